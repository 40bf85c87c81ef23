extension EmailTemplateError: ReportableError {
  package var code: String { "no_subject" }
  package var message: String { description }
}
