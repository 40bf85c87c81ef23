extension PlanDraft {
  /// What caps count by; the values that live enrollments have under each are to be held.
  package var capKeys: [String] { caps.keys }

  /// Takes the places of live enrollments, by the values that were kept with them.
  /// - Parameter key: one of `capKeys`.
  package func hold(_ counts: [String: Int], by key: String) {
    guard let number = caps.keys.firstIndex(of: key) else { return }
    for (value, count) in counts {
      let bytes = Array(value.utf8)
      places.take(places.number(bytes[...], key: number), key: number, count: count)
    }
  }

  /// Takes the places of live contacts with whom no value was kept, since nobody capped it when they
  /// were engaged: by the value that they have now.
  /// - Parameter contacts: with the variables that caps and fillers read.
  /// - Throws: `RuleError`.
  package func hold(_ contacts: ContactTable, by key: String) throws {
    guard let number = caps.keys.firstIndex(of: key) else { return }
    let rows = Array(0..<contacts.count)
    let values = try filledValues(contacts, rows, caps.variables)
    let columns = try caps.columns(
      CollectionOfOne(number), contacts, rows: rows, values: values, names: caps.variables,
      in: context)
    for row in rows {
      places.take(places.number(columns[0].bytes[columns[0].range(row)], key: number), key: number)
    }
  }

  /// The turns of a batch.
  /// - Parameter inside: those without another reason, by their places among `rows`.
  func turns(
    _ contacts: ContactTable, _ rows: [Int], _ values: FilledValues, inside: [Int]
  ) throws -> CapTurns {
    let columns = try caps.columns(
      caps.keys.indices, contacts, rows: rows, values: values, names: names, in: context)
    return CapTurns(places, columns, count: rows.count, inside: inside) {
      contacts.histories[rows[$0]].live >= 0
    }
  }

  /// Excludes somebody who is beyond a cap, or lets them wait for a place that may become free.
  mutating func leaveOut(
    _ contacts: ContactTable, _ row: Int, _ index: Int, _ reasons: [Exclusion], _ turns: CapTurns,
    _ sender: Int, _ values: FilledValues
  ) {
    let own = { (key: Int) in turns.columns[key][index] }
    guard request.fit == .truncate else {
      return exclude(
        contacts, row, reasons + places.reasons(turns.full[index], values: own))
    }
    guard !reasons.isEmpty else {
      waiting.rows.append(waiting.contacts.count)
      waiting.full.append(turns.full[index])
      waiting.contacts.append(contacts, row: row, sender: sender, values: values)
      return waiting.contacts.appendCapValues(turns.columns, row: index)
    }
    waiting.others.append(
      WaitingContacts.Other(
        place: excluded.count, full: turns.full[index], numbers: turns.numbers(index),
        values: caps.keys.indices.map(own)))
    exclude(contacts, row, reasons)
  }

  /// Gives the places of the admitted contacts `dropped` to those who wait, in the order of screening.
  ///
  /// - Parameter closed: senders whose contacts were dropped, so that no more of theirs fit.
  /// - Returns: the rows of those who are admitted now.
  mutating func admitWaiting(
    _ dropped: [Int], closed: Set<Int>, horizon: Instant, seed: UInt64
  ) -> [Int] {
    for row in dropped { places.giveBack(numbers(admitted, row)) }
    guard !waiting.rows.isEmpty else { return [] }
    let drawn = assignment.draw(count: waiting.contacts.count, seed: seed, without: closed)
    let first = admitted.count
    var left: [Int] = []
    for row in waiting.rows {
      let numbers = numbers(waiting.contacts, row)
      let full = places.full(numbers)
      guard full.isEmpty else {
        waiting.full[row] = full
        left.append(row)
        continue
      }
      let own = waiting.contacts.senders[row]
      let sender = own >= 0 || drawn.isEmpty ? own : drawn[row]
      if sender < 0 || closed.contains(sender) {
        exclude(waiting.contacts, row, [.horizon(horizon)])
      } else {
        places.take(numbers)
        admitted.append(waiting.contacts, row: row, sender: sender)
      }
    }
    waiting.rows = left
    return Array(first..<admitted.count)
  }

  /// Excludes those for whom no place became free, and tells the others of caps that were full at their
  /// turn and are so still.
  mutating func settleWaiting() {
    for row in waiting.rows {
      exclude(
        waiting.contacts, row,
        places.reasons(waiting.full[row]) { waiting.contacts.capValues[$0][row] })
    }
    for other in waiting.others {
      let still = places.full(other.numbers)
      excluded[other.place].reasons += places.reasons(other.full.filter(still.contains)) {
        other.values[$0]
      }
    }
  }

  private mutating func exclude(
    _ contacts: AdmittedContacts, _ row: Int, _ reasons: [Exclusion]
  ) {
    excluded.append(
      ExcludedContact(
        id: contacts.ids[row], contact: EmailAddress(normalised: contacts.emails[row]),
        reasons: reasons))
  }

  /// Excludes the admitted contacts `rows`, which do not fit.
  mutating func excludeAdmitted(_ rows: [Int], _ horizon: Instant) {
    for row in rows { exclude(admitted, row, [.horizon(horizon)]) }
  }

  private func numbers(_ contacts: AdmittedContacts, _ row: Int) -> ArraySlice<Int32> {
    contacts.capValues.enumerated().map { key, column in
      places.number(column.bytes[column.range(row)], key: key)
    }[...]
  }
}
