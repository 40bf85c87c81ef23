/// The right to send, which one process has at a time: a row with a fence.
package struct DispatchLease: Hashable, Sendable {
  /// A process that nothing else is taken for, also after a restart of its machine.
  package struct Holder: Hashable, Sendable {
    /// What names the machine.
    package var host: String
    package var process: Int64
    /// What tells it from a later process of the same number.
    package var start: String

    package init(host: String, process: Int64, start: String) {
      self.host = host
      self.process = process
      self.start = start
    }
  }

  /// Greater than that of every earlier lease.
  package var fence: Int64
  package var holder: Holder
  package var takenAt: Instant
  /// Void from then on, unless it is renewed.
  package var until: Instant

  package init(fence: Int64, holder: Holder, takenAt: Instant, until: Instant) {
    self.fence = fence
    self.holder = holder
    self.takenAt = takenAt
    self.until = until
  }
}

/// What a new lease found in the hands of an earlier one.
package struct TakenLease: Hashable, Sendable {
  package var lease: DispatchLease
  /// Emails that the server had not got: planned again, as they were.
  package var released: Int
  /// Emails that the server may have.
  package var unknown: [SendingClaim]

  package init(lease: DispatchLease, released: Int, unknown: [SendingClaim]) {
    self.lease = lease
    self.released = released
    self.unknown = unknown
  }
}

/// Why nothing is dispatched.
package enum DispatchError: Error, Hashable, Sendable {
  /// Another dispatcher has the lease.
  case running(DispatchLease)
  /// The database is a copy, or somebody holds it.
  case held(since: Instant)
  /// Another dispatcher took the lease meanwhile.
  case leaseLost
}
