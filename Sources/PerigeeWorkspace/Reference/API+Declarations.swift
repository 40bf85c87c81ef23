import PerigeeCore

// What files of a workspace return.
extension API {
  private static let quota = APIType.options(
    "perigee.Quota",
    [
      APIField(
        name: "per_hour", type: .union([.integer, .named("perigee.NoLimit")]),
        text: "Emails in any 60 minutes, 50 by default; perigee.no_limit for none."),
      APIField(
        name: "per_day", type: .union([.integer, .named("perigee.NoLimit")]),
        text: "Emails in any 24 hours, 400 by default; perigee.no_limit for none."),
    ])

  private static let window = APIType.options(
    "perigee.Window",
    [
      APIField(
        name: "days", type: .string, text: "Working days, \"mon-fri\" by default; \"mon-wed,fri\"."),
      APIField(
        name: "hours", type: .string,
        text: "Whole hours of the sender's zone, \"09:00-18:00\" by default."),
      APIField(
        name: "closed", type: .list(.string), text: "Days without emails, such as \"2026-12-25\"."),
    ])

  private static let signature = APIType.union([
    .string,
    .options(
      "perigee.Signature",
      [
        APIField(
          name: "text", type: .string, isRequired: true,
          text: "Below plain bodies; a template of {{ sender.name }} and {{ sender.email }}."),
        APIField(
          name: "html", type: .string,
          text: "Below HTML bodies, such a template too; the text by default."),
      ]),
  ])

  private static let unsubscribe = APIType.options(
    "perigee.Unsubscribe",
    [
      APIField(
        name: "mailto", type: .string, isRequired: true,
        text: "The address to which mail programs write for a contact who wants no more."),
      APIField(
        name: "key", type: .named("perigee.Secret"), isRequired: true,
        text: "What signs the token of each contact."),
      APIField(
        name: "key_id", type: .string, isRequired: true,
        text: "The key's name in the tokens, such as \"2026a\": letters, digits, - and _."),
    ])

  private static let notify = APIType.options(
    "perigee.Notify",
    [
      APIField(
        name: "webhook", type: .string, isRequired: true,
        text: "Where events are posted: an https address, or an http one of this machine."),
      APIField(
        name: "secret", type: .named("perigee.Secret"), isRequired: true,
        text: "What signs each post, so that its receiver knows from whom it is."),
      APIField(
        name: "events", type: .list(.string),
        text: "Which ones, of \(enumerated(AutomationEvent.Kind.allCases.map(\.rawValue))); all by "
          + "default."),
      APIField(
        name: "addresses", type: .boolean,
        text: "Whether contacts' addresses and the events' details are told; false by default."),
    ])

  private static let secret = APIType.options(
    "perigee.SecretDeclaration",
    [
      APIField(name: "env", type: .string, text: "The name of an environment variable."),
      APIField(
        name: "file", type: .string,
        text: "The path of a file that holds nothing else, from the workspace on."),
      APIField(
        name: "command", type: .list(.string),
        text: "A program that prints it, and the program's arguments; no shell reads them."),
    ])

  private static let mailServer = APIType.options(
    "perigee.MailServer",
    [
      APIField(
        name: "host", type: .string, isRequired: true,
        text: "Its name or address alone, such as \"mail.acme.example\"."),
      APIField(
        name: "port", type: .integer,
        text: "By default the usual one: of smtp 587, with tls = \"tls\" 465; of imap 143 and 993."),
      APIField(
        name: "tls", type: .choice(MailAccess.Encryption.allCases.map(\.rawValue)),
        text:
          "\"starttls\" by default; \"tls\" from the first byte; \"none\" on this machine alone."),
      APIField(name: "user", type: .string, text: "Who logs in; needed by imap."),
      APIField(
        name: "password", type: .named("perigee.Secret"),
        text: "What proves who it is, or a command that prints the token."),
      APIField(
        name: "ca", type: .string,
        text: "A file of the certificates to be trusted, from the workspace on; the system's by "
          + "default."),
      APIField(
        name: "auth", type: .choice(MailAccess.Method.allCases.map(\.rawValue)),
        text: "How the login goes; \"password\" by default."),
    ])

  private static let warmUp = APIType.options(
    "perigee.WarmUp",
    [
      APIField(
        name: "since", type: .string, isRequired: true,
        text: "Its first day, such as \"2026-12-01\"; before it the quota is from, too."),
      APIField(
        name: "from", type: .integer, isRequired: true,
        text: "Emails in 24 hours on that day; never more than per_day."),
      APIField(
        name: "to", type: .integer, isRequired: true,
        text: "Those after so many days, and from then on."),
      APIField(
        name: "days", type: .integer, isRequired: true,
        text: "The sender's working days that it takes; it rises evenly, rounded down."),
    ])

  private static let sender = APIType.options(
    "perigee.SenderDeclaration",
    [
      APIField(name: "email", type: .string, isRequired: true, text: "The mailbox."),
      APIField(name: "name", type: .string, text: "As templates show it, {{ sender.name }}."),
      APIField(
        name: "role", type: .choice(["member", "manager"]),
        text: "A manager may take entries off the blacklist; \"member\" by default."),
      APIField(
        name: "time_zone", type: .string, text: "As tzdata names it; the team's by default."),
      APIField(name: "quota", type: quota, text: "The team's by default."),
      APIField(
        name: "warm_up", type: warmUp,
        text: "Keeps a new mailbox's daily quota low at first; none by default."),
      APIField(name: "window", type: window, text: "The team's by default."),
      APIField(
        name: "closed", type: .list(.string), text: "Days without emails, besides the window's."),
      APIField(name: "enabled", type: .boolean, text: "Whether it sends; true by default."),
      APIField(
        name: "signature", type: signature, text: "Below each of its emails; the team's by default."
      ),
      APIField(
        name: "reply_to", type: .string, text: "Where answers go; the team's by default."),
      APIField(name: "smtp", type: mailServer, text: "The server that takes its emails."),
      APIField(name: "imap", type: mailServer, text: "The server on which its answers are."),
    ])

  private static let team = APIType.options(
    "perigee.TeamDeclaration",
    [
      APIField(
        name: "time_zone", type: .string, isRequired: true,
        text: "Of spreads and of senders without one, such as \"Europe/Paris\"."),
      APIField(
        name: "senders", type: .list(sender), isRequired: true,
        text: "The mailboxes, in the order of every listing."),
      APIField(
        name: "default_user", type: .string,
        text: "Who acts where neither --as nor PERIGEE_USER says; the first sender by default."),
      APIField(name: "quota", type: quota, text: "For senders without one."),
      APIField(name: "window", type: window, text: "For senders without one."),
      APIField(name: "closed", type: .list(.string), text: "Days on which nobody sends."),
      APIField(name: "signature", type: signature, text: "For senders without one."),
      APIField(
        name: "reply_to", type: .string,
        text: "For senders without one; answers go to the mailbox that sent by default."),
      APIField(
        name: "unsubscribe", type: unsubscribe,
        text: "Puts List-Unsubscribe into every email; none by default."),
      APIField(
        name: "notify", type: notify,
        text: "Posts what happens to a web address as signed JSON; none by default."),
      APIField(
        name: "variables",
        type: .map(.string, .choice(VariableKind.allCases.map(\.rawValue))),
        text: "Kinds of variables; rules see a number as a number. What is not declared is text."),
    ])

  private static let step = APIType.options(
    "perigee.Step",
    [
      APIField(
        name: "after", type: .integer,
        text: "Working days after the step before; the first step has none."),
      APIField(
        name: "at", type: .string,
        text: "The slot, such as \"14:00\"; the same hour as the step before by default."),
      APIField(
        name: "subject", type: .string,
        text: "A template; without one an email answers in the thread of the one before."),
      APIField(name: "body", type: .string, text: "A template of plain text."),
      APIField(name: "html", type: .string, text: "A template whose values are escaped."),
      APIField(name: "task", type: .string, text: "What to do by hand, in place of an email."),
    ])

  private static let sequence = APIType.options(
    "perigee.SequenceDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "As commands take it."),
      APIField(
        name: "steps", type: .list(step), isRequired: true, text: "Emails and tasks, in order."),
      APIField(
        name: "safeguard", type: .choice(["any", "same", "off"]),
        text: "Which sequences of the past keep a contact out; \"any\" by default."),
    ])

  private static let filter = APIType.options(
    "perigee.FilterDeclaration",
    [
      APIField(
        name: "name", type: .string,
        text: "As commands take it; inside another filter and in scripts it may be left out."),
      APIField(
        name: "where", type: .union([.named("perigee.Conditions"), .named("perigee.Filter")]),
        text: "A matcher for each field, or a filter; compared natively, before the rule is asked."),
      APIField(
        name: "rule",
        type: .function("fun(contact: perigee.Contact, ctx: perigee.Circumstances): boolean"),
        text: "Whether it lets the contact through."),
    ])

  private static let filler = APIType.options(
    "perigee.FillerDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "As explanations name it."),
      APIField(name: "variable", type: .string, isRequired: true, text: "What it fills."),
      APIField(
        name: "rule",
        type: .function(
          "fun(contact: perigee.Contact, ctx: perigee.Circumstances): string|number|nil"),
        isRequired: true, text: "The value for a contact that has none; nil where there is none."),
    ])

  private static let senderRule = APIType.options(
    "perigee.SenderRuleDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "As perigee.rule takes it."),
      APIField(
        name: "candidates", type: .list(.string),
        text: "Addresses that it may choose; all enabled senders by default."),
      APIField(
        name: "rule",
        type: .function(
          "fun(contact: perigee.Contact, candidates: perigee.Candidate[], "
            + "ctx: perigee.Circumstances): perigee.Candidate|string|nil"),
        isRequired: true, text: "A candidate or its address; nil leaves the contact out."),
    ])

  private static let eligibility = APIType.options(
    "perigee.EligibilityDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "As exclusions name it."),
      APIField(
        name: "message", type: .string, isRequired: true, text: "Why a contact is left out."),
      APIField(
        name: "rule",
        type: .function("fun(contact: perigee.Contact, ctx: perigee.Circumstances): boolean"),
        isRequired: true, text: "Whether the contact may be written to."),
    ])

  private static let cap = APIType.options(
    "perigee.CapDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "As exclusions name it."),
      APIField(
        name: "by",
        type: .union([
          .string,
          .function(
            "fun(contact: perigee.Contact, ctx: perigee.Circumstances): string|number|nil"),
        ]),
        isRequired: true,
        text: "\"domain\", a variable such as \"company\", or a function of the contact: nil where "
          + "it does not count. What fillers supply is seen; capitals make no difference."),
      APIField(
        name: "at_most", type: .integer, isRequired: true,
        text: "How many contacts of one value may be live or planned at once; at least 1."),
      APIField(
        name: "message", type: .string, isRequired: true, text: "Why a contact is left out."),
    ])

  private static let verdict = APIType.options(
    "perigee.VerdictDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "As the mail's line names it."),
      APIField(
        name: "rule",
        type: .function(
          "fun(message: perigee.Message, verdict: string, ctx: perigee.Circumstances): string|nil"),
        isRequired: true,
        text: "What the mail is: \"reply\", \"auto_reply\", \"bounce\", \"delayed\", "
          + "\"unsubscribe\", \"complaint\", \"receipt\", \"calendar\", \"challenge\", \"own\" or "
          + "\"other\"; nil leaves the verdict. A reply, a bounce, an unsubscribe and a complaint may "
          + "become what stops as much or more, and nothing less."),
    ])

  private static let hook = APIType.options(
    "perigee.HookDeclaration",
    [
      APIField(
        name: "name", type: .string, isRequired: true, text: "As explain and status name it."),
      APIField(
        name: "on", type: .choice(["before_send"]), isRequired: true,
        text: "When it is asked: right before each email goes."),
      APIField(
        name: "rule",
        type: .function(
          "fun(contact: perigee.Contact, email: perigee.OutgoingEmail, ctx: perigee.Circumstances): "
            + "string|nil"),
        isRequired: true,
        text: "nil lets the email go; \"hold: reason\" moves it to a later slot, where it is asked "
          + "again; \"cancel: reason\" ends what the contact was still to get. What is held for 30 "
          + "days is cancelled."),
    ])

  static let declarationFunctions: [APIFunction] = [
    declaration(
      "team", "The team's settings: what perigee.lua returns.", team,
      """
      return perigee.team {
        time_zone = "Europe/Paris",
        senders = { { email = "anna@acme.example", name = "Anna", role = "manager" } },
      }
      """),
    declaration(
      "sequence", "A series of emails over time: what a file of sequences/ returns.", sequence,
      """
      return perigee.sequence {
        name = "intro",
        steps = {
          {
            subject = "{{ company }} and us",
            body = "Hello {{ first_name | default: \\"there\\" }}",
          },
          { after = 3, at = "14:00", body = "Just a word after my last email." },
        },
      }
      """),
    declaration(
      "filter",
      "A predicate over contacts. Filters combine: a & b, a | b, ~a.", filter,
      """
      return perigee.filter {
        name = "dach_leads",
        where = { country = perigee.one_of { "DE", "AT", "CH" } },
        rule = function(contact) return contact.title ~= "Intern" end,
      }
      """),
    declaration(
      "filler", "Supplies a variable where a contact has none.", filler,
      """
      return perigee.filler {
        name = "greeting", variable = "greeting",
        rule = function(contact) return contact.country == "DE" and "Hallo" or "Hello" end,
      }
      """),
    declaration(
      "sender_rule", "Chooses who writes to each contact.", senderRule,
      """
      return perigee.sender_rule {
        name = "owner_first",
        rule = function(contact, candidates) return contact.owner or candidates[1] end,
      }
      """),
    declaration(
      "eligibility", "A rule of the workspace for who may be added, in every plan.", eligibility,
      """
      return perigee.eligibility {
        name = "no_students", message = "students are not written to",
        rule = function(contact) return contact.title ~= "Student" end,
      }
      """),
    declaration(
      "cap",
      "At most so many contacts of one value live or planned at once, over all engagements and in "
        + "every plan. A blank value does not count.", cap,
      """
      return perigee.cap {
        name = "two_per_company", by = "company", at_most = 2,
        message = "two people of the company are enough",
      }
      """),
    declaration(
      "verdict",
      "What an incoming mail is, where the workspace knows better than Perigee. It may not weaken "
        + "what stops a contact.", verdict,
      """
      return perigee.verdict {
        name = "ticket_systems",
        rule = function(message)
          if message.subject:find "^%[Ticket #%d+%]" then return "auto_reply" end
        end,
      }
      """),
    declaration(
      "hook",
      "Is asked before each email goes, and may hold or cancel it with a reason: never send more, and "
        + "never change a text. An email that a hook has no answer for is held.", hook,
      """
      return perigee.hook {
        name = "fair_week", on = "before_send",
        rule = function(contact, email, ctx)
          if contact.company == "Acme" and ctx.today <= "2026-12-04" then
            return "hold: they are at their fair"
          end
        end,
      }
      """),
  ]

  static let secretFunction = APIFunction(
    owner: .module("perigee"), name: "secret",
    text: "Says where a secret is read when it is needed; Lua never gets the secret itself.",
    parameters: [
      APIParameter(name: "source", type: secret, text: "Exactly one of env, file and command.")
    ],
    results: [APIResult(type: .named("perigee.Secret"), text: "For the team's settings.")],
    example: """
      return perigee.team {
        time_zone = "Europe/Paris",
        senders = { { email = "anna@acme.example", name = "Anna" } },
        unsubscribe = {
          mailto = "unsubscribe@acme.example", key_id = "2026a",
          key = perigee.secret { env = "UNSUBSCRIBE_KEY" },
        },
      }
      """,
    profile: .everywhere)

  /// The class of what a declaring function gives: "perigee.SenderRule" of "sender_rule".
  private static func declaration(
    _ name: String, _ text: String, _ type: APIType, _ example: String
  ) -> APIFunction {
    let result = name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return APIFunction(
      owner: .module("perigee"), name: name, text: text,
      parameters: [APIParameter(name: "declaration", type: type, text: "What is declared.")],
      results: [
        APIResult(type: .named("perigee.\(result.joined())"), text: "To be returned by its file.")
      ],
      example: example, profile: .everywhere)
  }

  private static let compared = APIType.union([.string, .number, .boolean])

  static let matcherFunctions: [APIFunction] = [
    matcher(
      "one_of", "Any of these values.", [("values", .list(compared))],
      "perigee.one_of { \"DE\", \"AT\" }"),
    matcher(
      "none_of", "None of these values.", [("values", .list(compared))],
      "perigee.none_of { \"student\", \"intern\" }"),
    matcher(
      "between", "A number or a day from the first to the last, both included.",
      [("first", .union([.number, .string])), ("last", .union([.number, .string]))],
      "perigee.between(50, 500)"),
    matcher(
      "at_least", "This number or day, or a later one.", [("bound", .union([.number, .string]))],
      "perigee.at_least(50)"),
    matcher(
      "at_most", "This number or day, or an earlier one.", [("bound", .union([.number, .string]))],
      "perigee.at_most(\"2026-12-31\")"),
    matcher(
      "contains", "Has this text in it, in capital or small letters.", [("text", .string)],
      "perigee.contains \"sales\""),
    matcher(
      "starts_with", "Begins with this text, in capital or small letters.", [("text", .string)],
      "perigee.starts_with \"head\""),
    matcher(
      "ends_with", "Ends with this text, in capital or small letters.", [("text", .string)],
      "perigee.ends_with \"gmbh\""),
    matcher("present", "Any value.", [], "perigee.present()"),
    matcher("blank", "No value.", [], "perigee.blank()"),
    matcher(
      "is_not", "Another value than this, or what this matcher does not match, no value too.",
      [("value", .union([.string, .number, .boolean, .named("perigee.Matcher")]))],
      "perigee.is_not \"DE\""),
  ]

  private static func matcher(
    _ name: String, _ text: String, _ parameters: [(String, APIType)], _ example: String
  ) -> APIFunction {
    APIFunction(
      owner: .module("perigee"), name: name, text: text,
      parameters: parameters.map {
        APIParameter(name: $0, type: $1, text: "What the field is compared with.")
      },
      results: [APIResult(type: .named("perigee.Matcher"), text: "For a filter's where.")],
      example: """
        return perigee.filter {
          name = "example",
          where = { company = \(example) },
        }
        """,
      profile: .everywhere)
  }

  static let declaredClasses: [APIClass] = [
    APIClass(
      name: "perigee.Filter", text: "A filter, to be combined with others.",
      annotations: [
        "operator band(perigee.Filter): perigee.Filter",
        "operator bor(perigee.Filter): perigee.Filter", "operator bnot: perigee.Filter",
      ]),
    APIClass(name: "perigee.Team", text: "A team's settings."),
    APIClass(name: "perigee.Sequence", text: "A sequence."),
    APIClass(name: "perigee.Filler", text: "A filler."),
    APIClass(name: "perigee.SenderRule", text: "A sender rule."),
    APIClass(name: "perigee.Eligibility", text: "An eligibility rule."),
    APIClass(name: "perigee.Cap", text: "A cap."),
    APIClass(name: "perigee.Verdict", text: "A verdict rule."),
    APIClass(
      name: "perigee.Message", text: "An incoming mail, as verdict rules see it.",
      fields: [
        APIField(name: "from", type: .string, isRequired: false, text: "The address that wrote."),
        APIField(
          name: "domain", type: .string, isRequired: false, text: "What stands behind its @."),
        APIField(name: "subject", type: .string, isRequired: false, text: "Its subject."),
        APIField(
          name: "text", type: .string, isRequired: false,
          text: "The start of what its writer wrote, without quotes; at most 1,000 characters."),
        APIField(
          name: "evidence", type: .string, isRequired: false,
          text: "Why it has its verdict, a line each."),
        APIField(
          name: "recipients", type: .string, isRequired: false,
          text: "Of a report: \"ann@x.example failed hard\", a line each."),
        APIField(
          name: "return_date", type: .string, isRequired: false,
          text: "Of an automatic reply: the day of the return, \"2026-12-01\", where it says one."),
      ]),
    APIClass(name: "perigee.Hook", text: "A hook."),
    APIClass(
      name: "perigee.OutgoingEmail", text: "An email that is about to go, as hooks see it.",
      fields: [
        APIField(name: "subject", type: .string, isRequired: true, text: "Its subject."),
        APIField(
          name: "text", type: .string, isRequired: true,
          text: "Its text, at most 10,000 bytes; of an email of HTML alone, what stands in it."),
        APIField(name: "sender", type: .string, isRequired: true, text: "Whose mailbox sends it."),
        APIField(name: "sequence", type: .string, isRequired: true, text: "The sequence's name."),
        APIField(name: "step", type: .integer, isRequired: true, text: "Its step, from 1."),
        APIField(
          name: "planned_at", type: .string, isRequired: true,
          text: "The moment for which it was planned, RFC 3339, in the team's zone."),
      ]),
    APIClass(name: "perigee.Matcher", text: "What a field is compared with."),
    APIClass(name: "perigee.NoLimit", text: "No limit of a quota."),
    APIClass(name: "perigee.Secret", text: "Where a secret is read when it is needed."),
    APIClass(
      name: "perigee.Circumstances", text: "What a rule may depend on besides its contact.",
      fields: [
        APIField(
          name: "now", type: .string, isRequired: true,
          text: "The moment of planning, RFC 3339, in the team's zone."),
        APIField(name: "today", type: .string, isRequired: true, text: "Its day, \"2026-11-24\"."),
        APIField(name: "hour", type: .integer, isRequired: true, text: "Its hour, 0 to 23."),
        APIField(
          name: "weekday", type: .choice(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
          isRequired: true, text: "Its day of the week."),
        APIField(name: "time_zone", type: .string, isRequired: true, text: "The team's zone."),
        APIField(name: "seed", type: .integer, isRequired: true, text: "The plan's seed."),
        APIField(
          name: "index", type: .integer, isRequired: true,
          text: "For sender rules: which contact of the plan this is, from 1."),
        APIField(
          name: "senders", type: .list(.string), isRequired: true,
          text: "The addresses of all the team's senders."),
      ]),
    APIClass(
      name: "perigee.Candidate", text: "A sender that a sender rule may choose.",
      fields: [
        APIField(name: "email", type: .string, isRequired: true, text: "The mailbox."),
        APIField(name: "name", type: .string, isRequired: true, text: "The sender's name."),
        APIField(
          name: "role", type: .choice(["member", "manager"]), isRequired: true, text: "The role."),
        APIField(name: "time_zone", type: .string, isRequired: true, text: "Its zone."),
        APIField(
          name: "active", type: .integer, isRequired: true,
          text: "Its live enrollments at the moment of planning."),
        APIField(
          name: "assigned", type: .integer, isRequired: true,
          text: "The contacts of this plan that it has been given so far."),
      ]),
  ]
}
