extension RuleError: ReportableError {
  package var code: String { "rule_failed" }

  package var message: String {
    message(for: kind == .verdictRule ? "a mail" : "contact \(contact.number)")
  }

  /// The same of whomever, for faults that are counted.
  package var messageWithoutContact: String { message(for: nil) }

  private func message(for whom: String?) -> String {
    let place = source.map { "\($0): " } ?? ""
    let whom = whom.map { " for \($0)" } ?? ""
    return place + "the \(kind.words) \(name) failed\(whom): " + fault.words
  }

  package var details: [(String, String)] {
    var details = [("rule", name), ("contact", String(contact.number))]
    if let source { details += [("file", source.path), ("line", String(source.line))] }
    return details
  }
}

extension RuleError.Fault {
  fileprivate var words: String {
    switch self {
    case .raised(let message, let traceback):
      message + (traceback.map { "\n\($0)" } ?? "")
    case .answered(let found, let expected):
      "it answered \(found), and \(expected) was expected"
    case .notACandidate(let answer, let candidates, let suggestion):
      "it answered \(answer), which is none of its candidates.\(didYouMean(suggestion)) "
        + "Candidates: \(enumerated(candidates))"
    case .died(let end, let contacts):
      "the process that it ran in \(end), while it was asked about \(counted(contacts, "contact")) "
        + "from this one on"
    }
  }
}
