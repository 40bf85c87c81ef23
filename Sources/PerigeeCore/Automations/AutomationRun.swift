/// One execution of an automation, for one occurrence.
package struct AutomationRun: Hashable, Sendable, Codable {
  /// From 1.
  package struct ID: Hashable, Comparable, Sendable, Codable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    case running, done, failed
    /// Its process ended without a word.
    case crashed
    /// It never began, since its file was changed meanwhile; its moment was given back.
    case givenBack = "given_back"
  }

  /// Which process runs it.
  package struct Holder: Hashable, Sendable, Codable {
    package var host: String
    package var process: Int64
    package var start: String

    package init(host: String, process: Int64, start: String) {
      self.host = host
      self.process = process
      self.start = start
    }
  }

  /// Bytes of what it printed that are kept.
  package static let longestOutput = 64 << 10

  /// The store's; 0 before.
  package var id = ID(0)
  package var occurrence: Occurrence.ID
  package var automation: String
  package var state: State
  /// What its script takes for the present.
  package var now: Instant
  package var endedAt: Instant?
  /// Of the file as it ran.
  package var script: Digest
  /// What its script draws by.
  package var seed: UInt64
  /// The time-zone data that it ran with.
  package var zoneData: String
  package var holder: Holder
  /// Nil for one that was not run again.
  package var rerunOf: ID?
  /// Transactions by which it changed something; nothing runs again by itself behind the first.
  package var effects = 0
  /// Of the plans that it proposed and engaged, in their order.
  package var digests: [Digest] = []
  /// What its function returned and printed, cut.
  package var output = ""
  /// Why it failed; nil where it did not.
  package var error: String?

  package init(
    of occurrence: Occurrence, now: Instant, script: Digest, seed: UInt64, zoneData: String,
    holder: Holder
  ) {
    self.occurrence = occurrence.id
    automation = occurrence.automation
    state = .running
    self.now = now
    self.script = script
    self.seed = seed
    self.zoneData = zoneData
    self.holder = holder
  }
}
