extension LogEntry {
  /// In one line, without when and by whom, and without the address of a contact: "engage intro:
  /// engagement 3: 41 contacts, 82 emails, digest …".
  package var words: String {
    let isAddress = subject.utf8.contains(UInt8(ascii: "@"))
    return isAddress ? "\(action.rawValue): \(detail)" : fullWords
  }

  /// The same with the address, for whoever tries something and is shown what it would do to whom.
  package var fullWords: String { "\(action.rawValue) \(subject): \(detail)" }
}
