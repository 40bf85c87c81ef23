import PerigeeCore

// What people do by hand, and when mailboxes send.
extension API {
  private static func text(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .string, isRequired: true, text: text)
  }

  private static func count(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .integer, isRequired: true, text: text)
  }

  static let taskFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "tasks",
      text: "What people have to do by hand, by its moments. Tasks of paused contacts are hidden.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.TaskOptions",
            [
              APIField(name: "sender", type: .string, text: "Only of this sender, by address."),
              APIField(name: "sequence", type: .string, text: "Only of this sequence."),
              APIField(name: "limit", type: .integer, text: "At most so many; all by default."),
            ]), isOptional: true, text: "Which tasks.")
      ],
      results: [APIResult(type: .list(.named("perigee.Task")), text: "The earliest first.")],
      example: """
        for _, task in ipairs(perigee.tasks { sender = perigee.user() }) do
          print(task.state, task.contact, task.text)
        end
        """),
    APIFunction(
      owner: .module("perigee"), name: "calendar",
      text: "What each mailbox sent and has still to send, day by day, beside its capacity.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.CalendarOptions",
            [
              APIField(name: "sender", type: .string, text: "Only of this sender, by address."),
              APIField(
                name: "from", type: .string,
                text: "The first day, \"2026-11-23\"; this week's Monday by default."),
              APIField(
                name: "to", type: .string,
                text: "The last day, \"2026-12-04\"; four weeks by default."),
            ] + APIField.page("Only senders behind this one, in the order of the calendar.")),
          isOptional: true, text: "Whose, and when.")
      ],
      results: [
        APIResult(type: .named("perigee.MailboxCalendar"), text: "Prints as a calendar.")
      ],
      example: """
        for _, sender in ipairs(perigee.calendar().senders) do
          for _, day in ipairs(sender.days) do print(sender.email, day.day, day.committed) end
        end
        """),
  ]

  static let taskMethods: [APIFunction] = [
    ("done", "Notes that it was done: the next step counts from now."),
    ("skip", "Notes that it will not be done: the next step counts from now."),
  ].map { name, text in
    APIFunction(
      owner: .object("perigee.Task"), name: name, text: text,
      results: [
        APIResult(type: .named("perigee.TaskOutcome"), text: "What goes on. It asks nobody.")
      ],
      example: """
        local task = perigee.tasks { limit = 1 }[1]
        if task then print(task:\(name)()) end
        """)
  }

  static let taskClasses: [APIClass] = [
    APIClass(
      name: "perigee.Task", text: "Something that a person does for a contact.",
      fields: [
        text("contact", "The address."), text("sequence", "Its name."),
        count("step", "From 1."), text("sender", "Who has to do it."),
        text("at", "Its slot, RFC 3339 in the sender's zone."),
        APIField(
          name: "state", type: .choice(OpenTask.Urgency.allCases.map(\.rawValue)),
          isRequired: true, text: "Whether its slot is over, has begun, or is to come."),
        text("text", "What is to be done."),
      ]),
    APIClass(
      name: "perigee.TaskOutcome", text: "What came of a task; prints as that.",
      fields: [
        APIField(
          name: "outcome", type: .choice(["done", "skipped"]), isRequired: true,
          text: "What was noted."),
        text("state", "Of the enrollment, afterwards."),
        APIField(
          name: "moments", type: .list(.named("perigee.StepMoment")), isRequired: true,
          text: "The steps that waited for it, up to the next task."),
      ]),
    APIClass(
      name: "perigee.StepMoment", text: "When a step goes.",
      fields: [count("step", "From 1."), text("at", "RFC 3339 in the sender's zone.")]),
    APIClass(
      name: "perigee.MailboxCalendar", text: "What mailboxes have, day by day.",
      fields: [
        text("from", "The first day."), text("to", "The last day."),
        APIField(
          name: "senders", type: .list(.named("perigee.MailboxDays")), isRequired: true,
          text: "In the order of perigee.lua."),
      ]),
    APIClass(
      name: "perigee.MailboxDays", text: "The days of one mailbox.",
      fields: [
        text("email", "The mailbox."), text("time_zone", "Whose days they are."),
        APIField(
          name: "days", type: .list(.named("perigee.MailboxDay")), isRequired: true,
          text: "Every day once."),
      ]),
    APIClass(
      name: "perigee.MailboxDay", text: "One day of a mailbox.",
      fields: [
        text("day", "\"2026-11-23\"."), count("sent", "Emails that went."),
        count("committed", "Emails that are to go."),
        count("unknown", "Emails that may have gone."),
        APIField(
          name: "capacity", type: .integer,
          text: "The most that quota and hours allow, of today without its past hours; nil where "
            + "nothing limits it."),
        APIField(
          name: "closed", type: .choice(MailboxCalendar.Closing.allCases.map(\.rawValue)),
          text: "Why nothing may go; nil where it may."),
      ]),
  ]
}
