import PerigeeCore

/// An answer to an invitation (RFC 5546). An invitation itself is a person's mail.
enum CalendarAnswer {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    guard let method = mail.contents.calendarMethod, answers.contains(method) else { return nil }
    return Finding(.calendar, ["METHOD:\(method)", mail.subjectLine])
  }

  private static let answers: Set<String> = ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"]
}
