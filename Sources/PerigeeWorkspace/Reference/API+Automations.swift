import PerigeeCore

// What files of automations/ return, what their functions get, and proposals.
extension API {
  private static let automationLimits = APIType.options(
    "perigee.AutomationLimits",
    [
      APIField(
        name: "time", type: .string,
        text: "How long a run may take, \"60 seconds\" by default; at most an hour."),
      APIField(
        name: "memory", type: .integer, text: "MiB that its script may hold, 256 by default."),
      APIField(
        name: "contacts", type: .integer,
        text:
          "Contacts that a run may propose, engage, import or change, 1,000 by default; stops and "
          + "pauses have no limit."),
      APIField(
        name: "engage", type: .integer,
        text: "Contacts that a run may engage under a grant, never more than the grant says."),
      APIField(
        name: "per_day", type: .integer, text: "Runs in any 24 hours, 1,440 by default."),
    ])

  private static let automation = APIType.options(
    "perigee.AutomationDeclaration",
    [
      APIField(name: "name", type: .string, isRequired: true, text: "What it is called by."),
      APIField(
        name: "every", type: .string,
        text: "When it runs: \"15 minutes\", \"day at 09:00\", \"mon-fri at 09:00\", "
          + "\"month day 1 at 08:00\", \"last working day at 16:00\"; this or on."),
      APIField(
        name: "time_zone", type: .string,
        text: "Whose clock every goes by; the team's by default."),
      APIField(
        name: "working_days", type: .choice(["team"]),
        text: "Leaves out days on which the team does not work."),
      APIField(
        name: "catch_up", type: .choice(["one", "none"]),
        text: "Whether the newest missed moment is made up for; \"one\" by default."),
      APIField(
        name: "within", type: .string,
        text: "How late that may be, \"6 hours\" by default."),
      APIField(
        name: "on", type: .string,
        text: "What it waits for: "
          + "\(AutomationEvent.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")); this "
          + "or every."),
      APIField(
        name: "where", type: .named("perigee.Conditions"),
        text: "Which events: sequence, sender, list or contact, and fields of the contact."),
      APIField(
        name: "debounce", type: .string,
        text: "So long without another event, and those until then are one run: \"10 minutes\"."),
      APIField(
        name: "overlap", type: .choice(Automation.Overlap.allCases.map(\.rawValue)),
        text:
          "What becomes of a moment while it runs: by default \"skip\" with every, \"queue\" with "
          + "on."),
      APIField(name: "limits", type: automationLimits, text: "What a run may use."),
      APIField(
        name: "on_failure", type: .string,
        text: "\"pause after 3\" failures in a row, the default, or \"go on\"."),
      APIField(
        name: "as", type: .string,
        text: "The sender in whose name it acts, as a member; the default user otherwise."),
      APIField(
        name: "run", type: .function("fun(ctx: perigee.AutomationContext): any, string?"),
        isRequired: true,
        text: "What it does; what it returns is kept with the run."),
    ])

  static let automationFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "automation",
      text: "Acts on a schedule or an event, and proposes what a person approves.",
      parameters: [
        APIParameter(name: "declaration", type: automation, text: "What is declared.")
      ],
      results: [
        APIResult(type: .named("perigee.Automation"), text: "To be returned by its file.")
      ],
      example: """
        return perigee.automation {
          name = "monday_leads", every = "mon at 08:30", working_days = "team",
          limits = { contacts = 300 },
          run = function(ctx)
            return ctx.propose(perigee.plan {
              sequence = "intro", contacts = "mid_market", senders = perigee.owners(),
            }, "Monday leads")
          end,
        }
        """, profile: .everywhere),
    APIFunction(
      owner: .module("perigee"), name: "propose",
      text: "Keeps a plan for a person to approve within 24 hours; commits nothing.",
      parameters: [
        APIParameter(name: "plan", type: .named("perigee.Plan"), text: "What is proposed."),
        APIParameter(name: "why", type: .string, text: "For whoever decides."),
      ],
      results: [
        APIResult(
          type: .named("perigee.Proposal"), isOptional: true,
          text:
            "The one that is open already where it is the same plan; nil where the plan has nobody in it."
        ),
        APIResult(type: .string, isOptional: true, text: "Why there is none."),
      ],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        print(perigee.propose(plan, "more leads"))
        """),
  ]

  static let automationClasses: [APIClass] = [
    APIClass(name: "perigee.Automation", text: "An automation."),
    APIClass(
      name: "perigee.AutomationContext", text: "What a run is told.",
      fields: [
        APIField(name: "automation", type: .string, isRequired: true, text: "Its name."),
        APIField(
          name: "now", type: .string, isRequired: true,
          text: "The moment of the run, RFC 3339, in the team's zone."),
        APIField(
          name: "at", type: .string, isRequired: true,
          text: "The moment it runs for, which is earlier where it is late."),
        APIField(
          name: "seed", type: .integer, isRequired: true, text: "What math.random begins with."),
        APIField(
          name: "event", type: .named("perigee.AutomationEvent"),
          text: "The newest event; nil for a schedule."),
        APIField(
          name: "events", type: .list(.named("perigee.AutomationEvent")), isRequired: true,
          text: "All that came until then, oldest first; none for a schedule."),
        APIField(
          name: "propose",
          type: .function("fun(plan: perigee.Plan, why: string): perigee.Proposal?, string?"),
          isRequired: true, text: "perigee.propose, under a shorter name."),
      ]),
    APIClass(
      name: "perigee.AutomationEvent", text: "What happened.",
      fields: [
        APIField(
          name: "kind", type: .choice(AutomationEvent.Kind.allCases.map(\.rawValue)),
          isRequired: true, text: "What it is."),
        APIField(name: "at", type: .string, isRequired: true, text: "When, RFC 3339."),
        APIField(name: "contact", type: .string, text: "Whom it is about."),
        APIField(name: "sequence", type: .string, text: "The sequence of the enrollment."),
        APIField(name: "sender", type: .string, text: "The contact's sender, or who was halted."),
        APIField(name: "list", type: .string, text: "What was imported into."),
        APIField(name: "detail", type: .string, text: "The reason that was given."),
      ]),
    APIClass(
      name: "perigee.Proposal", text: "A plan that waits for a person.",
      fields: [
        APIField(name: "id", type: .integer, isRequired: true, text: "For perigee approve."),
        APIField(name: "digest", type: .string, isRequired: true, text: "The plan's."),
        APIField(name: "contacts", type: .integer, isRequired: true, text: "How many it starts."),
        APIField(
          name: "state", type: .choice(PlanProposal.State.allCases.map(\.rawValue)),
          isRequired: true, text: "\"open\" until somebody decides."),
      ]),
  ]
}
