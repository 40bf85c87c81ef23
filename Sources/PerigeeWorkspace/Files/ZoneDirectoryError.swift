import PerigeeCore

/// A time zone that tzdata has not, or that cannot be read.
package enum ZoneDirectoryError: Error, Hashable, Sendable {
  case unknown(String, suggestion: String?)
  case unreadable(String, reason: String)
}

extension ZoneDirectoryError: ReportableError {
  package var code: String { "unknown_time_zone" }
  package var message: String { "\(mistake)" }
}
