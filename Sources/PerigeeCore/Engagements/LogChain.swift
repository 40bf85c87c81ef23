/// The hashes that tie the entries of a log together: each entry carries the hash of the one before
/// it, and the store the hash of the newest and how many there are.
///
/// An entry that was changed, taken out or put in shows at the next one, and at the end of the log. It
/// does not show where somebody made all hashes behind it anew, or put an older file in this one's
/// place: whoever fears that notes the newest hash elsewhere.
package struct LogChain: Sendable {
  /// What the first entry carries, and what the head of an empty log is: 64 zeros.
  package static let beginning = String(repeating: "0", count: 64)

  private var entries = 0
  private var head = beginning
  private var last: Int64?
  private var faults: [LogVerification.Fault] = []

  /// A log of which nothing was read yet.
  package init() {}

  /// The hash of an entry with these facts, as they are stored: what this program has no name for has
  /// a hash too.
  /// - Parameters:
  ///   - previous: the hash that the entry carries.
  ///   - at: milliseconds since 1970.
  package static func hash(
    after previous: String, at: Int64, user: String, action: String, subject: String,
    detail: String
  ) -> String {
    let digester = Digester()
    digester.add(previous)
    digester.add(Int(at))
    for fact in [user, action, subject, detail] { digester.add(fact) }
    return digester.finish().text
  }

  /// Reads the next entry.
  /// - Parameters:
  ///   - number: how the store names it, for people.
  ///   - previous: the hash that it carries.
  ///   - hash: its own, by `hash(after:…)` of `previous`.
  package mutating func read(number: Int64, previous: String, hash: String) {
    if !previous.utf8.elementsEqual(head.utf8) {
      faults.append(.gap(after: last, before: number))
    }
    entries += 1
    last = number
    head = hash
  }

  /// What the whole log comes to.
  /// - Parameters:
  ///   - head: the hash of the newest entry as the store keeps it; nil where that is gone.
  ///   - entries: how many the store has counted.
  package func finish(head: String?, entries: Int) -> LogVerification {
    var faults = self.faults
    let isWhole = head.map { $0.utf8.elementsEqual(self.head.utf8) } ?? false
    if !isWhole || entries != self.entries {
      faults.append(.end(entries: self.entries, counted: entries))
    }
    return LogVerification(entries: self.entries, head: self.head, faults: faults)
  }
}
