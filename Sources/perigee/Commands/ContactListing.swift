import PerigeeCore
import PerigeeSession

/// Prints contacts batch by batch, so that a million of them take no memory.
struct ContactListing {
  let session: Session
  let selection: PlanOrder.Contacts
  let variables: [String]

  func printText(limit: Int) throws {
    var table = TextTable([
      ("email", .left), ("status", .left), ("owner", .left), ("name", .left), ("company", .left),
    ])
    let total = try each(limit: limit) { contact in
      let names = ["first_name", "last_name"].compactMap { contact.variables[$0] }
      table.add([
        contact.email.text, contact.status.rawValue, contact.owner?.text ?? "–",
        names.joined(separator: " ").onOneLine, (contact.variables["company"] ?? "–").onOneLine,
      ])
    }
    let style: TextStyle = Terminal.showsColours ? .terminal : .plain
    Output.text(table.text(style))
    let more = total > limit ? "; the first \(grouped(limit)) are shown (--limit)" : ""
    Output.text("\(counted(total, "contact"))\(more)\n")
  }

  func printJSON(limit: Int?) throws {
    try Output.json { json in
      try json.array { json in
        _ = try each(limit: limit) { contact in try contact.write(to: &json, variables) }
      }
    }
  }

  func printCSV(limit: Int?) throws {
    var csv = CSVWriter()
    csv.writeRow(["email", "status", "owner"] + variables)
    _ = try each(limit: limit) { contact in
      let own = [contact.email.text, contact.status.rawValue, contact.owner?.text ?? ""]
      csv.writeRow(own + variables.map { contact.variables[$0] ?? "" })
      if csv.bytes.count >= 65_536 { Output.bytes(csv.take()) }
    }
    Output.bytes(csv.take())
  }

  /// How many there are; `body` sees the first `limit`.
  private func each(limit: Int?, _ body: (Contact) throws -> Void) throws -> Int {
    var count = 0
    try session.eachContact(selection) { table, rows in
      for row in rows {
        if count < limit ?? .max { try body(table.contact(row)) }
        count += 1
      }
    }
    return count
  }
}

extension Contact {
  fileprivate func write(to json: inout JSONWriter, _ names: [String]) throws {
    try json.object { json in
      try json.member("email", email.text)
      try json.member("status", status.rawValue)
      try json.member("owner", owner?.text)
      json.key("variables")
      try json.object { json in
        for name in names {
          if let value = variables[name] { try json.member(name, value) }
        }
      }
    }
  }
}
