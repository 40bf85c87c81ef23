extension LogEntry {
  /// The entry's hash where it carries `previous`.
  package func hash(after previous: String) -> String {
    LogChain.hash(
      after: previous, at: at.milliseconds, user: user.text, action: action.rawValue,
      subject: subject, detail: detail)
  }
}
