// Plans that were saved, and copies of all data.
extension API {
  static let savedPlanFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "load_plan",
      text:
        "A plan that plan:save or perigee preview --save wrote, to be looked at, compared and engaged.",
      parameters: [APIParameter(name: "path", type: .string, text: "Below the workspace.")],
      results: [
        APIResult(
          type: .named("perigee.SavedPlan"), text: "As it was saved; it raises for another file.")
      ],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        plan:save "plans/intro.plan"
        print(perigee.load_plan("plans/intro.plan").digest == plan.digest)
        """),
    APIFunction(
      owner: .module("perigee"), name: "backup",
      text:
        "Writes a checked copy of the database, while others go on working; it sends nothing until it is "
        + "released.",
      parameters: [
        APIParameter(
          name: "path", type: .string, text: "Below the workspace; it must not be there yet.")
      ],
      results: [APIResult(type: .named("perigee.Backup"), text: "What was written.")],
      example: "-- print(perigee.backup(\"backups/\" .. perigee.now():sub(1, 10) .. \".db\"))"),
  ]

  static let savedPlanMethods: [APIFunction] = [
    APIFunction(
      owner: .object("perigee.SavedPlan"), name: "engage",
      text: """
        Plans the same again and commits exactly the saved plan; raises, names what differs and commits nothing \
        where the world has changed.
        """,
      results: [APIResult(type: .named("perigee.Engagement"), text: "What was committed.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        plan:save "plans/intro.plan"
        if plan.contacts > 0 then print(perigee.load_plan("plans/intro.plan"):engage()) end
        """)
  ]

  static let savedPlanClasses: [APIClass] = [
    APIClass(
      name: "perigee.SavedPlan", text: "A plan as a file holds it; prints as its overview.",
      fields: [
        APIField(
          name: "digest", type: .string, isRequired: true, text: "What the plan is known by."),
        APIField(name: "sequence", type: .string, isRequired: true, text: "The sequence's name."),
        APIField(
          name: "contacts", type: .integer, isRequired: true, text: "How many are written to."),
        APIField(name: "emails", type: .integer, isRequired: true, text: "How many emails."),
        APIField(name: "first", type: .string, text: "When the first email goes out, RFC 3339."),
        APIField(name: "last", type: .string, text: "When the last one does."),
      ]),
    APIClass(
      name: "perigee.Backup", text: "A copy of the database.",
      fields: [
        APIField(name: "path", type: .string, isRequired: true, text: "Where it is."),
        APIField(
          name: "recorded", type: .boolean, isRequired: true,
          text: "Whether the log says so; one that cannot be written does not."),
        APIField(
          name: "whole", type: .boolean, isRequired: true,
          text: "Whether the log in it is what was written, from its first entry to its last."),
      ]),
    APIClass(
      name: "json.Null", text: "What stands for JSON's null: json.null, and no other value."),
  ]
}
