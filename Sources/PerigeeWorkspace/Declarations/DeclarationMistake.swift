import PerigeeCore

/// What can be wrong with a declaration, as facts; the words are in `DeclarationMistake+Words.swift`.
enum DeclarationMistake {
  // The shape.
  case unknownKey(String, noun: String, suggestion: String?, known: [String])
  /// A value without a key, or a key that is no text.
  case entryWithoutKey(noun: String)
  /// A key where a list was expected.
  case keyInList(String, subject: String)
  /// Nothing at a place of a list, and something behind it.
  case hole(Int, subject: String)
  case missing(key: String, noun: String)
  case wrongType(subject: String, expected: String, found: String)
  case unknownChoice(subject: String, found: String, choices: [String], suggestion: String?)
  case outOfBounds(subject: String, found: String, bounds: ClosedRange<Int>, remedy: String?)
  case blank(subject: String)
  case unprintable(subject: String)
  case duplicate(String, kind: String, first: String)

  // The team.
  case address(subject: String, text: String, error: EmailAddressError)
  case unknownZone(String, suggestion: String?)
  case unreadableZone(String, reason: String)
  case days(String)
  case hours(String)
  case emptyHours(String)
  case date(subject: String, text: String)
  case noSenders
  case defaultUser(String, suggestion: String?)
  case reservedVariable(String)
  /// Something that may be a secret stands where only the way to one belongs; it is not repeated.
  case openSecret(subject: String)
  /// What was found is not repeated either.
  case secretSource(subject: String, expected: String)
  case secretSources
  case keyID(String)
  /// The address is not repeated: it may hold a password.
  case webhook(WebhookURL.Fault)
  case foreignVariable(String, subject: String)
  /// Something else than a table, which may hold a password.
  case noMailServer(subject: String)
  /// Nil for what may hold a password.
  case host(String?)
  case openConnection(host: String)
  case uselessCertificates
  case noUser(noun: String)
  case noPassword(noun: String)
  case tokenSource

  // A sequence.
  case noSteps
  case emptyStep(number: Int)
  case emailAndTask(number: Int)
  case timedFirstStep(key: String)
  case firstEmailWithoutSubject(number: Int)
  case undelayedStep(number: Int)
  case sameDayWithoutSlot(number: Int)
  case sameDayNotLater(number: Int, hour: Int, previous: Int)
  case slot(subject: String, text: String)
  /// `textLine` is nil where the finding stands on the very line of the file.
  case template(subject: String, fact: TemplateError.Fact, textLine: Int?)

  // Rules.
  case emptyFilter
  case blankComparison(subject: String)
  /// A string that is no bound of a field of this kind; nil where no kind is declared.
  case bound(subject: String, text: String, kind: VariableKind?)
  case numberForDate(subject: String, found: String)
  case unorderedBounds(subject: String)
  case mixedBounds(subject: String)
  case unknownSender(String, subject: String, suggestion: String?)
  case unknownVariable(String, user: String, suggestion: String?)
  /// A field of every contact, other than the domain, that a cap is to count by.
  case uncountable(String)
  // Automations.
  /// Neither `every` nor `on`, or both.
  case triggers(both: Bool)
  /// A key that says nothing beside the trigger there is.
  case foreignKey(String, trigger: String)
  case schedule(SchedulePhraseError)
  case timeSpan(subject: String, text: String)
  case timeLimit(TimeSpan)
  case uselessWithin
  case noWorkingDays
  /// A condition on what events of the kind do not have.
  case foreignCondition(String, kind: String)
  case onFailure(String)

  /// A cap and an eligibility rule of one name, the other at `first`.
  case sameReason(String, kind: RuleKind, other: RuleKind, first: String)
}
