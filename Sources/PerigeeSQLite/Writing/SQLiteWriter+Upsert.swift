import PerigeeCore

extension SQLiteWriter {
  func upsert(
    _ batch: ContactBatch, onExisting: ExistingContact, list: String?
  ) throws -> [UpsertOutcome] {
    try changing {
      let columns = try columns(creating: batch.variables)
      let owners = try ownerNumbers(batch.owners)
      if onExisting != .skip, owners.contains(where: { $0 != nil }) { try countOwnerTransfers() }
      let list = try list.map(listID(creating:))
      let upsert = try ContactUpsert(onExisting, columns: columns, on: connection)
      let membership = try list.map { try ListAddition(list: $0, on: connection) }
      let kept = try keptStatus(batch, onExisting)
      var outcomes: [UpsertOutcome] = []
      outcomes.reserveCapacity(batch.count)
      try TextColumn.withPinned([batch.emails] + batch.columns) { (cells) throws in
        // Nothing of it is counted, and to be told of each row takes time.
        try upkeep.unwatched {
          for row in 0..<batch.count {
            let inserted = try upsert.run(
              row: row, cells: cells, owner: owners[row], status: batch.statuses[row])
            let isUpdated = connection.changes > 0
            if inserted == nil, let kept, let status = batch.statuses[row],
              let stays = try kept.status(of: cells[0][row], above: status)
            {
              outcomes.append(.statusKept(stays, isUpdated: isUpdated))
            } else {
              outcomes.append(inserted != nil ? .imported : isUpdated ? .updated : .unchanged)
            }
            if let membership {
              try membership.add(inserted: inserted, email: cells[0][row])
            }
          }
        }
      }
      try membership?.finish()
      return outcomes
    }
  }

  /// Nil where no row can meet a status that it may not take back.
  private func keptStatus(
    _ batch: ContactBatch, _ onExisting: ExistingContact
  ) throws -> KeptStatus? {
    guard onExisting == .overwrite, batch.statuses.contains(where: { $0 != nil }),
      try hasKeptStatuses.get()
    else { return nil }
    return try KeptStatus(on: connection)
  }

  /// The number of each row's owner, nil where it is blank.
  private func ownerNumbers(_ owners: TextColumn) throws -> [Int64?] {
    var numbers: [Int64?] = []
    numbers.reserveCapacity(owners.count)
    // Exports are full of runs of one owner, or of none.
    var last: (text: String, number: Int64)?
    for row in 0..<owners.count {
      guard let text = owners.value(row) else {
        numbers.append(nil)
        continue
      }
      if let last, last.text == text {
        numbers.append(last.number)
        continue
      }
      let number = try addressID(creating: EmailAddress(normalised: text))
      last = (text, number)
      numbers.append(number)
    }
    return numbers
  }
}
