import PerigeeCore
import PerigeeSession

/// Prints contacts batch by batch, so that a million of them take no memory.
struct ContactListing {
  let session: Session
  let contacts: SelectedContacts
  let variables: [String]
  /// Those that have anybody in them.
  let lists: [String]

  func printText(limit: Int) throws {
    var table = Contact.table
    let total = try each(limit: limit) { table.add($0.cells) }
    let style: TextStyle = Terminal.style
    Output.text(table.text(style))
    let more = total > limit ? "; the first \(grouped(limit)) are shown (--limit)" : ""
    Output.text("\(counted(total, "contact"))\(more)\n")
  }

  func printJSON(limit: Int?) throws {
    try Output.json { json in
      try json.array { json in
        _ = try each(limit: limit) { try $0.write(to: &json, variables: variables) }
      }
    }
  }

  func printCSV(limit: Int?, guarding cellGuard: CellGuard) throws {
    var csv = CSVWriter(guarding: cellGuard)
    csv.writeRow(Contact.header(variables: variables))
    var rest = limit ?? .max
    try session.eachContact(contacts, lists: lists) { table, rows in
      for row in rows.prefix(rest) {
        let own = table.lists.indices.filter { table.memberships[$0][row] }
        csv.writeRow(
          table.contact(row).row(variables: variables, lists: own.map { table.lists[$0] }))
        if csv.bytes.count >= 65_536 { Output.csv(csv.take()) }
      }
      rest -= min(rest, rows.count)
    }
    Output.csv(csv.take())
  }

  /// How many there are; `body` sees the first `limit`.
  private func each(limit: Int?, _ body: (Contact) throws -> Void) throws -> Int {
    var count = 0
    try session.eachContact(contacts) { table, rows in
      for row in rows {
        if count < limit ?? .max { try body(table.contact(row)) }
        count += 1
      }
    }
    return count
  }
}
