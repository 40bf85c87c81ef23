import PerigeeCore
import PerigeeSession

/// Prints contacts batch by batch, so that a million of them take no memory.
struct ContactListing {
  let session: Session
  let contacts: SelectedContacts
  let variables: [String]

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

  func printCSV(limit: Int?) throws {
    var csv = CSVWriter()
    csv.writeRow(Contact.header(variables: variables))
    _ = try each(limit: limit) { contact in
      csv.writeRow(contact.row(variables: variables))
      if csv.bytes.count >= 65_536 { Output.csv(csv.take()) }
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
