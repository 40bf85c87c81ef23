import PerigeeCore
import PerigeeSession

/// Prints contacts batch by batch, so that a million of them take no memory.
struct ContactListing {
  let session: Session
  let contacts: SelectedContacts
  let after: EmailAddress?
  let variables: [String]

  func printText(limit: Int) throws {
    var table = Contact.table
    let last = try each(limit: limit) { table.add($0.cells) }
    let style: TextStyle = Terminal.style
    Output.text(table.text(style))
    let total = try session.count(contacts)
    let shown = grouped(table.rows.count)
    let part =
      after.map { "; \(shown) after \($0) are shown" }
      ?? (total > limit ? "; the first \(grouped(limit)) are shown (--limit)" : "")
    Output.text("\(counted(total, "contact"))\(part)\n")
    if total == 0 { try session.tellUnheld(contacts.selection) }
    if let last { Output.text("more: --after \(last)\n") }
  }

  func printJSON(limit: Int?) throws {
    var last: EmailAddress?
    try Output.json { json in
      try json.array { json in
        last = try each(limit: limit) { try $0.write(to: &json, variables: variables) }
      }
    }
    if let last { PagingOptions.tellMore(after: last.text) }
  }

  func printCSV(limit: Int?, guarding cellGuard: CellGuard) throws {
    var csv = CSVWriter(guarding: cellGuard)
    csv.writeRow(Contact.header(variables: variables))
    let page = ContactPage(after: after, limit: limit)
    // An empty list has no members to name.
    let lists = try session.lists().filter { $0.count > 0 }.map(\.name)
    try session.eachContact(contacts, lists: lists, page: page) { table, rows in
      for row in rows {
        let own = table.lists.indices.filter { table.memberships[$0][row] }
        csv.writeRow(
          table.contact(row).row(variables: variables, lists: own.map { table.lists[$0] }))
        if csv.bytes.count >= 65_536 { Output.csv(csv.take()) }
      }
    }
    Output.csv(csv.take())
  }

  /// - Returns: the last one that `body` has seen where there are more behind it.
  private func each(
    limit: Int?, _ body: (Contact) throws -> Void
  ) throws -> EmailAddress? {
    var (count, last, isMore) = (0, EmailAddress?.none, false)
    // One more than is shown tells whether there are more.
    let page = ContactPage(after: after, limit: limit.map(PagingOptions.oneMore(than:)))
    try session.eachContact(contacts, page: page) { table, rows in
      for row in rows {
        guard count < limit ?? .max else {
          isMore = true
          continue
        }
        try body(table.contact(row))
        last = table.email(row)
        count += 1
      }
    }
    return isMore ? last : nil
  }
}

extension Session {
  /// Says which conditions nobody meets, where nobody is left of those who were meant.
  func tellUnheld(_ selection: ContactSelection) throws {
    for unheld in try unheldConditions(of: selection) { Output.text(unheld.words + "\n") }
  }
}
