/// Functions that belong together, as the reference and `help` group them.
struct APISection: Sendable {
  let title: String
  /// One sentence.
  let text: String
  let functions: [APIFunction]
}

extension API {
  /// All functions of `perigee` and `perigee.blacklist`. What is in none of them is not there at all, so that
  /// neither the reference nor `help` can leave one out.
  static let sections = [
    APISection(
      title: "Declarations",
      text: "What files of a workspace return. `perigee.no_limit` is a quota without a limit.",
      functions: declarationFunctions + [automationFunctions[0], secretFunction]),
    APISection(
      title: "Matchers", text: "What a filter's `where` compares with.",
      functions: matcherFunctions),
    APISection(title: "Contacts", text: "Whom to write to.", functions: contactFunctions),
    APISection(title: "Plans", text: "From whom, when, how fast.", functions: planFunctions),
    APISection(
      title: "Automations", text: "What they, and people, propose.",
      functions: Array(automationFunctions.dropFirst())),
    APISection(
      title: "Rearrangements", text: "What is engaged, by other settings or other senders.",
      functions: rearrangementFunctions),
    APISection(
      title: "Team", text: "Who acts, when, and what has happened.", functions: teamFunctions),
    APISection(
      title: "Tasks", text: "What people do, and each mailbox's days.", functions: taskFunctions),
    APISection(
      title: "Blacklist", text: "Who must not be written to.", functions: blacklistFunctions),
    APISection(title: "Mails", text: "What came in.", functions: mailFunctions),
    APISection(
      title: "Files", text: "Of the workspace.", functions: fileFunctions + savedPlanFunctions),
  ]
}
