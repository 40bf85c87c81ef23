import PerigeeCore

// What scripts do to give committed steps other moments.
extension API {
  private static let preview = APIField(
    name: "preview", type: .boolean, text: "Only says what would be; false by default.")

  private static let outcome = APIResult(
    type: .named("perigee.Rearrangement"),
    text: "Every step that came to another moment. It asks nobody: perigee.confirm does.")

  static let rearrangementFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "replan",
      text: "Moves what is planned and does not fit the settings of today.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ReplanOptions",
            [
              preview,
              APIField(
                name: "earlier", type: .boolean,
                text: "What waited for room goes as early as it wanted, where there is room now."),
            ]), isOptional: true, text: "Whether it is only shown, and what may go earlier.")
      ],
      results: [outcome],
      example: "print(#perigee.replan { preview = true }.moves)"),
    APIFunction(
      owner: .module("perigee"), name: "reassign",
      text:
        "Hands what a sender still has to send over to another, who owns the contacts from then on.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ReassignOptions",
            [
              APIField(
                name: "from", type: .string, isRequired: true,
                text: "Whose contacts: a sender, or one who was."),
              APIField(
                name: "to", type: .string, isRequired: true, text: "A sender, or rule:NAME."),
              preview,
            ]), text: "From whom to whom.")
      ],
      results: [outcome],
      example: """
        print(perigee.reassign {
          from = "bo@acme.example", to = "anna@acme.example", preview = true,
        })
        """),
    APIFunction(
      owner: .module("perigee"), name: "upgrade",
      text: "Lets those who are engaged in a sequence go on with what its file says now.",
      parameters: [
        APIParameter(name: "sequence", type: .string, text: "Its name."),
        APIParameter(
          name: "options", type: .options("perigee.UpgradeOptions", [preview]), isOptional: true,
          text: "Whether it is only shown."),
      ],
      results: [outcome],
      example: "print(perigee.upgrade(\"intro\", { preview = true }))"),
  ]

  static let resumptionMethods: [APIFunction] = ["perigee.Contact", "perigee.Contacts"].map {
    APIFunction(
      owner: .object($0), name: "resume",
      text: "Lets paused enrollments go on, from the next coming slot.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ResumeOptions",
            [
              APIField(name: "sequence", type: .string, text: "Only enrollments in this sequence."),
              APIField(name: "reason", type: .string, text: "Why; kept with the enrollment."),
              preview,
            ]), isOptional: true, text: "Which enrollments, and why.")
      ],
      results: [outcome],
      example: $0 == "perigee.Contact"
        ? """
        local contact = perigee.all():first(1)[1]
        if contact then print(contact:resume { reason = "back again" }) end
        """ : "print(perigee.list(\"leads\"):resume())")
  }

  static let rearrangementClasses: [APIClass] = [
    APIClass(
      name: "perigee.Rearrangement", text: "Committed steps that came to other moments.",
      fields: [
        APIField(
          name: "contacts", type: .integer, isRequired: true, text: "How many it is about."),
        APIField(
          name: "moves", type: .list(.named("perigee.Move")), isRequired: true,
          text: "By their new moments."),
        APIField(
          name: "added", type: .integer, isRequired: true,
          text: "How many steps an upgrade brings; those with a moment are among the moves."),
        APIField(
          name: "cancelled", type: .integer, isRequired: true,
          text: "How many steps an upgrade takes away."),
        APIField(
          name: "left", type: .list(.named("perigee.LeftContact")), isRequired: true,
          text: "Who stays as they are, and why."),
        APIField(
          name: "waiting", type: .list(.string), isRequired: true,
          text: "What waits for somebody to act, of senders who are disabled or gone."),
        APIField(
          name: "untouched", type: .integer, isRequired: true,
          text: "How many of the contacts that were meant it is not about."),
      ]),
    APIClass(
      name: "perigee.Move", text: "One step that came to another moment.",
      fields: [
        APIField(name: "contact", type: .string, isRequired: true, text: "The address."),
        APIField(name: "sequence", type: .string, isRequired: true, text: "Its name."),
        APIField(name: "sender", type: .string, isRequired: true, text: "Who sends it now."),
        APIField(name: "step", type: .integer, isRequired: true, text: "From 1."),
        APIField(
          name: "kind", type: .choice(["email", "task"]), isRequired: true, text: "What it is."),
        APIField(name: "from", type: .string, text: "Where it was; nil where it had no moment."),
        APIField(
          name: "to", type: .string, text: "Where it is; nil until the task before it is done."),
        APIField(
          name: "cause", type: .choice(SendingMove.Cause.allCases.map(\.rawValue)),
          isRequired: true, text: "Why."),
      ]),
    APIClass(
      name: "perigee.LeftContact", text: "A contact that stays as it is.",
      fields: [
        APIField(name: "contact", type: .string, isRequired: true, text: "The address."),
        APIField(name: "sequence", type: .string, isRequired: true, text: "Its name."),
        APIField(name: "message", type: .string, isRequired: true, text: "Why."),
      ]),
  ]
}
