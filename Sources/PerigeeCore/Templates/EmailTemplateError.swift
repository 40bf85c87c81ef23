/// Why an email's template cannot be rendered.
package enum EmailTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has no subject and no earlier email of the sequence has one.
  case noSubject

  package var description: String {
    switch self {
    case .noSubject:
      "the email has no subject, and there is no first email whose subject it could answer; "
        + "write one in the first step"
    }
  }
}
