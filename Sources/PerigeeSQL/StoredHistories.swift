package import PerigeeCore

/// What contacts have been through, packed by their numbers: one pass over the enrollments instead
/// of a search for each contact, at eight bytes a contact.
///
/// A class, since every row of a query asks it, and to hand over a copy would cost more than the answer.
package final class StoredHistories {
  private struct Entry {
    /// The engagement's place in `sequences`; −1 for none.
    var live: Int32 = -1
    var state: UInt8 = 0
    var everSequenced = false
    var inThisSequence = false
  }

  private var entries: [Entry] = []
  /// The sequence of each engagement.
  private var sequences: [String] = []
  private var places: [Int64: Int32] = [:]
  private let sequence: String?
  private let location: String

  /// - Parameters:
  ///   - sequence: what `ContactHistory.inThisSequence` is about; nil leaves it false.
  ///   - location: where the rows come from, for errors.
  package init(sequence: String?, location: String) {
    self.sequence = sequence
    self.location = location
  }

  /// Adds an engagement; all of them, before the enrollments.
  package func addEngagement(_ id: Int64, sequence: String) {
    places[id] = Int32(sequences.count)
    sequences.append(sequence)
  }

  /// Adds an enrollment, in any order. A rolled-back one never was (rule 30).
  /// - Parameter state: the code of an `EnrollmentState`.
  /// - Throws: `StoreError.unusable` for a code that stands for nothing.
  package func addEnrollment(
    of contact: Int64, engagement: Int64, state: Int64
  ) throws {
    let state = try EnrollmentState(code: state, location: location)
    guard state != .rolledBack, let place = places[engagement] else { return }
    let contact = Int(contact)
    if contact >= entries.count {
      let missing = max(contact + 1 - entries.count, entries.count)
      entries.append(contentsOf: repeatElement(Entry(), count: missing))
    }
    entries[contact].everSequenced = true
    if sequences[Int(place)] == sequence { entries[contact].inThisSequence = true }
    if state.isLive {
      entries[contact].live = place
      entries[contact].state = UInt8(EnrollmentState.allCases.firstIndex(of: state) ?? 0)
    }
  }

  /// What `contact` has been through; nothing for one without enrollments.
  /// - Parameter table: where the contact will be; it numbers the sequence's name.
  package func history(of contact: Int64, in table: inout ContactTable) -> ContactHistory {
    var history = ContactHistory()
    guard contact < entries.count else { return history }
    let entry = entries[Int(contact)]
    if entry.live >= 0 {
      history.live = table.number(ofSequence: sequences[Int(entry.live)])
      history.state = EnrollmentState.allCases[Int(entry.state)]
    }
    history.everSequenced = entry.everSequenced
    history.inThisSequence = entry.inThisSequence
    return history
  }
}
