extension ZoneError: ReportableError {
  package var code: String { "unreadable_time_zone" }
  package var message: String { description }
}
