extension EmailTemplateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSubject:
      "the email has no subject, and there is no first email whose subject it could answer; "
        + "write one in the first step"
    }
  }
}
