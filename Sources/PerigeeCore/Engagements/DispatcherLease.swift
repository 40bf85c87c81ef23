/// Who dispatches: one process at a time over everybody who shares a database.
package struct DispatcherLease: Hashable, Sendable {
  /// A process, told from every other one.
  package struct Holder: Hashable, Sendable {
    /// The machine and its boot: process numbers begin anew with each.
    package var machine: String
    package var process: Int32
    /// When the process began, in the machine's own count, since numbers are used again.
    package var started: UInt64

    package init(machine: String, process: Int32, started: UInt64) {
      self.machine = machine
      self.process = process
      self.started = started
    }
  }

  package var holder: Holder
  /// Grows with every lease: a dispatcher whose lease was taken over finds another one.
  package var fence: Int64
  /// Who started it.
  package var user: EmailAddress
  package var since: Instant
  /// It has to be renewed before.
  package var until: Instant

  package init(
    holder: Holder, fence: Int64, user: EmailAddress, since: Instant, until: Instant
  ) {
    self.holder = holder
    self.fence = fence
    self.user = user
    self.since = since
    self.until = until
  }
}
