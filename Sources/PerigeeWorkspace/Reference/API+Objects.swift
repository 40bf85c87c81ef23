import PerigeeCore

// What scripts get from the functions.
extension API {
  private static func text(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .string, isRequired: true, text: text)
  }

  private static func optional(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .string, text: text)
  }

  private static func count(_ name: String, _ text: String) -> APIField {
    APIField(name: name, type: .integer, isRequired: true, text: text)
  }

  static let objectClasses: [APIClass] = [
    APIClass(
      name: "perigee.Contact",
      text: "A contact: its variables, each nil where it has no value, and what every contact has.",
      fields: [
        text("email", "The address."), text("domain", "What stands behind its @."),
        optional("owner", "The owner's address."),
        APIField(
          name: "status", type: .choice(ContactStatus.allCases.map(\.rawValue)), isRequired: true,
          text: "Where the contact stands."),
      ], isOpen: true),
    APIClass(
      name: "perigee.Contacts", text: "A set of contacts, looked up when it is used.",
      fields: [count("count", "How many they were when they were asked for.")]),
    APIClass(
      name: "perigee.ListSummary", text: "A list.",
      fields: [text("name", "Its name."), count("count", "How many contacts are in it.")]),
    APIClass(
      name: "perigee.Import", text: "What became of a file's rows.",
      fields: [
        count("imported", "New contacts."), count("updated", "Contacts that changed."),
        count("unchanged", "Contacts that were like that."), count("rejected", "Bad rows."),
        count("warnings", "Rows with something odd."),
        APIField(
          name: "left", type: .list(.string), isRequired: true,
          text: "Who left the list that was to be what the file says."),
        APIField(
          name: "stopped", type: .list(.named("perigee.EnrollmentChange")), isRequired: true,
          text: "Whose enrollments it has ended, by a status that forbids emails."),
        count("opted_out", "Rows of people who asked to be left alone: do_not_contact."),
        count("bad_data", "Rows whose address takes no mail."),
        APIField(
          name: "columns", type: .list(.named("perigee.ImportedColumn")), isRequired: true,
          text: "What became of each column."),
      ]),
    APIClass(
      name: "perigee.ImportedColumn", text: "A column of an imported file.",
      fields: [
        text("header", "As the file has it."),
        optional("variable", "What it became; nil where it was left out."),
      ]),
    APIClass(
      name: "perigee.BlacklistEntry", text: "An entry of the blacklist.",
      fields: [
        text("entry", "An address or a domain."), text("reason", "Why."),
        text("by", "Who added it."),
      ]),
    APIClass(name: "perigee.Senders", text: "How contacts get their sender."),
    APIClass(name: "perigee.Mode", text: "How fast contacts are started."),
    APIClass(
      name: "perigee.Plan", text: "Every email of every step; nothing of it is committed.",
      fields: [
        text("digest", "What the plan is known by."), text("sequence", "The sequence's name."),
        count("contacts", "How many are written to."), count("emails", "How many emails."),
        optional("first", "When the first email goes out, RFC 3339."),
        optional("last", "When the last one does."),
        APIField(
          name: "senders", type: .list(.named("perigee.PlannedSender")), isRequired: true,
          text: "Who sends."),
      ]),
    APIClass(
      name: "perigee.PlannedSender", text: "A sender of a plan.",
      fields: [
        text("email", "The mailbox."), count("contacts", "How many it writes to."),
        optional("first", "Its first email."), optional("last", "Its last email."),
      ]),
    APIClass(
      name: "perigee.Sending", text: "One email of one step to one contact.",
      fields: [
        text("contact", "The address."), count("step", "From 1."), text("sender", "Who sends."),
        text("at", "When, RFC 3339 in the sender's zone."),
      ]),
    APIClass(
      name: "perigee.Excluded", text: "A contact that is left out.",
      fields: [
        text("contact", "The address."),
        APIField(
          name: "reasons", type: .list(.named("perigee.Reason")), isRequired: true,
          text: "All that hold."),
      ]),
    APIClass(
      name: "perigee.Reason", text: "Why a contact is left out.",
      fields: [
        text("code", "For programs: \"blacklisted\"."), text("detail", "For people."),
        text("cure", "What would help."),
      ]),
    APIClass(
      name: "perigee.OwnerChange", text: "A contact that gets another owner.",
      fields: [
        text("contact", "The address."), optional("from", "The owner until now."),
        text("to", "The owner after engaging."),
      ]),
    APIClass(
      name: "perigee.Email", text: "A step as a contact gets it.",
      fields: [
        count("step", "From 1."), text("sender", "Who sends."), text("at", "When."),
        optional("subject", "The subject."), optional("body", "The plain text."),
        optional("html", "The HTML."), optional("task", "What to do by hand instead."),
      ]),
    APIClass(
      name: "perigee.Calendar", text: "Emails by day; prints as a calendar.",
      fields: [
        APIField(
          name: "days", type: .map(.string, .integer), isRequired: true, text: "Emails by day.")
      ]),
    APIClass(
      name: "perigee.Engagement", text: "A committed plan.",
      fields: [
        count("engagement", "Its number, for perigee.rollback."),
        count("enrolled", "How many contacts."), count("sendings", "How many emails."),
        APIField(
          name: "is_new", type: .boolean, isRequired: true,
          text: "False where this very plan had been engaged before."),
      ]),
    APIClass(
      name: "perigee.Rollback", text: "An engagement that was undone; prints as what that undid.",
      fields: [
        count("engagement", "Its number."), text("sequence", "The sequence's name."),
        count("contacts", "How many were enrolled."),
        count("sendings", "How many emails and tasks were cancelled."),
      ]),
    APIClass(
      name: "perigee.Difference", text: "What one plan has that another has not.",
      fields: [count("count", "How many changes.")]),
    APIClass(
      name: "perigee.Sender", text: "A teammate with a mailbox.",
      fields: [
        text("email", "The mailbox."), text("name", "The name."), text("role", "The role."),
        text("time_zone", "Its zone."),
        APIField(name: "enabled", type: .boolean, isRequired: true, text: "Whether it sends."),
        count("active", "Its live enrollments now."),
        APIField(
          name: "state", type: .choice(SenderOverview.State.allCases.map(\.rawValue)),
          isRequired: true, text: "Whether it sends, and below its quota or not."),
        optional("why", "What its server said, where it is halted."),
        APIField(
          name: "quota", type: .named("perigee.SenderQuota"), isRequired: true,
          text: "What it may send today."),
        APIField(
          name: "today", type: .named("perigee.SenderUse"), isRequired: true,
          text: "Its day, in its zone."),
        APIField(
          name: "week", type: .named("perigee.SenderUse"), isRequired: true,
          text: "Its week, from Monday to Sunday."),
      ]),
    APIClass(
      name: "perigee.SenderQuota", text: "What a mailbox may send on a day.",
      fields: [
        APIField(
          name: "per_hour", type: .integer, text: "In any 60 minutes; nil where nothing limits it."),
        APIField(
          name: "per_day", type: .integer,
          text: "In any 24 hours, of a warm-up that day's; nil where nothing limits it."),
      ]),
    APIClass(
      name: "perigee.SenderUse", text: "What lies in a mailbox's days, and what is free.",
      fields: [
        text("from", "The first day."), text("to", "The last day."),
        count("used", "Emails that went, are to go or may have gone."),
        count("sent", "Emails that went."), count("committed", "Emails that are to go."),
        count("unknown", "Emails that may have gone."),
        APIField(
          name: "capacity", type: .integer,
          text: "The most that quota and hours allow, of today without its past hours; nil where "
            + "nothing limits it."),
        APIField(
          name: "free", type: .integer,
          text: "How many more a plan that is made now finds room for; nil where nothing limits it."
        ),
        APIField(
          name: "closed", type: .choice(MailboxCalendar.Closing.allCases.map(\.rawValue)),
          text: "Why nothing may go; nil where it may."),
      ]),
    APIClass(
      name: "perigee.SequenceSummary", text: "How a sequence stands among the others.",
      fields: [
        text("name", "Its name."),
        APIField(name: "steps", type: .integer, text: "How many; nil where its file is gone."),
        APIField(name: "tasks", type: .integer, text: "How many of them people do by hand."),
        count("contacts", "Live enrollments."),
        count("planned", "Emails and tasks to come, as perigee.report counts them."),
        count("sent", "Those that went or were done."),
        optional("file", "Where it is declared; nil where the file is gone."),
      ]),
    APIClass(
      name: "perigee.Report", text: "How a sequence stands.",
      fields: [
        text("sequence", "Its name."), count("engagements", "How often it was engaged."),
        count("active", "Live enrollments."),
        APIField(
          name: "states", type: .map(.string, .integer), isRequired: true,
          text: "Enrollments by state."),
      ]),
    APIClass(name: "perigee.Explanation", text: "Why emails are where they are."),
    APIClass(
      name: "perigee.LogEntry", text: "An entry of the audit log.",
      fields: [
        count("number", "Its number, from 1."), text("at", "When."), text("user", "Who."),
        text("action", "What."), text("subject", "To what."), text("detail", "How."),
      ]),
    APIClass(
      name: "perigee.Error", text: "What pcall gives for an error of the host.",
      fields: [
        text("code", "For programs: \"unknown_filter\"."), text("message", "For people."),
        optional("file", "Where it happened."),
        APIField(name: "line", type: .integer, text: "The line there."),
        text("traceback", "The way there, a line a call."),
      ]),
  ]

  private static let limit = APIParameter(
    name: "count", type: .integer, isOptional: true, text: "At most so many; 10 by default.")

  static let objectMethods: [APIFunction] = [
    APIFunction(
      owner: .object("perigee.Contacts"), name: "first", text: "The first contacts of the set.",
      parameters: [
        limit,
        APIParameter(
          name: "after", type: .string, isOptional: true,
          text: "Only those that arrived after the contact with this address, as the last of the "
            + "page before."),
      ],
      results: [APIResult(type: .list(.named("perigee.Contact")), text: "In order of arrival.")],
      example: "for _, contact in ipairs(perigee.all():first(3)) do print(contact.email) end"),
    APIFunction(
      owner: .object("perigee.Contacts"), name: "each",
      text: "Goes through all contacts of the set.",
      results: [APIResult(type: .function("fun(): perigee.Contact?"), text: "For a loop.")],
      example: "for contact in perigee.list(\"leads\"):each() do print(contact.email) break end"),
    APIFunction(
      owner: .object("perigee.Contacts"), name: "filter",
      text: "Those of the set that a filter lets through.",
      parameters: [
        APIParameter(
          name: "filter",
          type: .union([.string, .named("perigee.Filter"), .named("perigee.Conditions")]),
          text: "A filter's name, a filter made in place, or conditions as of perigee.contacts.")
      ],
      results: [APIResult(type: .named("perigee.Contacts"), text: "A narrower set.")],
      example: "print(perigee.list(\"leads\"):filter \"mid_market\")"),
    APIFunction(
      owner: .object("perigee.Contacts"), name: "with",
      text: "The contacts of the set and those of another one, each once.",
      parameters: [
        APIParameter(
          name: "others",
          type: .union([
            .string, .named("perigee.Filter"), .named("perigee.Contacts"),
            .named("perigee.Conditions"),
          ]),
          text: "Contacts, a filter, its name, or conditions as of perigee.contacts.")
      ],
      results: [APIResult(type: .named("perigee.Contacts"), text: "A wider set.")],
      example: "print(perigee.list(\"leads\"):with \"mid_market\")"),
    APIFunction(
      owner: .object("perigee.Plan"), name: "engage",
      text: "Commits exactly this plan; raises, and commits nothing, where the world has changed.",
      results: [APIResult(type: .named("perigee.Engagement"), text: "What was committed.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        if plan.contacts > 0 then print(plan:engage()) end
        """),
    APIFunction(
      owner: .object("perigee.Plan"), name: "save",
      text: "Writes the plan to a file, for review and for perigee engage.",
      parameters: [APIParameter(name: "path", type: .string, text: "Below the workspace.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        plan:save "plan.json"
        """),
    APIFunction(
      owner: .object("perigee.Plan"), name: "sendings", text: "Every email of the plan.",
      parameters: [
        APIParameter(
          name: "count", type: .integer, isOptional: true, text: "At most so many; all by default.")
      ],
      results: [APIResult(type: .list(.named("perigee.Sending")), text: "In order of contacts.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        for _, sending in ipairs(plan:sendings(3)) do print(sending.at, sending.contact) end
        """),
    APIFunction(
      owner: .object("perigee.Plan"), name: "excluded", text: "Who is left out, and why.",
      results: [APIResult(type: .list(.named("perigee.Excluded")), text: "Everybody.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = perigee.all(), senders = perigee.me(),
        }
        for _, excluded in ipairs(plan:excluded()) do print(excluded.reasons[1].detail) break end
        """),
    APIFunction(
      owner: .object("perigee.Plan"), name: "owner_changes",
      text: "Contacts that get another owner by engaging.",
      results: [APIResult(type: .list(.named("perigee.OwnerChange")), text: "All of them.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        print(#plan:owner_changes())
        """),
    APIFunction(
      owner: .object("perigee.Plan"), name: "emails_to",
      text: "Every step as one contact gets it.",
      parameters: [APIParameter(name: "email", type: .string, text: "The contact's address.")],
      results: [
        APIResult(
          type: .list(.named("perigee.Email")), isOptional: true,
          text: "Nil where the contact is not in the plan.")
      ],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        local sending = plan:sendings(1)[1]
        if sending then print(plan:emails_to(sending.contact)[1].subject) end
        """),
    APIFunction(
      owner: .object("perigee.Plan"), name: "calendar", text: "Emails by day and sender.",
      parameters: [
        APIParameter(
          name: "sender", type: .string, isOptional: true, text: "Of this sender alone.")
      ],
      results: [APIResult(type: .named("perigee.Calendar"), text: "Prints as a calendar.")],
      example: """
        local plan = perigee.plan {
          sequence = "intro", contacts = "mid_market", senders = perigee.me(),
        }
        print(plan:calendar())
        """),
  ]
}
