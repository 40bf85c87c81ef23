import PerigeeCore

// What files of a workspace return.
extension API {
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
        isRequired: true,
        text:
          "A candidate or its address; nil leaves the contact out, and so does a teammate who is disabled."
      ),
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
}
