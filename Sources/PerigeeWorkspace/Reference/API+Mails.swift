import PerigeeCore

// Mails that came back.
extension API {
  static let mailFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("perigee"), name: "mails",
      text: "Mails that were read, with what each was taken for and did.",
      parameters: [
        APIParameter(
          name: "options",
          type: .options(
            "perigee.MailOptions",
            [
              APIField(name: "contact", type: .string, text: "Only those about this contact."),
              APIField(
                name: "unmatched", type: .boolean, text: "Only those that are about no contact."),
              APIField(
                name: "limit", type: .integer,
                text: "At most so many, the newest ones; 1,000 by default."),
            ]), isOptional: true, text: "Which mails.")
      ],
      results: [APIResult(type: .list(.named("perigee.Mail")), text: "The newest last.")],
      example: """
        for _, mail in ipairs(perigee.mails { unmatched = true }) do
          print(mail.id, mail.verdict, mail.from, mail.subject)
        end
        """)
  ]

  static let mailMethods: [APIFunction] = [
    APIFunction(
      owner: .object("perigee.Mail"), name: "reclassify",
      text:
        "Takes the mail for something else: undoes what it did, and does what the verdict means.",
      parameters: [
        APIParameter(
          name: "verdict", type: .choice(Verdict.allCases.map(\.rawValue)), text: "What it is."),
        APIParameter(
          name: "options",
          type: .options(
            "perigee.ReclassifyOptions",
            [
              APIField(
                name: "contact", type: .string,
                text: "Whom it is about; whom it was found to be about by default."),
              APIField(
                name: "confirm", type: .boolean,
                text: "Taking back a contact's own wish is meant; for managers."),
            ]), isOptional: true, text: "About whom."),
      ],
      results: [APIResult(type: .named("perigee.Mail"), text: "As it is taken now.")],
      example: """
        local mail = perigee.mails { unmatched = true, limit = 1 }[1]
        if mail then print(mail:reclassify("other")) end
        """)
  ]

  static let mailClasses: [APIClass] = [
    APIClass(
      name: "perigee.Mail", text: "A mail that was read; prints as its line.",
      fields: [
        APIField(name: "id", type: .integer, isRequired: true, text: "Its number."),
        APIField(
          name: "verdict", type: .choice(Verdict.allCases.map(\.rawValue)), isRequired: true,
          text: "What it is taken for."),
        APIField(name: "contact", type: .string, text: "Whom it is about; nil for nobody."),
        APIField(name: "from", type: .string, text: "Who wrote it, where it says so."),
        APIField(name: "subject", type: .string, isRequired: true, text: "Its subject."),
        APIField(
          name: "text", type: .string, isRequired: true,
          text: "The start of what its writer wrote; of strangers gone after 90 days."),
        APIField(name: "at", type: .string, isRequired: true, text: "When it came, RFC 3339."),
        APIField(
          name: "evidence", type: .list(.string), isRequired: true, text: "Why it has its verdict."),
        APIField(name: "outcome", type: .string, isRequired: true, text: "What it did."),
      ])
  ]
}
