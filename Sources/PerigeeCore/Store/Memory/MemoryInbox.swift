/// What a store in memory holds of incoming mail.
struct MemoryInbox: Equatable {
  /// In the order of their numbers, which count from 1.
  var incoming: [Incoming] = []
  var fingerprints: Set<Digest> = []
  var readings: [MailboxReading] = []
  var pauseEnds: [Enrollment.ID: PauseEnd] = [:]
}
