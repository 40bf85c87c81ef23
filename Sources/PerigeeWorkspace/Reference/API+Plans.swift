// From whom, when, how fast; and the plan.
extension API {
  private static func sendersResult() -> [APIResult] {
    [APIResult(type: .named("perigee.Senders"), text: "For perigee.plan.")]
  }

  private static let plan = APIType.union([
    .named("perigee.Plan"), .named("perigee.SavedPlan"),
  ])

  static let planFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "me", text: "Sends everything from the acting user.",
      results: sendersResult(),
      example: "print(perigee.me())"),
    APIFunction(
      owner: .module("perigee"), name: "owners", text: "Sends to each contact from its owner.",
      results: sendersResult(),
      example: "print(perigee.owners())"),
    APIFunction(
      owner: .module("perigee"), name: "selected",
      text: "Distributes contacts among senders at random, as evenly as can be.",
      parameters: [
        APIParameter(
          name: "senders", type: .union([.string, .list(.string)]), text: "Their addresses.")
      ],
      results: sendersResult(),
      example: "print(perigee.selected { perigee.senders()[1].email })"),
    APIFunction(
      owner: .module("perigee"), name: "rule", text: "Lets a sender rule of the workspace choose.",
      parameters: [APIParameter(name: "name", type: .string, text: "The rule's name.")],
      results: sendersResult(),
      example: "print(perigee.rule \"by_territory\")"),
    APIFunction(
      owner: .module("perigee"), name: "as_soon_as_possible",
      text: "Uses the senders' quotas to the full.",
      results: [APIResult(type: .named("perigee.Mode"), text: "For perigee.plan.")],
      example: "print(perigee.as_soon_as_possible())"),
    APIFunction(
      owner: .module("perigee"), name: "spread",
      text: "Limits the contacts that a plan starts, all its senders together.",
      parameters: [
        APIParameter(
          name: "limits",
          type: .options(
            "perigee.SpreadOptions",
            [
              APIField(
                name: "per_day", type: .integer,
                text: "First emails in a day of the team's zone, 1 or more."),
              APIField(
                name: "per_hour", type: .integer,
                text: "First emails in an hour of the team's zone, 1 or more."),
            ]), text: "At least one of them.")
      ],
      results: [APIResult(type: .named("perigee.Mode"), text: "For perigee.plan.")],
      example: "print(perigee.spread { per_day = 100, per_hour = 50 })"),
    APIFunction(
      owner: .module("perigee"), name: "plan",
      text: "Plans every email of a sequence, and commits nothing.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.PlanOptions",
            [
              APIField(
                name: "sequence", type: .string, isRequired: true, text: "The sequence's name."),
              APIField(
                name: "contacts",
                type: .union([
                  .string, .named("perigee.Filter"), .named("perigee.Contacts"),
                  .named("perigee.Conditions"),
                ]),
                isRequired: true, text: "A filter, its name, contacts, or conditions."),
              APIField(
                name: "senders",
                type: .union([.named("perigee.Senders"), .named("perigee.SenderRule")]),
                isRequired: true,
                text: "perigee.owners(), perigee.me(), perigee.selected { … } or a sender rule."),
              APIField(
                name: "exclude", type: .union([.string, .list(.string)]),
                text: "Addresses that this plan leaves out."),
              APIField(
                name: "start", type: .string,
                text: """
                  "now", the default, or "2026-11-24 10:00" in the team's zone. Slots are full hours: \
                  at 09:05 now is 10:00.
                  """),
              APIField(
                name: "mode", type: .named("perigee.Mode"),
                text: "As soon as possible by default."),
              APIField(
                name: "authorize", type: .boolean,
                text: "Whether to override the safeguard, once; it is recorded."),
              APIField(
                name: "fit", type: .choice(["whole", "truncate"]),
                text: "Whether everybody must fit before the horizon; \"whole\" by default."),
              APIField(
                name: "seed", type: .integer, text: "Of everything drawn by lot; 1 by default."),
            ]), text: "What to plan.")
      ],
      results: [APIResult(type: .named("perigee.Plan"), text: "To be looked at and engaged.")],
      example: """
        print(perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.owners(),
          mode = perigee.spread { per_day = 100 },
        })
        """),
    APIFunction(
      owner: .module("perigee"), name: "diff",
      text: "Everything that makes two plans differ: settings, texts, contacts and moments.",
      parameters: [
        APIParameter(name: "before", type: plan, text: "A plan, or one that was saved."),
        APIParameter(name: "after", type: plan, text: "Another plan."),
      ],
      results: [
        APIResult(type: .named("perigee.Difference"), text: "Prints as a list of the changes.")
      ],
      example: """
        local order = { sequence = "intro", contacts = "mid_market", senders = perigee.me() }
        print(perigee.diff(perigee.plan(order), perigee.plan(order)).count)
        """),
    APIFunction(
      owner: .module("perigee"), name: "rollback",
      text: "Undoes an engagement of which nothing was sent yet.",
      parameters: [
        APIParameter(name: "engagement", type: .integer, text: "Its number.")
      ],
      results: [
        APIResult(
          type: .named("perigee.Rollback"),
          text: "What was undone. It asks nobody: perigee.confirm does.")
      ],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        if plan.contacts > 0 then perigee.rollback(plan:engage().engagement) end
        """),
  ]

  static let teamFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "user", text: "The acting user's address.",
      results: [APIResult(type: .string, text: "From --as, PERIGEE_USER or the workspace.")],
      example: "print(perigee.user())"),
    APIFunction(
      owner: .module("perigee"), name: "now", text: "The moment that all plans are made for.",
      results: [APIResult(type: .string, text: "RFC 3339, in the team's zone.")],
      example: "print(perigee.now())"),
    APIFunction(
      owner: .module("perigee"), name: "senders",
      text: "The team's senders: what each may send, and what of that is used and free.",
      results: [
        APIResult(type: .list(.named("perigee.Sender")), text: "In the order of perigee.lua.")
      ],
      example:
        "for _, sender in ipairs(perigee.senders()) do print(sender.email, sender.today.free) end"
    ),
    APIFunction(
      owner: .module("perigee"), name: "sequences",
      text: "The sequences, then those that are engaged and have no file any more.",
      results: [
        APIResult(
          type: .list(.named("perigee.SequenceSummary")), text: "In the order of their files.")
      ],
      example: """
        for _, sequence in ipairs(perigee.sequences()) do
          print(sequence.name, sequence.contacts, sequence.planned, sequence.sent)
        end
        """),
    APIFunction(
      owner: .module("perigee"), name: "report", text: "How a sequence stands.",
      parameters: [
        APIParameter(name: "sequence", type: .string, text: "The sequence's name."),
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ReportOptions",
            APIField.page("Only senders whose addresses come after this one.")),
          isOptional: true, text: "Which of its senders."),
      ],
      results: [APIResult(type: .named("perigee.Report"), text: "Prints as the report.")],
      example: "print(perigee.report \"intro\")"),
    APIFunction(
      owner: .module("perigee"), name: "explain",
      text: "Why a contact's emails are where they are, limit by limit, as the settings were when "
        + "they were planned; or what would keep the contact out of a sequence now.",
      parameters: [
        APIParameter(
          name: "contact", type: .union([.string, .integer, .named("perigee.Contact")]),
          text: "The contact, its address, or the number by which errors of rules name it."),
        APIParameter(
          name: "sequence", type: .string, isOptional: true,
          text: "A sequence to screen the contact for as well."),
      ],
      results: [
        APIResult(type: .named("perigee.Explanation"), text: "Prints as the explanation.")
      ],
      example: """
        local first = perigee.all():first(1)[1]
        if first then print(perigee.explain(first)) end
        """),
    APIFunction(
      owner: .module("perigee"), name: "log", text: "The audit log, the newest entries.",
      parameters: [
        APIParameter(name: "count", type: .integer, isOptional: true, text: "50 by default."),
        APIParameter(
          name: "options",
          type: .options(
            "perigee.LogOptions",
            [
              APIField(name: "user", type: .string, text: "The address of who did it."),
              APIField(
                name: "contact", type: .string, text: "The address of whom it is about."),
              APIField(
                name: "since", type: .string,
                text: "\"2026-11-20\", or \"2026-11-20 10:00\" in the team's zone."),
              APIField(
                name: "after", type: .integer,
                text: "The first entries behind that number, not the newest; 0 for the oldest."),
            ]), isOptional: true, text: "Which entries."),
      ],
      results: [APIResult(type: .list(.named("perigee.LogEntry")), text: "Oldest first.")],
      example: "for _, entry in ipairs(perigee.log(5)) do print(entry.at, entry.action) end"),
    APIFunction(
      owner: .module("perigee"), name: "confirm",
      text: "Asks whoever runs the script; without a terminal nobody can say yes, and it raises.",
      parameters: [
        APIParameter(name: "question", type: .string, text: "To be answered with yes or no.")
      ],
      results: [APIResult(type: .boolean, text: "Whether the answer was yes.")],
      example: "-- if perigee.confirm \"Engage?\" then plan:engage() end"),
  ]
}
