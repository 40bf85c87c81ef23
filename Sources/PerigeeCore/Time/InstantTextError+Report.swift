extension InstantTextError: ReportableError {
  package var code: String { "invalid_time" }
  package var message: String { description }
}
