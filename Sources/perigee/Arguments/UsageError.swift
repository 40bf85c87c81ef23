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

  /// What is wrong with a day, for which `example` stands.
  static func day(_ option: String, _ text: String, example: String = "2026-11-24") -> UsageError {
    UsageError(
      option, text,
      Day.isWritten(text)
        ? "the calendar has no such day; write another" : "write a day as \(example)")
  }
}
