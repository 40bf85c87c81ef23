extension TemplateError: ReportableError {
  package var code: String { "template" }

  /// A line a mistake.
  package var message: String {
    mistakes.map { "the template, \($0)" }.joined(separator: "\n")
  }
}
