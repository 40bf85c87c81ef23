---@meta perigee
-- Written by `perigee reference --write`; what it says stands in Reference/API*.swift.
-- luacheck: ignore

--- A key that a table does not have.
---@alias perigee.UnknownKey never

---@alias perigee.Condition string|number|boolean|perigee.Matcher

---@class (exact) csv.DecodeOptions : {
---    header?: boolean, delimiter?: string, guard?: boolean, [string]: perigee.UnknownKey
---  }
---@field header? boolean Whether the first row names the columns; true by default.
---@field delimiter? string "," by default; ";", "tab" and others.
---@field guard? boolean Whether the apostrophes go that guard a spreadsheet from formulas.

---@class (exact) csv.EncodeOptions : {
---    columns?: string[], header?: boolean, delimiter?: string, guard?: boolean,
---    [string]: perigee.UnknownKey
---  }
---@field columns? string[] The columns in their order; by default the keys of all rows, sorted.
---@field header? boolean Whether the columns are the first row; true by default.
---@field delimiter? string "," by default; ";", "tab" and others.
---@field guard? boolean Whether cells that a spreadsheet would run get an apostrophe before them.

---@class (exact) json.EncodeOptions : { pretty?: boolean, [string]: perigee.UnknownKey }
---@field pretty? boolean Whether each value has a line.

---@class (exact) perigee.AutomationDeclaration : {
---    name?: string, every?: string, time_zone?: string, working_days?: "team",
---    catch_up?: "one"|"none", within?: string, on?: string, where?: perigee.Conditions,
---    debounce?: string, overlap?: "skip"|"queue", limits?: perigee.AutomationLimits,
---    on_failure?: string, as?: string, run?: function, [string]: perigee.UnknownKey
---  }
---@field name string What it is called by.
---@field every? string When it runs: "15 minutes", "day at 09:00", "mon-fri at 09:00", "month day 1
---  at 08:00", "last working day at 16:00"; this or on.
---@field time_zone? string Whose clock every goes by; the team's by default.
---@field working_days? "team" Leaves out days on which the team does not work.
---@field catch_up? "one"|"none" Whether the newest missed moment is made up for; "one" by default.
---@field within? string How late that may be, "6 hours" by default.
---@field on? string What it waits for: "reply", "bounce", "unsubscribe", "out_of_office",
---  "finished", "sender_halted", "contacts_imported"; this or every.
---@field where? perigee.Conditions Which events: sequence, sender, list or contact, and fields of
---  the contact.
---@field debounce? string So long without another event, and those until then are one run: "10
---  minutes".
---@field overlap? "skip"|"queue" What becomes of a moment while it runs: by default "skip" with
---  every, "queue" with on.
---@field limits? perigee.AutomationLimits What a run may use.
---@field on_failure? string "pause after 3" failures in a row, the default, or "go on".
---@field as? string The sender in whose name it acts, as a member; the default user otherwise.
---@field run fun(ctx: perigee.AutomationContext): any, string? What it does; what it returns is
---  kept with the run.

---@class (exact) perigee.AutomationLimits : {
---    time?: string, memory?: number, contacts?: number, engage?: number, per_day?: number,
---    [string]: perigee.UnknownKey
---  }
---@field time? string How long a run may take, "60 seconds" by default; at most an hour.
---@field memory? number MiB that its script may hold, 256 by default.
---@field contacts? number Contacts that a run may propose, engage, import or change, 1,000 by
---  default; stops and pauses have no limit.
---@field engage? number Contacts that a run may engage under a grant, never more than the grant
---  says.
---@field per_day? number Runs in any 24 hours, 1,440 by default.

---@class (exact) perigee.CalendarOptions : {
---    sender?: string, from?: string, to?: string, limit?: number, after?: string,
---    [string]: perigee.UnknownKey
---  }
---@field sender? string Only of this sender, by address.
---@field from? string The first day, "2026-11-23"; this week's Monday by default.
---@field to? string The last day, "2026-12-04"; four weeks by default.
---@field limit? number At most so many; all by default.
---@field after? string Only senders behind this one, in the order of the calendar.

---@class (exact) perigee.CapDeclaration : {
---    name?: string,
---    by?: string|fun(contact: perigee.Contact, ctx: perigee.Circumstances): string|number|nil,
---    at_most?: number, message?: string, [string]: perigee.UnknownKey
---  }
---@field name string As exclusions name it.
---@field by (
---    string|fun(contact: perigee.Contact, ctx: perigee.Circumstances): string|number|nil
---  ) "domain", a variable such as "company", or a function of the contact: nil where it does not
---  count. What fillers supply is seen; capitals make no difference.
---@field at_most number How many contacts of one value may be live or planned at once; at least 1.
---@field message string Why a contact is left out.

---@class (exact) perigee.EditOptions : {
---    contact?: string, sequence?: string, step?: number, subject?: string, body?: string,
---    html?: string, [string]: perigee.UnknownKey
---  }
---@field contact string The address.
---@field sequence string The sequence's name.
---@field step number From 1.
---@field subject? string In place of the step's.
---@field body? string In place of the step's.
---@field html? string In place of the step's.

---@class (exact) perigee.EligibilityDeclaration : {
---    name?: string, message?: string, rule?: function, [string]: perigee.UnknownKey
---  }
---@field name string As exclusions name it.
---@field message string Why a contact is left out.
---@field rule fun(contact: perigee.Contact, ctx: perigee.Circumstances): boolean Whether the
---  contact may be written to.

---@class (exact) perigee.EnrollmentOptions : {
---    sequence?: string, reason?: string, [string]: perigee.UnknownKey
---  }
---@field sequence? string Only enrollments in this sequence.
---@field reason? string Why; kept with the enrollment.

---@class (exact) perigee.FillerDeclaration : {
---    name?: string, variable?: string, rule?: function, [string]: perigee.UnknownKey
---  }
---@field name string As explanations name it.
---@field variable string What it fills.
---@field rule fun(contact: perigee.Contact, ctx: perigee.Circumstances): string|number|nil The
---  value for a contact that has none; nil where there is none.

---@class (exact) perigee.FilterDeclaration : {
---    name?: string, where?: perigee.Conditions|perigee.Filter, rule?: function,
---    [string]: perigee.UnknownKey
---  }
---@field name? string As commands take it; inside another filter and in scripts it may be left out.
---@field where? perigee.Conditions|perigee.Filter A matcher for each field, or a filter; compared
---  natively, before the rule is asked.
---@field rule? fun(contact: perigee.Contact, ctx: perigee.Circumstances): boolean Whether it lets
---  the contact through.

---@class (exact) perigee.HookDeclaration : {
---    name?: string, on?: "before_send", rule?: function, [string]: perigee.UnknownKey
---  }
---@field name string As explain and status name it.
---@field on "before_send" When it is asked: right before each email goes.
---@field rule fun(
---    contact: perigee.Contact, email: perigee.OutgoingEmail, ctx: perigee.Circumstances
---  ): string|nil nil lets the email go; "hold: reason" moves it to a later slot, where it is asked
---  again; "cancel: reason" ends what the contact was still to get. What is held for 30 days is
---  cancelled.

---@class (exact) perigee.ImportOptions : {
---    file?: string, list?: string, replace?: boolean, on_existing?: "skip"|"fill"|"overwrite",
---    map?: table<string, string>, columns?: string[], encoding?: string, delimiter?: string,
---    dates?: "dmy"|"mdy", decimal?: "point"|"comma", strict?: boolean, dry_run?: boolean,
---    [string]: perigee.UnknownKey
---  }
---@field file string A path in the workspace.
---@field list? string The list that the rows go into.
---@field replace? boolean Whether whoever is not in the file leaves the list.
---@field on_existing? "skip"|"fill"|"overwrite" What happens to contacts that are there; "fill" by
---  default.
---@field map? table<string, string> Variables by header; "" leaves the column out.
---@field columns? string[] The headers of the columns that are taken; all by default.
---@field encoding? string "utf-8" by default.
---@field delimiter? string What parts the cells, such as ";" or "tab"; found by default.
---@field dates? "dmy"|"mdy" How 11/12/2026 is read; not at all by default.
---@field decimal? "point"|"comma" What parts a number's fraction; "point" by default.
---@field strict? boolean Whether a value of the wrong kind rejects its row, not only the value.
---@field dry_run? boolean Whether only to say what would happen.

---@class (exact) perigee.ListsOptions : {
---    limit?: number, after?: string, [string]: perigee.UnknownKey
---  }
---@field limit? number At most so many; all by default.
---@field after? string Only lists whose names come after this one.

---@class (exact) perigee.LogOptions : {
---    user?: string, contact?: string, since?: string, after?: number, [string]: perigee.UnknownKey
---  }
---@field user? string The address of who did it.
---@field contact? string The address of whom it is about.
---@field since? string "2026-11-20", or "2026-11-20 10:00" in the team's zone.
---@field after? number The first entries behind that number, not the newest; 0 for the oldest.

---@class (exact) perigee.MailOptions : {
---    contact?: string, unmatched?: boolean, limit?: number, [string]: perigee.UnknownKey
---  }
---@field contact? string Only those about this contact.
---@field unmatched? boolean Only those that are about no contact.
---@field limit? number At most so many, the newest ones; 1,000 by default.

---@class (exact) perigee.MailServer : {
---    host?: string, port?: number, tls?: "starttls"|"tls"|"none", user?: string,
---    password?: perigee.Secret, ca?: string, auth?: "password"|"xoauth2",
---    [string]: perigee.UnknownKey
---  }
---@field host string Its name or address alone, such as "mail.acme.example".
---@field port? number By default the usual one: of smtp 587, with tls = "tls" 465; of imap 143 and
---  993.
---@field tls? "starttls"|"tls"|"none" "starttls" by default; "tls" from the first byte; "none" on
---  this machine alone.
---@field user? string Who logs in; needed by imap.
---@field password? perigee.Secret What proves who it is, or a command that prints the token.
---@field ca? string A file of the certificates to be trusted, from the workspace on; the system's
---  by default.
---@field auth? "password"|"xoauth2" How the login goes; "password" by default.

---@class (exact) perigee.Notify : {
---    webhook?: string, secret?: perigee.Secret, events?: string[], addresses?: boolean,
---    [string]: perigee.UnknownKey
---  }
---@field webhook string Where events are posted: an https address, or an http one of this machine.
---@field secret perigee.Secret What signs each post, so that its receiver knows from whom it is.
---@field events? string[] Which ones, of reply, bounce, unsubscribe, out_of_office, finished,
---  sender_halted, contacts_imported; all by default.
---@field addresses? boolean Whether contacts' addresses and the events' details are told; false by
---  default.

---@class (exact) perigee.PlanOptions : {
---    sequence?: string, contacts?: string|perigee.Filter|perigee.Contacts|perigee.Conditions,
---    senders?: perigee.Senders|perigee.SenderRule, exclude?: string|string[], start?: string,
---    mode?: perigee.Mode, authorize?: boolean, fit?: "whole"|"truncate", seed?: number,
---    [string]: perigee.UnknownKey
---  }
---@field sequence string The sequence's name.
---@field contacts string|perigee.Filter|perigee.Contacts|perigee.Conditions A filter, its name,
---  contacts, or conditions.
---@field senders perigee.Senders|perigee.SenderRule perigee.owners(), perigee.me(),
---  perigee.selected { … } or a sender rule.
---@field exclude? string|string[] Addresses that this plan leaves out.
---@field start? string "now", the default, or "2026-11-24 10:00" in the team's zone. Slots are full
---  hours: at 09:05 now is 10:00.
---@field mode? perigee.Mode As soon as possible by default.
---@field authorize? boolean Whether to override the safeguard, once; it is recorded.
---@field fit? "whole"|"truncate" Whether everybody must fit before the horizon; "whole" by default.
---@field seed? number Of everything drawn by lot; 1 by default.

---@class (exact) perigee.Quota : {
---    per_hour?: number|perigee.NoLimit, per_day?: number|perigee.NoLimit,
---    [string]: perigee.UnknownKey
---  }
---@field per_hour? number|perigee.NoLimit Emails in any 60 minutes, 50 by default; perigee.no_limit
---  for none.
---@field per_day? number|perigee.NoLimit Emails in any 24 hours, 400 by default; perigee.no_limit
---  for none.

---@class (exact) perigee.ReassignOptions : {
---    from?: string, to?: string, preview?: boolean, [string]: perigee.UnknownKey
---  }
---@field from string Whose contacts: a sender, or one who was.
---@field to string A sender, or rule:NAME.
---@field preview? boolean Only says what would be; false by default.

---@class (exact) perigee.ReclassifyOptions : {
---    contact?: string, confirm?: boolean, [string]: perigee.UnknownKey
---  }
---@field contact? string Whom it is about; whom it was found to be about by default.
---@field confirm? boolean Taking back a contact's own wish is meant; for managers.

---@class (exact) perigee.RemoveOptions : { confirmed?: boolean, [string]: perigee.UnknownKey }
---@field confirmed? boolean For entries made by the contact's own wish.

---@class (exact) perigee.ReplanOptions : {
---    preview?: boolean, earlier?: boolean, [string]: perigee.UnknownKey
---  }
---@field preview? boolean Only says what would be; false by default.
---@field earlier? boolean What waited for room goes as early as it wanted, where there is room now.

---@class (exact) perigee.ReplyOptions : {
---    sequence?: string, reason?: string, at?: string, [string]: perigee.UnknownKey
---  }
---@field sequence? string Only enrollments in this sequence.
---@field reason? string Why; kept with the enrollment.
---@field at? string When it came: "2026-11-24 16:20"; now by default.

---@class (exact) perigee.ReportOptions : {
---    limit?: number, after?: string, [string]: perigee.UnknownKey
---  }
---@field limit? number At most so many; all by default.
---@field after? string Only senders whose addresses come after this one.

---@class (exact) perigee.ResumeOptions : {
---    sequence?: string, reason?: string, preview?: boolean, [string]: perigee.UnknownKey
---  }
---@field sequence? string Only enrollments in this sequence.
---@field reason? string Why; kept with the enrollment.
---@field preview? boolean Only says what would be; false by default.

---@class (exact) perigee.SecretDeclaration : {
---    env?: string, file?: string, command?: string[], [string]: perigee.UnknownKey
---  }
---@field env? string The name of an environment variable.
---@field file? string The path of a file that holds nothing else, from the workspace on.
---@field command? string[] A program that prints it, and the program's arguments; no shell reads
---  them.

---@class (exact) perigee.SenderDeclaration : {
---    email?: string, name?: string, role?: "member"|"manager", time_zone?: string,
---    quota?: perigee.Quota, warm_up?: perigee.WarmUp, window?: perigee.Window, closed?: string[],
---    enabled?: boolean, signature?: string|perigee.Signature, reply_to?: string,
---    smtp?: perigee.MailServer, imap?: perigee.MailServer, [string]: perigee.UnknownKey
---  }
---@field email string The mailbox.
---@field name? string As templates show it, {{ sender.name }}.
---@field role? "member"|"manager" A manager may take entries off the blacklist; "member" by
---  default.
---@field time_zone? string As tzdata names it; the team's by default.
---@field quota? perigee.Quota The team's by default.
---@field warm_up? perigee.WarmUp Keeps a new mailbox's daily quota low at first; none by default.
---@field window? perigee.Window The team's by default.
---@field closed? string[] Days without emails, besides the window's.
---@field enabled? boolean Whether it sends; true by default.
---@field signature? string|perigee.Signature Below each of its emails; the team's by default.
---@field reply_to? string Where answers go; the team's by default.
---@field smtp? perigee.MailServer The server that takes its emails.
---@field imap? perigee.MailServer The server on which its answers are.

---@class (exact) perigee.SenderRuleDeclaration : {
---    name?: string, candidates?: string[], rule?: function, [string]: perigee.UnknownKey
---  }
---@field name string As perigee.rule takes it.
---@field candidates? string[] Addresses that it may choose; all enabled senders by default.
---@field rule fun(
---    contact: perigee.Contact, candidates: perigee.Candidate[], ctx: perigee.Circumstances
---  ): perigee.Candidate|string|nil A candidate or its address; nil leaves the contact out, and so
---  does a teammate who is disabled.

---@class (exact) perigee.SequenceDeclaration : {
---    name?: string, steps?: perigee.Step[], safeguard?: "any"|"same"|"off",
---    [string]: perigee.UnknownKey
---  }
---@field name string As commands take it.
---@field steps perigee.Step[] Emails and tasks, in order.
---@field safeguard? "any"|"same"|"off" Which sequences of the past keep a contact out; "any" by
---  default.

---@class (exact) perigee.SetOptions : {
---    new?: boolean, confirmed?: boolean, [string]: perigee.UnknownKey
---  }
---@field new? boolean Makes variables that no contact and no declaration has.
---@field confirmed? boolean For taking back do_not_contact, the contact's own wish; managers only.

---@class (exact) perigee.Signature : { text?: string, html?: string, [string]: perigee.UnknownKey }
---@field text string Below plain bodies; a template of {{ sender.name }} and {{ sender.email }}.
---@field html? string Below HTML bodies, such a template too; the text by default.

---@class (exact) perigee.SimulateOptions : {
---    through?: string, reply?: number, bounce?: number, out_of_office?: number,
---    unsubscribe?: number, seed?: number, [string]: perigee.UnknownKey
---  }
---@field through string The last day: "2027-06-01"; until is a word of Lua's own.
---@field reply? number The share of emails that are answered, from 0 to 1; 0 by default.
---@field bounce? number The share of addresses that are dead, from 0 to 1; 0 by default.
---@field out_of_office? number The share of emails that a machine answers, from 0 to 1; 0 by
---  default.
---@field unsubscribe? number The share of emails after which people want no more, from 0 to 1; 0 by
---  default.
---@field seed? number Of everything drawn; 1 by default.

---@class (exact) perigee.SpreadOptions : {
---    per_day?: number, per_hour?: number, [string]: perigee.UnknownKey
---  }
---@field per_day? number First emails in a day of the team's zone, 1 or more.
---@field per_hour? number First emails in an hour of the team's zone, 1 or more.

---@class (exact) perigee.Step : {
---    after?: number, at?: string, subject?: string, body?: string, html?: string, task?: string,
---    [string]: perigee.UnknownKey
---  }
---@field after? number Working days after the step before; the first step has none.
---@field at? string The slot, such as "14:00"; the same hour as the step before by default.
---@field subject? string A template; without one an email answers in the thread of the one before.
---@field body? string A template of plain text.
---@field html? string A template whose values are escaped.
---@field task? string What to do by hand, in place of an email.

---@class (exact) perigee.TaskOptions : {
---    sender?: string, sequence?: string, limit?: number, [string]: perigee.UnknownKey
---  }
---@field sender? string Only of this sender, by address.
---@field sequence? string Only of this sequence.
---@field limit? number At most so many; all by default.

---@class (exact) perigee.TeamDeclaration : {
---    time_zone?: string, senders?: perigee.SenderDeclaration[], default_user?: string,
---    quota?: perigee.Quota, window?: perigee.Window, closed?: string[],
---    signature?: string|perigee.Signature, reply_to?: string, unsubscribe?: perigee.Unsubscribe,
---    notify?: perigee.Notify, unresponsive_after?: number,
---    variables?: table<string, "text"|"number"|"date">, [string]: perigee.UnknownKey
---  }
---@field time_zone string Of spreads and of senders without one, such as "Europe/Paris".
---@field senders perigee.SenderDeclaration[] The mailboxes, in the order of every listing.
---@field default_user? string Who acts where neither --as nor PERIGEE_USER says; the first sender
---  by default.
---@field quota? perigee.Quota For senders without one.
---@field window? perigee.Window For senders without one.
---@field closed? string[] Days on which nobody sends.
---@field signature? string|perigee.Signature For senders without one.
---@field reply_to? string For senders without one; answers go to the mailbox that sent by default.
---@field unsubscribe? perigee.Unsubscribe Puts List-Unsubscribe into every email; none by default.
---@field notify? perigee.Notify Posts what happens to a web address as signed JSON; none by
---  default.
---@field unresponsive_after? number How many days after the last step of a sequence a contact who
---  has not answered is unresponsive; 7 by default.
---@field variables? table<string, "text"|"number"|"date"> Kinds of variables; rules see a number as
---  a number. What is not declared is text.

---@class (exact) perigee.Unsubscribe : {
---    mailto?: string, key?: perigee.Secret, key_id?: string, [string]: perigee.UnknownKey
---  }
---@field mailto string The address to which mail programs write for a contact who wants no more.
---@field key perigee.Secret What signs the token of each contact.
---@field key_id string The key's name in the tokens, such as "2026a": letters, digits, - and _.

---@class (exact) perigee.UpgradeOptions : { preview?: boolean, [string]: perigee.UnknownKey }
---@field preview? boolean Only says what would be; false by default.

---@class (exact) perigee.VerdictDeclaration : {
---    name?: string, rule?: function, [string]: perigee.UnknownKey
---  }
---@field name string As the mail's line names it.
---@field rule fun(
---    message: perigee.Message, verdict: string, ctx: perigee.Circumstances
---  ): string|nil What the mail is: "reply", "auto_reply", "bounce", "delayed", "unsubscribe",
---  "complaint", "receipt", "calendar", "challenge", "own" or "other"; nil leaves the verdict. A
---  reply, a bounce, an unsubscribe and a complaint may become what stops as much or more, and
---  nothing less.

---@class (exact) perigee.WarmUp : {
---    since?: string, from?: number, to?: number, days?: number, [string]: perigee.UnknownKey
---  }
---@field since string Its first day, such as "2026-12-01"; before it the quota is from, too.
---@field from number Emails in 24 hours on that day; never more than per_day.
---@field to number Those after so many days, and from then on.
---@field days number The sender's working days that it takes; it rises evenly, rounded down.

---@class (exact) perigee.Window : {
---    days?: string, hours?: string, closed?: string[], [string]: perigee.UnknownKey
---  }
---@field days? string Working days, "mon-fri" by default; "mon-wed,fri".
---@field hours? string Whole hours of the sender's zone, "09:00-18:00" by default.
---@field closed? string[] Days without emails, such as "2026-12-25".

--- A filter, to be combined with others.
---@class (exact) perigee.Filter
---@operator band(perigee.Filter): perigee.Filter
---@operator bor(perigee.Filter): perigee.Filter
---@operator bnot: perigee.Filter
---@field private handle userdata

--- A team's settings.
---@class (exact) perigee.Team
---@field private handle userdata

--- A sequence.
---@class (exact) perigee.Sequence
---@field private handle userdata

--- A filler.
---@class (exact) perigee.Filler
---@field private handle userdata

--- A sender rule.
---@class (exact) perigee.SenderRule
---@field private handle userdata

--- An eligibility rule.
---@class (exact) perigee.Eligibility
---@field private handle userdata

--- A cap.
---@class (exact) perigee.Cap
---@field private handle userdata

--- A verdict rule.
---@class (exact) perigee.Verdict
---@field private handle userdata

--- An incoming mail, as verdict rules see it.
---@class (exact) perigee.Message
---@field from? string The address that wrote.
---@field domain? string What stands behind its @.
---@field subject? string Its subject.
---@field text? string The start of what its writer wrote, without quotes; at most 1,000 characters.
---@field evidence? string Why it has its verdict, a line each.
---@field recipients? string Of a report: "ann@x.example failed hard", a line each.
---@field return_date? string Of an automatic reply: the day of the return, "2026-12-01", where it
---  says one.

--- A hook.
---@class (exact) perigee.Hook
---@field private handle userdata

--- An email that is about to go, as hooks see it.
---@class (exact) perigee.OutgoingEmail
---@field subject string Its subject.
---@field text string Its text, at most 10,000 bytes; of an email of HTML alone, what stands in it.
---@field sender string Whose mailbox sends it.
---@field sequence string The sequence's name.
---@field step integer Its step, from 1.
---@field planned_at string The moment for which it was planned, RFC 3339, in the team's zone.

--- What a field is compared with.
---@class (exact) perigee.Matcher
---@field private handle userdata

--- No limit of a quota.
---@class (exact) perigee.NoLimit
---@field private handle userdata

--- Where a secret is read when it is needed.
---@class (exact) perigee.Secret
---@field private handle userdata

--- What a rule may depend on besides its contact.
---@class (exact) perigee.Circumstances
---@field now string The moment of planning, RFC 3339, in the team's zone.
---@field today string Its day, "2026-11-24".
---@field hour integer Its hour, 0 to 23.
---@field weekday "mon"|"tue"|"wed"|"thu"|"fri"|"sat"|"sun" Its day of the week.
---@field time_zone string The team's zone.
---@field seed integer The plan's seed.
---@field index integer For sender rules: which contact of the plan this is, from 1.
---@field senders string[] The addresses of all the team's senders.

--- A sender that a sender rule may choose.
---@class (exact) perigee.Candidate
---@field email string The mailbox.
---@field name string The sender's name.
---@field role "member"|"manager" The role.
---@field time_zone string Its zone.
---@field active integer Its live enrollments at the moment of planning.
---@field assigned integer The contacts of this plan that it has been given so far.

--- An automation.
---@class (exact) perigee.Automation
---@field private handle userdata

--- What a run is told.
---@class (exact) perigee.AutomationContext
---@field automation string Its name.
---@field now string The moment of the run, RFC 3339, in the team's zone.
---@field at string The moment it runs for, which is earlier where it is late.
---@field seed integer What math.random begins with.
---@field event? perigee.AutomationEvent The newest event; nil for a schedule.
---@field events perigee.AutomationEvent[] All that came until then, oldest first; none for a
---  schedule.
---@field propose fun(plan: perigee.Plan, why: string): perigee.Proposal?, string? perigee.propose,
---  under a shorter name.

--- What happened.
---@class (exact) perigee.AutomationEvent
---@field kind (
---    "reply"|"bounce"|"unsubscribe"|"out_of_office"|"finished"|"sender_halted"|"contacts_imported"
---  ) What it is.
---@field at string When, RFC 3339.
---@field contact? string Whom it is about.
---@field sequence? string The sequence of the enrollment.
---@field sender? string The contact's sender, or who was halted.
---@field list? string What was imported into.
---@field detail? string The reason that was given.

--- A plan that waits for a person.
---@class (exact) perigee.Proposal
---@field id integer For perigee approve.
---@field digest string The plan's.
---@field contacts integer How many it starts.
---@field state "open"|"approved"|"declined"|"expired"|"late" "open" until somebody decides.

--- A contact: its variables, each nil where it has no value, and what every contact has.
---@class perigee.Contact
---@field email string The address.
---@field domain string What stands behind its @.
---@field owner? string The owner's address.
---@field status (
---    "new"|"added"|"contacted"|"replied"|"qualified"|"unresponsive"|"bad_data"|"do_not_contact"|
---    "disqualified"
---  ) Where the contact stands.
local Contact = {}

--- Ends enrollments: what was still to go is cancelled.
---
---     local contact = perigee.all():first(1)[1]
---     if contact then print(contact:stop { reason = "asked by phone" }) end
---@param options? perigee.EnrollmentOptions Which enrollments, and why.
---@return perigee.EnrollmentOutcome # What became of them. It asks nobody: perigee.confirm does.
function Contact:stop(options) end

--- Interrupts enrollments: what was still to go keeps its place and loses its moment.
---
---     local contact = perigee.all():first(1)[1]
---     if contact then print(contact:pause { reason = "on holiday" }) end
---@param options? perigee.EnrollmentOptions Which enrollments, and why.
---@return perigee.EnrollmentOutcome # What became of them. It asks nobody: perigee.confirm does.
function Contact:pause(options) end

--- Notes an answer, which stops enrollments.
---
---     local contact = perigee.all():first(1)[1]
---     if contact then print(contact:reply { at = "2026-11-20 16:20" }) end
---@param options? perigee.ReplyOptions Which enrollments, and why.
---@return perigee.EnrollmentOutcome # What became of them. It asks nobody: perigee.confirm does.
function Contact:reply(options) end

--- Lets paused enrollments go on, from the next coming slot.
---
---     local contact = perigee.all():first(1)[1]
---     if contact then print(contact:resume { reason = "back again" }) end
---@param options? perigee.ResumeOptions Which enrollments, and why.
---@return perigee.Rearrangement # Every step that came to another moment. It asks nobody:
---  perigee.confirm does.
function Contact:resume(options) end

--- A set of contacts, looked up when it is used.
---@class (exact) perigee.Contacts
---@field count integer How many they were when they were asked for.
local Contacts = {}

--- The first contacts of the set.
---
---     for _, contact in ipairs(perigee.all():first(3)) do print(contact.email) end
---@param count? number At most so many; 10 by default.
---@param after? string Only those that arrived after the contact with this address, as the last of
---  the page before.
---@return perigee.Contact[] # In order of arrival.
function Contacts:first(count, after) end

--- Goes through all contacts of the set.
---
---     for contact in perigee.list("leads"):each() do print(contact.email) break end
---@return fun(): perigee.Contact? # For a loop.
function Contacts:each() end

--- Those of the set that a filter lets through.
---
---     print(perigee.list("leads"):filter "mid_market")
---@param filter string|perigee.Filter|perigee.Conditions A filter's name, a filter made in place,
---  or conditions as of perigee.contacts.
---@return perigee.Contacts # A narrower set.
function Contacts:filter(filter) end

--- The contacts of the set and those of another one, each once.
---
---     print(perigee.list("leads"):with "mid_market")
---@param others string|perigee.Filter|perigee.Contacts|perigee.Conditions Contacts, a filter, its
---  name, or conditions as of perigee.contacts.
---@return perigee.Contacts # A wider set.
function Contacts:with(others) end

--- Ends enrollments: what was still to go is cancelled.
---
---     print(perigee.list("leads"):stop { reason = "asked by phone" })
---@param options? perigee.EnrollmentOptions Which enrollments, and why.
---@return perigee.EnrollmentOutcome # What became of them. It asks nobody: perigee.confirm does.
function Contacts:stop(options) end

--- Interrupts enrollments: what was still to go keeps its place and loses its moment.
---
---     print(perigee.list("leads"):pause { reason = "on holiday" })
---@param options? perigee.EnrollmentOptions Which enrollments, and why.
---@return perigee.EnrollmentOutcome # What became of them. It asks nobody: perigee.confirm does.
function Contacts:pause(options) end

--- Notes an answer, which stops enrollments.
---
---     print(perigee.list("leads"):reply { at = "2026-11-20 16:20" })
---@param options? perigee.ReplyOptions Which enrollments, and why.
---@return perigee.EnrollmentOutcome # What became of them. It asks nobody: perigee.confirm does.
function Contacts:reply(options) end

--- Lets paused enrollments go on, from the next coming slot.
---
---     print(perigee.list("leads"):resume())
---@param options? perigee.ResumeOptions Which enrollments, and why.
---@return perigee.Rearrangement # Every step that came to another moment. It asks nobody:
---  perigee.confirm does.
function Contacts:resume(options) end

--- A list.
---@class (exact) perigee.ListSummary
---@field name string Its name.
---@field count integer How many contacts are in it.

--- What became of a file's rows.
---@class (exact) perigee.Import
---@field imported integer New contacts.
---@field updated integer Contacts that changed.
---@field unchanged integer Contacts that were like that.
---@field rejected integer Bad rows.
---@field warnings integer Rows with something odd.
---@field left string[] Who left the list that was to be what the file says.
---@field stopped perigee.EnrollmentChange[] Whose enrollments it has ended, by a status that
---  forbids emails.
---@field opted_out integer Rows of people who asked to be left alone: do_not_contact.
---@field bad_data integer Rows whose address takes no mail.
---@field columns perigee.ImportedColumn[] What became of each column.

--- A column of an imported file.
---@class (exact) perigee.ImportedColumn
---@field header string As the file has it.
---@field variable? string What it became; nil where it was left out.

--- An entry of the blacklist.
---@class (exact) perigee.BlacklistEntry
---@field entry string An address or a domain.
---@field reason string Why.
---@field by string Who added it.

--- How contacts get their sender.
---@class (exact) perigee.Senders
---@field private handle userdata

--- How fast contacts are started.
---@class (exact) perigee.Mode
---@field private handle userdata

--- Every email of every step; nothing of it is committed.
---@class (exact) perigee.Plan
---@field digest string What the plan is known by.
---@field sequence string The sequence's name.
---@field contacts integer How many are written to.
---@field emails integer How many emails.
---@field first? string When the first email goes out, RFC 3339.
---@field last? string When the last one does.
---@field senders perigee.PlannedSender[] Who sends.
local Plan = {}

--- Commits exactly this plan; raises, and commits nothing, where the world has changed.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     if plan.contacts > 0 then print(plan:engage()) end
---@return perigee.Engagement # What was committed.
function Plan:engage() end

--- Writes the plan to a file, for review and for perigee engage.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     plan:save "plan.json"
---@param path string Below the workspace.
function Plan:save(path) end

--- Every email of the plan.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     for _, sending in ipairs(plan:sendings(3)) do print(sending.at, sending.contact) end
---@param count? number At most so many; all by default.
---@return perigee.Sending[] # In order of contacts.
function Plan:sendings(count) end

--- Who is left out, and why.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = perigee.all(), senders = perigee.me(),
---     }
---     for _, excluded in ipairs(plan:excluded()) do print(excluded.reasons[1].detail) break end
---@return perigee.Excluded[] # Everybody.
function Plan:excluded() end

--- Contacts that get another owner by engaging.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     print(#plan:owner_changes())
---@return perigee.OwnerChange[] # All of them.
function Plan:owner_changes() end

--- Every step as one contact gets it.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     local sending = plan:sendings(1)[1]
---     if sending then print(plan:emails_to(sending.contact)[1].subject) end
---@param email string The contact's address.
---@return perigee.Email[]? # Nil where the contact is not in the plan.
function Plan:emails_to(email) end

--- Emails by day and sender.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     print(plan:calendar())
---@param sender? string Of this sender alone.
---@return perigee.Calendar # Prints as a calendar.
function Plan:calendar(sender) end

--- Engages the plan on a copy and lets the time pass there, with recipients who are not there;
--- nothing is sent and nothing changes.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.owners(),
---     }
---     if plan.contacts > 0 then print(plan:simulate { through = "2027-03-01", reply = 0.05 }) end
---@param options perigee.SimulateOptions Until when, and what recipients do.
---@return perigee.Simulation # What came of it.
function Plan:simulate(options) end

--- A sender of a plan.
---@class (exact) perigee.PlannedSender
---@field email string The mailbox.
---@field contacts integer How many it writes to.
---@field first? string Its first email.
---@field last? string Its last email.

--- One email of one step to one contact.
---@class (exact) perigee.Sending
---@field contact string The address.
---@field step integer From 1.
---@field sender string Who sends.
---@field at string When, RFC 3339 in the sender's zone.

--- A contact that is left out.
---@class (exact) perigee.Excluded
---@field contact string The address.
---@field reasons perigee.Reason[] All that hold.

--- Why a contact is left out.
---@class (exact) perigee.Reason
---@field code string For programs: "blacklisted".
---@field detail string For people.
---@field cure string What would help.

--- A contact that gets another owner.
---@class (exact) perigee.OwnerChange
---@field contact string The address.
---@field from? string The owner until now.
---@field to string The owner after engaging.

--- A step as a contact gets it.
---@class (exact) perigee.Email
---@field step integer From 1.
---@field sender string Who sends.
---@field at string When.
---@field subject? string The subject.
---@field body? string The plain text.
---@field html? string The HTML.
---@field task? string What to do by hand instead.

--- Emails by day; prints as a calendar.
---@class (exact) perigee.Calendar
---@field days table<string, integer> Emails by day.

--- A committed plan.
---@class (exact) perigee.Engagement
---@field engagement integer Its number, for perigee.rollback.
---@field enrolled integer How many contacts.
---@field sendings integer How many emails.
---@field is_new boolean False where this very plan had been engaged before.

--- An engagement that was undone; prints as what that undid.
---@class (exact) perigee.Rollback
---@field engagement integer Its number.
---@field sequence string The sequence's name.
---@field contacts integer How many were enrolled.
---@field sendings integer How many emails and tasks were cancelled.

--- What one plan has that another has not.
---@class (exact) perigee.Difference
---@field count integer How many changes.

--- A teammate with a mailbox.
---@class (exact) perigee.Sender
---@field email string The mailbox.
---@field name string The name.
---@field role string The role.
---@field time_zone string Its zone.
---@field enabled boolean Whether it sends.
---@field active integer Its live enrollments now.
---@field state "sends"|"warming_up"|"halted"|"disabled"|"gone" Whether it sends, and below its
---  quota or not.
---@field why? string What its server said, where it is halted.
---@field quota perigee.SenderQuota What it may send today.
---@field today perigee.SenderUse Its day, in its zone.
---@field week perigee.SenderUse Its week, from Monday to Sunday.

--- What a mailbox may send on a day.
---@class (exact) perigee.SenderQuota
---@field per_hour? integer In any 60 minutes; nil where nothing limits it.
---@field per_day? integer In any 24 hours, of a warm-up that day's; nil where nothing limits it.

--- What lies in a mailbox's days, and what is free.
---@class (exact) perigee.SenderUse
---@field from string The first day.
---@field to string The last day.
---@field used integer Emails that went, are to go or may have gone.
---@field sent integer Emails that went.
---@field committed integer Emails that are to go.
---@field unknown integer Emails that may have gone.
---@field capacity? integer The most that quota and hours allow, of today without its past hours;
---  nil where nothing limits it.
---@field free? integer How many more a plan that is made now finds room for; nil where nothing
---  limits it.
---@field closed? "day_off"|"closed_date"|"disabled" Why nothing may go; nil where it may.

--- How a sequence stands among the others.
---@class (exact) perigee.SequenceSummary
---@field name string Its name.
---@field steps? integer How many; nil where its file is gone.
---@field tasks? integer How many of them people do by hand.
---@field contacts integer Live enrollments.
---@field planned integer Emails and tasks to come, as perigee.report counts them.
---@field sent integer Those that went or were done.
---@field file? string Where it is declared; nil where the file is gone.

--- How a sequence stands.
---@class (exact) perigee.Report
---@field sequence string Its name.
---@field engagements integer How often it was engaged.
---@field active integer Live enrollments.
---@field states table<string, integer> Enrollments by state.

--- Why emails are where they are.
---@class (exact) perigee.Explanation
---@field private handle userdata

--- An entry of the audit log.
---@class (exact) perigee.LogEntry
---@field number integer Its number, from 1.
---@field at string When.
---@field user string Who.
---@field action string What.
---@field subject string To what.
---@field detail string How.

--- What pcall gives for an error of the host.
---@class (exact) perigee.Error
---@field code string For programs: "unknown_filter".
---@field message string For people.
---@field file? string Where it happened.
---@field line? integer The line there.
---@field traceback string The way there, a line a call.

--- What became of enrollments.
---@class (exact) perigee.EnrollmentOutcome
---@field changed perigee.EnrollmentChange[] Those that have another state now.
---@field untouched integer How many of the contacts have none that changed.

--- One enrollment that has another state.
---@class (exact) perigee.EnrollmentChange
---@field contact string The address.
---@field sequence string Its name.
---@field sender string Who sends.
---@field before (
---    "added"|"active"|"replied"|"stopped"|"unresponsive"|"unsubscribed"|"blacklisted"|"bounced"|
---    "error"|"paused"|"ended"|"rolled_back"
---  ) Its state until now.
---@field after (
---    "added"|"active"|"replied"|"stopped"|"unresponsive"|"unsubscribed"|"blacklisted"|"bounced"|
---    "error"|"paused"|"ended"|"rolled_back"
---  ) Its state.
---@field sendings integer How many were still to go and are cancelled, or have no moment.

--- Committed steps that came to other moments.
---@class (exact) perigee.Rearrangement
---@field contacts integer How many it is about.
---@field moves perigee.Move[] By their new moments.
---@field added integer How many steps an upgrade brings; those with a moment are among the moves.
---@field cancelled integer How many steps an upgrade takes away.
---@field left perigee.LeftContact[] Who stays as they are, and why.
---@field waiting string[] What waits for somebody to act, of senders who are disabled or gone.
---@field untouched integer How many of the contacts that were meant it is not about.

--- One step that came to another moment.
---@class (exact) perigee.Move
---@field contact string The address.
---@field sequence string Its name.
---@field sender string Who sends it now.
---@field step integer From 1.
---@field kind "email"|"task" What it is.
---@field from? string Where it was; nil where it had no moment.
---@field to? string Where it is; nil until the task before it is done.
---@field cause (
---    "paused"|"resumed"|"missed"|"put_off"|"held"|"later_step"|"behind_task"|"task_done"|"quota"|
---    "window"|"time_zone"|"earlier"|"reassigned"|"upgraded"|"reclassified"
---  ) Why.

--- A contact that stays as it is.
---@class (exact) perigee.LeftContact
---@field contact string The address.
---@field sequence string Its name.
---@field message string Why.

--- Something that a person does for a contact.
---@class (exact) perigee.Task
---@field contact string The address.
---@field sequence string Its name.
---@field step integer From 1.
---@field sender string Who has to do it.
---@field at string Its slot, RFC 3339 in the sender's zone.
---@field state "overdue"|"due"|"coming" Whether its slot is over, has begun, or is to come.
---@field text string What is to be done.
local Task = {}

--- Notes that it was done: the next step counts from now.
---
---     local task = perigee.tasks { limit = 1 }[1]
---     if task then print(task:done()) end
---@return perigee.TaskOutcome # What goes on. It asks nobody.
function Task:done() end

--- Notes that it will not be done: the next step counts from now.
---
---     local task = perigee.tasks { limit = 1 }[1]
---     if task then print(task:skip()) end
---@return perigee.TaskOutcome # What goes on. It asks nobody.
function Task:skip() end

--- What came of a task; prints as that.
---@class (exact) perigee.TaskOutcome
---@field outcome "done"|"skipped" What was noted.
---@field state string Of the enrollment, afterwards.
---@field moments perigee.StepMoment[] The steps that waited for it, up to the next task.

--- When a step goes.
---@class (exact) perigee.StepMoment
---@field step integer From 1.
---@field at string RFC 3339 in the sender's zone.

--- What mailboxes have, day by day.
---@class (exact) perigee.MailboxCalendar
---@field from string The first day.
---@field to string The last day.
---@field senders perigee.MailboxDays[] In the order of perigee.lua.

--- The days of one mailbox.
---@class (exact) perigee.MailboxDays
---@field email string The mailbox.
---@field time_zone string Whose days they are.
---@field days perigee.MailboxDay[] Every day once.

--- One day of a mailbox.
---@class (exact) perigee.MailboxDay
---@field day string "2026-11-23".
---@field sent integer Emails that went.
---@field committed integer Emails that are to go.
---@field unknown integer Emails that may have gone.
---@field capacity? integer The most that quota and hours allow, of today without its past hours;
---  nil where nothing limits it.
---@field closed? "day_off"|"closed_date"|"disabled" Why nothing may go; nil where it may.

--- What came of a simulation; prints as a summary.
---@class (exact) perigee.Simulation
---@field through string Its last day.
---@field last_first_email? string When the last contact gets its first email; nil where nobody gets
---  one.
---@field sent integer Emails.
---@field replies integer Replies of people.
---@field bounces integer Dead addresses.
---@field out_of_office integer Automatic replies.
---@field unsubscribed integer Wishes to get no more.
---@field tasks integer Tasks that were done.
---@field moved integer Emails that missed their moments.
---@field held integer Times that a hook held an email.
---@field runs integer Runs of automations.
---@field approved integer Proposals that were engaged.
---@field waiting integer Contacts who got nothing yet.
---@field stranded integer Those of them whose sender cannot send.
---@field held_up_replies integer Those who wait for room and would have answered.

--- A plan as a file holds it; prints as its overview.
---@class (exact) perigee.SavedPlan
---@field digest string What the plan is known by.
---@field sequence string The sequence's name.
---@field contacts integer How many are written to.
---@field emails integer How many emails.
---@field first? string When the first email goes out, RFC 3339.
---@field last? string When the last one does.
local SavedPlan = {}

--- Plans the same again and commits exactly the saved plan; raises, names what differs and commits
--- nothing where the world has changed.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     plan:save "plans/intro.plan"
---     if plan.contacts > 0 then print(perigee.load_plan("plans/intro.plan"):engage()) end
---@return perigee.Engagement # What was committed.
function SavedPlan:engage() end

--- A copy of the database.
---@class (exact) perigee.Backup
---@field path string Where it is.
---@field recorded boolean Whether the log says so; one that cannot be written does not.
---@field whole boolean Whether the log in it is what was written, from its first entry to its last.

--- What stands for JSON's null: json.null, and no other value.
---@class (exact) json.Null
---@field private handle userdata

--- A mail that was read; prints as its line.
---@class (exact) perigee.Mail
---@field id integer Its number.
---@field verdict (
---    "reply"|"auto_reply"|"bounce"|"delayed"|"unsubscribe"|"complaint"|"receipt"|"calendar"|
---    "challenge"|"own"|"other"
---  ) What it is taken for.
---@field contact? string Whom it is about; nil for nobody.
---@field from? string Who wrote it, where it says so.
---@field subject string Its subject.
---@field text string The start of what its writer wrote; of strangers gone after 90 days.
---@field at string When it came, RFC 3339.
---@field evidence string[] Why it has its verdict.
---@field outcome string What it did.
local Mail = {}

--- Takes the mail for something else: undoes what it did, and does what the verdict means.
---
---     local mail = perigee.mails { unmatched = true, limit = 1 }[1]
---     if mail then print(mail:reclassify("other")) end
---@param verdict (
---    "reply"|"auto_reply"|"bounce"|"delayed"|"unsubscribe"|"complaint"|"receipt"|"calendar"|
---    "challenge"|"own"|"other"
---  ) What it is.
---@param options? perigee.ReclassifyOptions About whom.
---@return perigee.Mail # As it is taken now.
function Mail:reclassify(verdict, options) end

--- What each field is compared with.
---@class perigee.Conditions
---@field email? perigee.Condition
---@field domain? perigee.Condition
---@field owner? perigee.Condition
---@field status? perigee.Condition
---@field list? perigee.Condition
---@field sequence? perigee.Condition
---@field state? perigee.Condition

---@class perigee
local perigee = {}

--- No limit of a quota.
---@type perigee.NoLimit
perigee.no_limit = nil

--- Addresses and domains that must not be mailed.
---@class (exact) perigee.Blacklist
perigee.blacklist = {}

--- The team's settings: what perigee.lua returns.
---
---     return perigee.team {
---       time_zone = "Europe/Paris",
---       senders = { { email = "anna@acme.example", name = "Anna", role = "manager" } },
---     }
---@param declaration perigee.TeamDeclaration What is declared.
---@return perigee.Team # To be returned by its file.
function perigee.team(declaration) end

--- A series of emails over time: what a file of sequences/ returns.
---
---     return perigee.sequence {
---       name = "intro",
---       steps = {
---         {
---           subject = "{{ company }} and us",
---           body = "Hello {{ first_name | default: \"there\" }}",
---         },
---         { after = 3, at = "14:00", body = "Just a word after my last email." },
---       },
---     }
---@param declaration perigee.SequenceDeclaration What is declared.
---@return perigee.Sequence # To be returned by its file.
function perigee.sequence(declaration) end

--- A predicate over contacts. Filters combine: a & b, a | b, ~a.
---
---     return perigee.filter {
---       name = "dach_leads",
---       where = { country = perigee.one_of { "DE", "AT", "CH" } },
---       rule = function(contact) return contact.title ~= "Intern" end,
---     }
---@param declaration perigee.FilterDeclaration What is declared.
---@return perigee.Filter # To be returned by its file.
function perigee.filter(declaration) end

--- Supplies a variable where a contact has none.
---
---     return perigee.filler {
---       name = "greeting", variable = "greeting",
---       rule = function(contact) return contact.country == "DE" and "Hallo" or "Hello" end,
---     }
---@param declaration perigee.FillerDeclaration What is declared.
---@return perigee.Filler # To be returned by its file.
function perigee.filler(declaration) end

--- Chooses who writes to each contact.
---
---     return perigee.sender_rule {
---       name = "owner_first",
---       rule = function(contact, candidates) return contact.owner or candidates[1] end,
---     }
---@param declaration perigee.SenderRuleDeclaration What is declared.
---@return perigee.SenderRule # To be returned by its file.
function perigee.sender_rule(declaration) end

--- A rule of the workspace for who may be added, in every plan.
---
---     return perigee.eligibility {
---       name = "no_students", message = "students are not written to",
---       rule = function(contact) return contact.title ~= "Student" end,
---     }
---@param declaration perigee.EligibilityDeclaration What is declared.
---@return perigee.Eligibility # To be returned by its file.
function perigee.eligibility(declaration) end

--- At most so many contacts of one value live or planned at once, over all engagements and in every
--- plan. A blank value does not count.
---
---     return perigee.cap {
---       name = "two_per_company", by = "company", at_most = 2,
---       message = "two people of the company are enough",
---     }
---@param declaration perigee.CapDeclaration What is declared.
---@return perigee.Cap # To be returned by its file.
function perigee.cap(declaration) end

--- What an incoming mail is, where the workspace knows better than Perigee. It may not weaken what
--- stops a contact.
---
---     return perigee.verdict {
---       name = "ticket_systems",
---       rule = function(message)
---         if message.subject:find "^%[Ticket #%d+%]" then return "auto_reply" end
---       end,
---     }
---@param declaration perigee.VerdictDeclaration What is declared.
---@return perigee.Verdict # To be returned by its file.
function perigee.verdict(declaration) end

--- Is asked before each email goes, and may hold or cancel it with a reason: never send more, and
--- never change a text. An email that a hook has no answer for is held.
---
---     return perigee.hook {
---       name = "fair_week", on = "before_send",
---       rule = function(contact, email, ctx)
---         if contact.company == "Acme" and ctx.today <= "2026-12-04" then
---           return "hold: they are at their fair"
---         end
---       end,
---     }
---@param declaration perigee.HookDeclaration What is declared.
---@return perigee.Hook # To be returned by its file.
function perigee.hook(declaration) end

--- Acts on a schedule or an event, and proposes what a person approves.
---
---     return perigee.automation {
---       name = "monday_leads", every = "mon at 08:30", working_days = "team",
---       limits = { contacts = 300 },
---       run = function(ctx)
---         return ctx.propose(perigee.plan {
---           sequence = "intro", contacts = "mid_market", senders = perigee.owners(),
---         }, "Monday leads")
---       end,
---     }
---@param declaration perigee.AutomationDeclaration What is declared.
---@return perigee.Automation # To be returned by its file.
function perigee.automation(declaration) end

--- Says where a secret is read when it is needed; Lua never gets the secret itself.
---
---     return perigee.team {
---       time_zone = "Europe/Paris",
---       senders = { { email = "anna@acme.example", name = "Anna" } },
---       unsubscribe = {
---         mailto = "unsubscribe@acme.example", key_id = "2026a",
---         key = perigee.secret { env = "UNSUBSCRIBE_KEY" },
---       },
---     }
---@param source perigee.SecretDeclaration Exactly one of env, file and command.
---@return perigee.Secret # For the team's settings.
function perigee.secret(source) end

--- Any of these values.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.one_of { "DE", "AT" } },
---     }
---@param values (string|number|boolean)[] What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.one_of(values) end

--- None of these values.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.none_of { "student", "intern" } },
---     }
---@param values (string|number|boolean)[] What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.none_of(values) end

--- A number or a day from the first to the last, both included.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.between(50, 500) },
---     }
---@param first number|string What the field is compared with.
---@param last number|string What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.between(first, last) end

--- This number or day, or a later one.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.at_least(50) },
---     }
---@param bound number|string What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.at_least(bound) end

--- This number or day, or an earlier one.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.at_most("2026-12-31") },
---     }
---@param bound number|string What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.at_most(bound) end

--- Has this text in it, in capital or small letters.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.contains "sales" },
---     }
---@param text string What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.contains(text) end

--- Begins with this text, in capital or small letters.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.starts_with "head" },
---     }
---@param text string What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.starts_with(text) end

--- Ends with this text, in capital or small letters.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.ends_with "gmbh" },
---     }
---@param text string What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.ends_with(text) end

--- Any value.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.present() },
---     }
---@return perigee.Matcher # For a filter's where.
function perigee.present() end

--- No value.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.blank() },
---     }
---@return perigee.Matcher # For a filter's where.
function perigee.blank() end

--- Another value than this, or what this matcher does not match, no value too.
---
---     return perigee.filter {
---       name = "example",
---       where = { company = perigee.is_not "DE" },
---     }
---@param value string|number|boolean|perigee.Matcher What the field is compared with.
---@return perigee.Matcher # For a filter's where.
function perigee.is_not(value) end

--- The contacts that a filter lets through now, or that meet conditions.
---
---     print(perigee.contacts "mid_market")
---     print(perigee.contacts { status = "new", company = perigee.present() })
---@param filter string|perigee.Filter|perigee.Contacts|perigee.Conditions A filter's name, a filter
---  made in place, or a table of conditions, which all must hold: a value is compared as by
---  --where, exactly, a declared number however it is written, "" for no value; a matcher as in a
---  filter's where.
---@return perigee.Contacts # To be counted, looked at and planned.
function perigee.contacts(filter) end

--- The contacts of a list, or of several.
---
---     print(perigee.list("leads").count)
---@param names string|string[] A list's name; whoever is in any of several is meant.
---@return perigee.Contacts # To be counted, looked at and planned.
function perigee.list(names) end

--- The contacts with these addresses.
---
---     local first = perigee.all():first(1)[1]
---     if first then print(perigee.emails { first.email }) end
---@param addresses string|string[] One address or several; each must be a contact's.
---@return perigee.Contacts # To be counted, looked at and planned.
function perigee.emails(addresses) end

--- All contacts.
---
---     print(perigee.all().count)
---@return perigee.Contacts # To be counted, looked at and planned.
function perigee.all() end

--- The contacts in whose address, name or company every word of a text is.
---
---     print(perigee.find "ann")
---@param text string In any case.
---@return perigee.Contacts # To be counted, looked at and planned.
function perigee.find(text) end

--- One contact by its address.
---
---     print(perigee.contact "ann@nowhere.example")
---@param email string The address.
---@return perigee.Contact? # Nil where there is none.
function perigee.contact(email) end

--- All lists, by name.
---
---     for _, list in ipairs(perigee.lists()) do print(list.count, list.name) end
---@param options? perigee.ListsOptions Which of them.
---@return perigee.ListSummary[] # Each with its name and count.
function perigee.lists(options) end

--- Gives a list another name.
---
---     perigee.rename_list("leads", "old leads")
---@param name string The list's name.
---@param new string Its new name, which no list has.
function perigee.rename_list(name, new) end

--- Takes every contact out of a list, which stays.
---
---     print(perigee.empty_list "leads")
---@param name string The list's name.
---@return integer # How many were in it.
function perigee.empty_list(name) end

--- Takes contacts out of a list.
---
---     local first = perigee.list("leads"):first(1)[1]
---     if first then perigee.remove_from_list("leads", first.email) end
---@param name string The list's name.
---@param addresses string|string[] One address or several; each must be a contact's.
---@return integer # How many were in it.
function perigee.remove_from_list(name, addresses) end

--- Imports a CSV file of the workspace; a bad row is reported and stops nothing.
---
---     -- print(perigee.import { file = "contacts.csv", list = "spring" })
---@param options perigee.ImportOptions The file and what to do with it.
---@return perigee.Import # What became of the rows.
function perigee.import(options) end

--- Changes variables, the owner or the status of a contact.
---
---     local first = perigee.all():first(1)[1]
---     if first then perigee.set(first.email, { first_name = "Ann" }) end
---@param email string The contact's address.
---@param values table<string, string|number|boolean> Values by variable; false clears one.
---@param options? perigee.SetOptions What would be refused without it.
---@return perigee.EnrollmentChange[] # Whom it stopped: a status that forbids emails ends the
---  enrollment at once.
function perigee.set(email, values, options) end

--- Edits one contact's email of one step before it is engaged; an email that has text and HTML
--- takes body and html together, or one of them would keep the old words.
---
---     local first = perigee.all():first(1)[1]
---     if first then
---       perigee.edit { contact = first.email, sequence = "intro", step = 1, subject = "Hello" }
---     end
---@param options perigee.EditOptions Which email, and its new parts.
function perigee.edit(options) end

--- Sends everything from the acting user.
---
---     print(perigee.me())
---@return perigee.Senders # For perigee.plan.
function perigee.me() end

--- Sends to each contact from its owner.
---
---     print(perigee.owners())
---@return perigee.Senders # For perigee.plan.
function perigee.owners() end

--- Distributes contacts among senders at random, as evenly as can be.
---
---     print(perigee.selected { perigee.senders()[1].email })
---@param senders string|string[] Their addresses.
---@return perigee.Senders # For perigee.plan.
function perigee.selected(senders) end

--- Lets a sender rule of the workspace choose.
---
---     print(perigee.rule "by_territory")
---@param name string The rule's name.
---@return perigee.Senders # For perigee.plan.
function perigee.rule(name) end

--- Uses the senders' quotas to the full.
---
---     print(perigee.as_soon_as_possible())
---@return perigee.Mode # For perigee.plan.
function perigee.as_soon_as_possible() end

--- Limits the contacts that a plan starts, all its senders together.
---
---     print(perigee.spread { per_day = 100, per_hour = 50 })
---@param limits perigee.SpreadOptions At least one of them.
---@return perigee.Mode # For perigee.plan.
function perigee.spread(limits) end

--- Plans every email of a sequence, and commits nothing.
---
---     print(perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.owners(),
---       mode = perigee.spread { per_day = 100 },
---     })
---@param options perigee.PlanOptions What to plan.
---@return perigee.Plan # To be looked at and engaged.
function perigee.plan(options) end

--- Everything that makes two plans differ: settings, texts, contacts and moments.
---
---     local order = { sequence = "intro", contacts = "mid_market", senders = perigee.me() }
---     print(perigee.diff(perigee.plan(order), perigee.plan(order)).count)
---@param before perigee.Plan|perigee.SavedPlan A plan, or one that was saved.
---@param after perigee.Plan|perigee.SavedPlan Another plan.
---@return perigee.Difference # Prints as a list of the changes.
function perigee.diff(before, after) end

--- Undoes an engagement of which nothing was sent yet.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     if plan.contacts > 0 then perigee.rollback(plan:engage().engagement) end
---@param engagement number Its number.
---@return perigee.Rollback # What was undone. It asks nobody: perigee.confirm does.
function perigee.rollback(engagement) end

--- Keeps a plan for a person to approve within 24 hours; commits nothing.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     print(perigee.propose(plan, "more leads"))
---@param plan perigee.Plan What is proposed.
---@param why string For whoever decides.
---@return perigee.Proposal? # The one that is open already where it is the same plan; nil where the
---  plan has nobody in it.
---@return string? # Why there is none.
function perigee.propose(plan, why) end

--- Moves what is planned and does not fit the settings of today.
---
---     print(#perigee.replan { preview = true }.moves)
---@param options? perigee.ReplanOptions Whether it is only shown, and what may go earlier.
---@return perigee.Rearrangement # Every step that came to another moment. It asks nobody:
---  perigee.confirm does.
function perigee.replan(options) end

--- Hands what a sender still has to send over to another, who owns the contacts from then on.
---
---     print(perigee.reassign {
---       from = "bo@acme.example", to = "anna@acme.example", preview = true,
---     })
---@param options perigee.ReassignOptions From whom to whom.
---@return perigee.Rearrangement # Every step that came to another moment. It asks nobody:
---  perigee.confirm does.
function perigee.reassign(options) end

--- Lets those who are engaged in a sequence go on with what its file says now.
---
---     print(perigee.upgrade("intro", { preview = true }))
---@param sequence string Its name.
---@param options? perigee.UpgradeOptions Whether it is only shown.
---@return perigee.Rearrangement # Every step that came to another moment. It asks nobody:
---  perigee.confirm does.
function perigee.upgrade(sequence, options) end

--- The acting user's address.
---
---     print(perigee.user())
---@return string # From --as, PERIGEE_USER or the workspace.
function perigee.user() end

--- The moment that all plans are made for.
---
---     print(perigee.now())
---@return string # RFC 3339, in the team's zone.
function perigee.now() end

--- The team's senders: what each may send, and what of that is used and free.
---
---     for _, sender in ipairs(perigee.senders()) do print(sender.email, sender.today.free) end
---@return perigee.Sender[] # In the order of perigee.lua.
function perigee.senders() end

--- The sequences, then those that are engaged and have no file any more.
---
---     for _, sequence in ipairs(perigee.sequences()) do
---       print(sequence.name, sequence.contacts, sequence.planned, sequence.sent)
---     end
---@return perigee.SequenceSummary[] # In the order of their files.
function perigee.sequences() end

--- How a sequence stands.
---
---     print(perigee.report "intro")
---@param sequence string The sequence's name.
---@param options? perigee.ReportOptions Which of its senders.
---@return perigee.Report # Prints as the report.
function perigee.report(sequence, options) end

--- Why a contact's emails are where they are, limit by limit, as the settings were when they were
--- planned; or what would keep the contact out of a sequence now.
---
---     local first = perigee.all():first(1)[1]
---     if first then print(perigee.explain(first)) end
---@param contact string|number|perigee.Contact The contact, its address, or the number by which
---  errors of rules name it.
---@param sequence? string A sequence to screen the contact for as well.
---@return perigee.Explanation # Prints as the explanation.
function perigee.explain(contact, sequence) end

--- The audit log, the newest entries.
---
---     for _, entry in ipairs(perigee.log(5)) do print(entry.at, entry.action) end
---@param count? number 50 by default.
---@param options? perigee.LogOptions Which entries.
---@return perigee.LogEntry[] # Oldest first.
function perigee.log(count, options) end

--- Asks whoever runs the script; without a terminal nobody can say yes, and it raises.
---
---     -- if perigee.confirm "Engage?" then plan:engage() end
---@param question string To be answered with yes or no.
---@return boolean # Whether the answer was yes.
function perigee.confirm(question) end

--- What people have to do by hand, by its moments. Tasks of paused contacts are hidden.
---
---     for _, task in ipairs(perigee.tasks { sender = perigee.user() }) do
---       print(task.state, task.contact, task.text)
---     end
---@param options? perigee.TaskOptions Which tasks.
---@return perigee.Task[] # The earliest first.
function perigee.tasks(options) end

--- What each mailbox sent and has still to send, day by day, beside its capacity.
---
---     for _, sender in ipairs(perigee.calendar().senders) do
---       for _, day in ipairs(sender.days) do print(sender.email, day.day, day.committed) end
---     end
---@param options? perigee.CalendarOptions Whose, and when.
---@return perigee.MailboxCalendar # Prints as a calendar.
function perigee.calendar(options) end

--- Puts addresses or domains on the blacklist: they are never written to again.
---
---     perigee.blacklist.add({ "rival.example" }, "competitor_or_partner")
---@param entries string|string[] Addresses; domains, which stand for their subdomains too.
---@param reason? (
---    "customer"|"do_not_contact"|"competitor_or_partner"|"unsubscribed"|"undelivered"|"other"
---  ) "other" by default; the contact's own wish replaces another reason.
---@return integer # How many were new.
---@return perigee.EnrollmentChange[]? # Whom they stopped: whoever is covered and engaged, at once;
---  nil for nobody.
function perigee.blacklist.add(entries, reason) end

--- Takes entries off the blacklist; for managers.
---
---     perigee.blacklist.remove({ "rival.example" }, { confirmed = true })
---@param entries string|string[] As they were added.
---@param options? perigee.RemoveOptions A confirmation.
---@return integer # How many were there.
function perigee.blacklist.remove(entries, options) end

--- The whole blacklist.
---
---     print(#perigee.blacklist.list())
---@return perigee.BlacklistEntry[] # In the order of adding.
function perigee.blacklist.list() end

--- Mails that were read, with what each was taken for and did.
---
---     for _, mail in ipairs(perigee.mails { unmatched = true }) do
---       print(mail.id, mail.verdict, mail.from, mail.subject)
---     end
---@param options? perigee.MailOptions Which mails.
---@return perigee.Mail[] # The newest last.
function perigee.mails(options) end

--- Reads a file of the workspace.
---
---     print(perigee.read "perigee.lua" ~= nil)
---@param path string Below the workspace.
---@return string? # Nil where there is no such file.
function perigee.read(path) end

--- Writes a file of the workspace whole, in place of one that is there, and makes its folders. In
--- an automation that is an effect, and a run may write 64 MiB in all.
---
---     perigee.write("report.txt", "done\n")
---@param path string Below the workspace; what makes it one cannot be written.
---@param text string The contents.
function perigee.write(path, text) end

--- A plan that plan:save or perigee preview --save wrote, to be looked at, compared and engaged.
---
---     local plan = perigee.plan {
---       sequence = "intro", contacts = "mid_market", senders = perigee.me(),
---     }
---     plan:save "plans/intro.plan"
---     print(perigee.load_plan("plans/intro.plan").digest == plan.digest)
---@param path string Below the workspace.
---@return perigee.SavedPlan # As it was saved; it raises for another file.
function perigee.load_plan(path) end

--- Writes a checked copy of the database, while others go on working; it sends nothing until it is
--- released.
---
---     -- print(perigee.backup("backups/" .. perigee.now():sub(1, 10) .. ".db"))
---@param path string Below the workspace; it must not be there yet.
---@return perigee.Backup # What was written.
function perigee.backup(path) end

---@generic T, R
---@param f sync fun(...: T...): R...
---@param ... T...
---@return_overload true, R...
---@return_overload false, perigee.Error
function pcall(f, ...) end

return perigee
