extension MailReading {
  /// The mail as a table of one row, as verdict rules are asked about it.
  /// - Parameter verdict: what it is taken for so far.
  package func table(as verdict: Verdict) -> ContactTable {
    var table = ContactTable(variables: MessageColumns.all)
    let failed = recipients.map { "\($0.address) \($0.action.rawValue) \($0.hardness.rawValue)" }
    let values = [
      subject, excerpt, evidence.joined(separator: "\n"), failed.joined(separator: "\n"),
      returnDate?.description ?? "", verdict.rawValue,
    ]
    table.append(
      id: Contact.ID(0), email: (sender ?? "").utf8, owner: table.number(ofOwner: nil),
      status: .new, bounced: false)
    for (column, value) in values.enumerated() { table.appendVariable(column, value.utf8) }
    return table
  }
}
