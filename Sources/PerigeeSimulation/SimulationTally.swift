package import PerigeeCore

/// What happened in a simulation, counted.
package struct SimulationTally: Hashable, Sendable {
  package var sent = 0
  package var replies = 0
  /// Addresses that turned out to be dead, at once or by a report.
  package var bounces = 0
  /// Automatic replies of people who were away.
  package var notices = 0
  package var unsubscriptions = 0
  /// Done when they were due.
  package var tasks = 0
  /// Emails that missed their moments.
  package var moved = 0
  /// Times that a hook of the workspace held an email.
  package var held = 0
  /// Of automations.
  package var runs = 0
  package var failedRuns: Int { failures.values.reduce(0) { $0 + $1.runs } }
  /// By the names of their automations.
  package var failures: [String: Failures] = [:]
  /// Proposals that were engaged.
  package var approved = 0
  /// Proposals that could not be.
  package var notApproved = 0
  /// Runs of one automation that failed.
  package struct Failures: Hashable, Sendable {
    package var runs = 0
    /// Why the first of them did.
    package var firstError: String
  }

  /// When a contact got its first email for the last time; nil where nobody got one.
  package var lastFirstEmail: Instant?
}
