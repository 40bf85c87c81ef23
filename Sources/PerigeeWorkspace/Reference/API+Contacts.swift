import PerigeeCore

// Whom to write to, and what is known of them.
extension API {
  private static let selection = APIType.union([
    .string, .named("perigee.Filter"), .named("perigee.Contacts"), .named("perigee.Conditions"),
  ])

  private static func contactsResult(_ text: String) -> [APIResult] {
    [APIResult(type: .named("perigee.Contacts"), text: text)]
  }

  static let contactFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "contacts",
      text: "The contacts that a filter lets through now, or that meet conditions.",
      parameters: [
        APIParameter(
          name: "filter", type: selection,
          text: """
            A filter's name, a filter made in place, or a table of conditions, which all must hold: a value \
            is compared as by --where, exactly, a declared number however it is written, "" for no value; \
            a matcher as in a filter's where.
            """)
      ],
      results: contactsResult("To be counted, looked at and planned."),
      example: """
        print(perigee.contacts "mid_market")
        print(perigee.contacts { status = "new", company = perigee.present() })
        """),
    APIFunction(
      owner: .module("perigee"), name: "list", text: "The contacts of a list, or of several.",
      parameters: [
        APIParameter(
          name: "names", type: .union([.string, .list(.string)]),
          text: "A list's name; whoever is in any of several is meant.")
      ],
      results: contactsResult("To be counted, looked at and planned."),
      example: "print(perigee.list(\"leads\").count)"),
    APIFunction(
      owner: .module("perigee"), name: "emails", text: "The contacts with these addresses.",
      parameters: [
        APIParameter(
          name: "addresses", type: .union([.string, .list(.string)]),
          text: "One address or several; each must be a contact's.")
      ],
      results: contactsResult("To be counted, looked at and planned."),
      example: """
        local first = perigee.all():first(1)[1]
        if first then print(perigee.emails { first.email }) end
        """),
    APIFunction(
      owner: .module("perigee"), name: "all", text: "All contacts.",
      results: contactsResult("To be counted, looked at and planned."),
      example: "print(perigee.all().count)"),
    APIFunction(
      owner: .module("perigee"), name: "find",
      text: "The contacts in whose address, name or company every word of a text is.",
      parameters: [APIParameter(name: "text", type: .string, text: "In any case.")],
      results: contactsResult("To be counted, looked at and planned."),
      example: "print(perigee.find \"ann\")"),
    APIFunction(
      owner: .module("perigee"), name: "contact", text: "One contact by its address.",
      parameters: [APIParameter(name: "email", type: .string, text: "The address.")],
      results: [
        APIResult(
          type: .named("perigee.Contact"), isOptional: true, text: "Nil where there is none.")
      ],
      example: "print(perigee.contact \"ann@nowhere.example\")"),
    APIFunction(
      owner: .module("perigee"), name: "lists", text: "All lists, by name.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ListsOptions", APIField.page("Only lists whose names come after this one.")),
          isOptional: true, text: "Which of them.")
      ],
      results: [
        APIResult(type: .list(.named("perigee.ListSummary")), text: "Each with its name and count.")
      ],
      example: "for _, list in ipairs(perigee.lists()) do print(list.count, list.name) end"),
    APIFunction(
      owner: .module("perigee"), name: "rename_list", text: "Gives a list another name.",
      parameters: [
        APIParameter(name: "name", type: .string, text: "The list's name."),
        APIParameter(name: "new", type: .string, text: "Its new name, which no list has."),
      ],
      example: "perigee.rename_list(\"leads\", \"old leads\")"),
    APIFunction(
      owner: .module("perigee"), name: "empty_list",
      text: "Takes every contact out of a list, which stays.",
      parameters: [APIParameter(name: "name", type: .string, text: "The list's name.")],
      results: [APIResult(type: .integer, text: "How many were in it.")],
      example: "print(perigee.empty_list \"leads\")"),
    APIFunction(
      owner: .module("perigee"), name: "remove_from_list", text: "Takes contacts out of a list.",
      parameters: [
        APIParameter(name: "name", type: .string, text: "The list's name."),
        APIParameter(
          name: "addresses", type: .union([.string, .list(.string)]),
          text: "One address or several; each must be a contact's."),
      ],
      results: [APIResult(type: .integer, text: "How many were in it.")],
      example: """
        local first = perigee.list("leads"):first(1)[1]
        if first then perigee.remove_from_list("leads", first.email) end
        """),
    APIFunction(
      owner: .module("perigee"), name: "import",
      text: "Imports a CSV file of the workspace; a bad row is reported and stops nothing.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ImportOptions",
            [
              APIField(
                name: "file", type: .string, isRequired: true, text: "A path in the workspace."),
              APIField(name: "list", type: .string, text: "The list that the rows go into."),
              APIField(
                name: "replace", type: .boolean,
                text: "Whether whoever is not in the file leaves the list."),
              APIField(
                name: "on_existing", type: .choice(ExistingContact.allCases.map(\.rawValue)),
                text: "What happens to contacts that are there; \"fill\" by default."),
              APIField(
                name: "map", type: .map(.string, .string),
                text: "Variables by header; \"\" leaves the column out."),
              APIField(
                name: "columns", type: .list(.string),
                text: "The headers of the columns that are taken; all by default."),
              APIField(name: "encoding", type: .string, text: "\"utf-8\" by default."),
              APIField(
                name: "delimiter", type: .string,
                text: "What parts the cells, such as \";\" or \"tab\"; found by default."),
              APIField(
                name: "dates", type: .choice(ValueFormat.DateOrder.allCases.map(\.rawValue)),
                text: "How 11/12/2026 is read; not at all by default."),
              APIField(
                name: "decimal", type: .choice(ValueFormat.DecimalMark.allCases.map(\.rawValue)),
                text: "What parts a number's fraction; \"point\" by default."),
              APIField(
                name: "strict", type: .boolean,
                text: "Whether a value of the wrong kind rejects its row, not only the value."),
              APIField(
                name: "dry_run", type: .boolean, text: "Whether only to say what would happen."),
            ]), text: "The file and what to do with it.")
      ],
      results: [APIResult(type: .named("perigee.Import"), text: "What became of the rows.")],
      example: "-- print(perigee.import { file = \"contacts.csv\", list = \"spring\" })"),
    APIFunction(
      owner: .module("perigee"), name: "set",
      text: "Changes variables, the owner or the status of a contact.",
      parameters: [
        APIParameter(name: "email", type: .string, text: "The contact's address."),
        APIParameter(
          name: "values", type: .map(.string, .union([.string, .number, .boolean])),
          text: "Values by variable; false clears one."),
        APIParameter(
          name: "options",
          type: .options(
            "perigee.SetOptions",
            [
              APIField(
                name: "new", type: .boolean,
                text: "Makes variables that no contact and no declaration has."),
              APIField(
                name: "confirmed", type: .boolean,
                text: "For taking back do_not_contact, the contact's own wish; managers only."),
            ]), isOptional: true, text: "What would be refused without it."),
      ],
      results: [
        APIResult(
          type: .list(.named("perigee.EnrollmentChange")),
          text: "Whom it stopped: a status that forbids emails ends the enrollment at once.")
      ],
      example: """
        local first = perigee.all():first(1)[1]
        if first then perigee.set(first.email, { first_name = "Ann" }) end
        """),
    APIFunction(
      owner: .module("perigee"), name: "edit",
      text: """
        Edits one contact's email of one step before it is engaged; an email that has text and HTML takes \
        body and html together, or one of them would keep the old words.
        """,
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.EditOptions",
            [
              APIField(name: "contact", type: .string, isRequired: true, text: "The address."),
              APIField(
                name: "sequence", type: .string, isRequired: true, text: "The sequence's name."),
              APIField(name: "step", type: .integer, isRequired: true, text: "From 1."),
              APIField(name: "subject", type: .string, text: "In place of the step's."),
              APIField(name: "body", type: .string, text: "In place of the step's."),
              APIField(name: "html", type: .string, text: "In place of the step's."),
            ]), text: "Which email, and its new parts.")
      ],
      example: """
        local first = perigee.all():first(1)[1]
        if first then
          perigee.edit { contact = first.email, sequence = "intro", step = 1, subject = "Hello" }
        end
        """),
  ]

  static let blacklistFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee.blacklist"), name: "add",
      text: "Puts addresses or domains on the blacklist: they are never written to again.",
      parameters: [
        APIParameter(
          name: "entries", type: .union([.string, .list(.string)]),
          text: "Addresses; domains, which stand for their subdomains too."),
        APIParameter(
          name: "reason", type: .choice(BlacklistEntry.Reason.allCases.map(\.rawValue)),
          isOptional: true,
          text: "\"other\" by default; the contact's own wish replaces another reason."),
      ],
      results: [
        APIResult(type: .integer, text: "How many were new."),
        APIResult(
          type: .list(.named("perigee.EnrollmentChange")),
          isOptional: true,
          text: "Whom they stopped: whoever is covered and engaged, at once; nil for nobody."),
      ],
      example: "perigee.blacklist.add({ \"rival.example\" }, \"competitor_or_partner\")"),
    APIFunction(
      owner: .module("perigee.blacklist"), name: "remove",
      text: "Takes entries off the blacklist; for managers.",
      parameters: [
        APIParameter(
          name: "entries", type: .union([.string, .list(.string)]), text: "As they were added."),
        APIParameter(
          name: "options",
          type: .options(
            "perigee.RemoveOptions",
            [
              APIField(
                name: "confirmed", type: .boolean,
                text: "For entries made by the contact's own wish.")
            ]), isOptional: true, text: "A confirmation."),
      ],
      results: [APIResult(type: .integer, text: "How many were there.")],
      example: "perigee.blacklist.remove({ \"rival.example\" }, { confirmed = true })"),
    APIFunction(
      owner: .module("perigee.blacklist"), name: "list", text: "The whole blacklist.",
      results: [
        APIResult(type: .list(.named("perigee.BlacklistEntry")), text: "In the order of adding.")
      ],
      example: "print(#perigee.blacklist.list())"),
  ]

  static let fileFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "read", text: "Reads a file of the workspace.",
      parameters: [APIParameter(name: "path", type: .string, text: "Below the workspace.")],
      results: [
        APIResult(type: .string, isOptional: true, text: "Nil where there is no such file.")
      ],
      example: "print(perigee.read \"perigee.lua\" ~= nil)"),
    APIFunction(
      owner: .module("perigee"), name: "write",
      text:
        "Writes a file of the workspace whole, in place of one that is there, and makes its folders. In an "
        + "automation that is an effect, and a run may write \(AutomationLimits.writtenBytes >> 20) MiB in all.",
      parameters: [
        APIParameter(
          name: "path", type: .string,
          text: "Below the workspace; what makes it one cannot be written."),
        APIParameter(name: "text", type: .string, text: "The contents."),
      ],
      example: "perigee.write(\"report.txt\", \"done\\n\")"),
  ]
}
