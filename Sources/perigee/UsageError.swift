import ArgumentParser
import PerigeeCore

/// A mistake in the command line itself.
struct UsageError: ReportableError {
  let message: String
  let code = "usage"
  let isUsage = true

  init(_ message: String) { self.message = message }

  /// "--now 2026: …"
  init(_ option: String, _ value: String, _ reason: String) {
    self.message = "\(option) \(value.excerpt): \(reason)"
  }
}
