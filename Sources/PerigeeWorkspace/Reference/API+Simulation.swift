import PerigeeCore

// What scripts do to see what would come of a plan.
extension API {
  private static func share(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .number, text: "\(text), from 0 to 1; 0 by default.")
  }

  private static func count(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .integer, isRequired: true, text: text)
  }

  static let simulationClasses: [APIClass] = [
    APIClass(
      name: "perigee.Simulation", text: "What came of a simulation; prints as a summary.",
      fields: [
        APIField(name: "through", type: .string, isRequired: true, text: "Its last day."),
        APIField(
          name: "last_first_email", type: .string,
          text: "When the last contact gets its first email; nil where nobody gets one."),
        count("sent", "Emails."), count("replies", "Replies of people."),
        count("bounces", "Dead addresses."), count("out_of_office", "Automatic replies."),
        count("unsubscribed", "Wishes to get no more."), count("tasks", "Tasks that were done."),
        count("moved", "Emails that missed their moments."),
        count("held", "Times that a hook held an email."),
        count("runs", "Runs of automations."), count("approved", "Proposals that were engaged."),
        count("waiting", "Contacts who got nothing yet."),
        count("stranded", "Those of them whose sender cannot send."),
        count("held_up_replies", "Those who wait for room and would have answered."),
      ])
  ]

  static let simulationMethods: [APIFunction] = [
    APIFunction(
      owner: .object("perigee.Plan"), name: "simulate",
      text: """
        Engages the plan on a copy and lets the time pass there, with recipients who are not there; \
        nothing is sent and nothing changes.
        """,
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.SimulateOptions",
            [
              APIField(
                name: "through", type: .string, isRequired: true,
                text: "The last day: \"2027-06-01\"; until is a word of Lua's own."),
              share("reply", "The share of emails that are answered"),
              share("bounce", "The share of addresses that are dead"),
              share("out_of_office", "The share of emails that a machine answers"),
              share("unsubscribe", "The share of emails after which people want no more"),
              APIField(name: "seed", type: .integer, text: "Of everything drawn; 1 by default."),
            ]), text: "Until when, and what recipients do.")
      ],
      results: [APIResult(type: .named("perigee.Simulation"), text: "What came of it.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.owners(),
        }
        if plan.contacts > 0 then print(plan:simulate { through = "2027-03-01", reply = 0.05 }) end
        """)
  ]
}
