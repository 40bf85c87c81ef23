import PerigeeCore

/// Planned emails whose moments have passed, counted from the tallies of days.
struct MissedEmails {
  /// Those with none are left out.
  private(set) var bySender: [EmailAddress: Int] = [:]
  /// The same by the names of sequences.
  private(set) var bySequence: [String: Int] = [:]

  /// - Parameter moment: of those that are planned for before it.
  init(before moment: Instant, _ reader: any StoreReader) throws {
    for part in try reader.plannedParts(from: Instant(milliseconds: .min)) {
      add(part.emails, part)
    }
    for part in try reader.plannedParts(from: moment) { add(-part.emails, part) }
    bySender = bySender.filter { $0.value > 0 }
    bySequence = bySequence.filter { $0.value > 0 }
  }

  private mutating func add(_ emails: Int, _ part: PlannedPart) {
    bySender[part.sender, default: 0] += emails
    bySequence[part.sequence, default: 0] += emails
  }
}
