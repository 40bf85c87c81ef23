/// What the store keeps of an automation between its moments.
package struct AutomationRecord: Hashable, Sendable, Codable {
  /// Nothing is run until somebody resumes it.
  package struct Pause: Hashable, Sendable, Codable {
    package var at: Instant
    package var why: String
    /// Who paused it; `Automation.actor` where it was its failures.
    package var by: EmailAddress { EmailAddress(normalised: pauser) }
    private let pauser: String

    package init(at: Instant, why: String, by: EmailAddress) {
      self.at = at
      self.why = why
      pauser = by.text
    }
  }

  package var name: String
  /// What made it run when it was last seen; another one begins anew.
  package var trigger: String
  /// The kind of event it waits for; nil for a schedule, and once its file is gone.
  package var kind: AutomationEvent.Kind?
  /// Since when it is known, by this trigger.
  package var since: Instant
  /// The last moment of its schedule that has a row.
  package var lastTarget: Instant?
  /// The last event that was looked at.
  package var lastEvent: Int64
  package var pause: Pause?
  /// Runs that failed in a row, up to now.
  package var failures: Int
  /// Its file was not there when it was last looked for.
  package var isGone: Bool

  package init(
    name: String, trigger: String, kind: AutomationEvent.Kind?, since: Instant,
    lastEvent: Int64 = 0
  ) {
    self.name = name
    self.trigger = trigger
    self.kind = kind
    self.since = since
    self.lastEvent = lastEvent
    failures = 0
    isGone = false
  }
}
