import PerigeeCore

/// What contacts have been through, packed by their numbers: one pass over the enrollments instead
/// of a search for each contact, at eight bytes a contact.
struct StoredHistories {
  private struct Entry {
    /// The engagement's place in `engagements`; −1 for none.
    var live: Int32 = -1
    var state: UInt8 = 0
    var everSequenced = false
    var inThisSequence = false
  }

  private var entries: [Entry] = []
  /// The sequence of each engagement.
  private var sequences: [String] = []
  private var places: [Int64: Int32] = [:]
  private let path: String

  init(_ query: ContactQuery, reader: SQLiteReader) throws {
    self.path = reader.path
    try reader.connection.forEach("SELECT id, sequence FROM engagement") {
      places[$0.integer(0)] = Int32(sequences.count)
      sequences.append($0.text(1))
    }
    let select = "SELECT contact, engagement, state FROM enrollment"
    if case .emails(let emails) = query.scope {
      // Both halves are found by their partial indexes.
      let statement = try reader.connection.prepare(
        """
        \(select) WHERE contact = ?1 AND state < 10
        UNION ALL \(select) WHERE contact = ?1 AND state >= 10
        """)
      for id in try reader.ids(of: emails) {
        statement.bind(1, id)
        while try statement.step() { try add(statement, of: query.sequence) }
        statement.reset()
      }
    } else {
      try reader.connection.forEach(select) { try add($0, of: query.sequence) }
    }
  }

  func history(of contact: Int64, number: (String) -> Int32) -> ContactHistory {
    var history = ContactHistory()
    guard contact < entries.count else { return history }
    let entry = entries[Int(contact)]
    if entry.live >= 0 {
      history.live = number(sequences[Int(entry.live)])
      history.state = EnrollmentState.allCases[Int(entry.state)]
    }
    history.everSequenced = entry.everSequenced
    history.inThisSequence = entry.inThisSequence
    return history
  }

  /// A rolled-back enrollment never was (rule 30).
  private mutating func add(_ row: SQLStatement, of sequence: String?) throws {
    let state = try EnrollmentState(code: row.integer(2), path: path)
    guard state != .rolledBack, let place = places[row.integer(1)] else { return }
    let contact = Int(row.integer(0))
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
}
