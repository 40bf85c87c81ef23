extension EmailAddressError: ReportableError {
  package var code: String { "invalid_address" }
  package var message: String { description }
}
