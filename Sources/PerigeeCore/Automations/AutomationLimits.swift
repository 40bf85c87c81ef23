/// What one run of an automation may use, and how often it may run.
package struct AutomationLimits: Hashable, Sendable {
  /// Seconds by the clock, of the processor as well.
  package var seconds = 60
  /// MiB of memory that the script may hold.
  package var memory = 256
  /// Contacts that one run may propose, engage, import or change; stops and pauses have no limit.
  package var contacts = 1_000
  /// Contacts that one run may engage under a grant; never more than the grant says.
  package var engage = 1_000
  /// Bytes of files that one run may write, all together.
  package static let writtenBytes = 64 << 20

  /// Runs in any 24 hours.
  package var perDay = 1_440

  package static let secondsBounds = 1...3_600
  package static let memoryBounds = 16...2_048
  package static let contactsBounds = 1...1_000_000
  package static let perDayBounds = 1...10_000

  package init() {}
}
