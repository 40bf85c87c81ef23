package import PerigeeCore

extension MailReading {
  /// What `perigee inbox` prints of a mail: its name, the verdict with whom it is about, and the
  /// evidence below.
  package func text(named name: String) -> String {
    var line = "\(name)  \(verdict.words)"
    let about = recipients.map(\.words).joined(separator: "; ")
    if !about.isEmpty { line += ": \(about)" }
    if let returnDate { line += ": back \(returnDate)" }
    return "\(line)\n" + evidence.map { "    \($0)\n" }.joined()
  }
}

extension VerdictRecipient {
  /// "ann@x.example failed, hard"
  fileprivate var words: String {
    action == .failed ? "\(address) failed, \(hardness.rawValue)" : "\(address) \(action.rawValue)"
  }
}
