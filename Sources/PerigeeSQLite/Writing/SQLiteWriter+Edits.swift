import PerigeeCore

extension SQLiteWriter {
  func save(_ edit: StepEdit) throws {
    let contact = try contactID(edit.contact)
    try connection.run(
      """
      INSERT INTO step_edit VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT DO UPDATE SET subject = ?4, body = ?5, html = ?6
      WHERE subject IS NOT ?4 OR body IS NOT ?5 OR html IS NOT ?6
      """,
      [
        .integer(contact), .text(edit.sequence), .integer(Int64(edit.step)),
        SQLValue(edit.subject), SQLValue(edit.text), SQLValue(edit.html),
      ])
  }

  func removeEdit(contact: EmailAddress, sequence: String, step: Int) throws {
    try connection.run(
      "DELETE FROM step_edit WHERE contact = ? AND sequence = ? AND step = ?",
      [.integer(try contactID(contact)), .text(sequence), .integer(Int64(step))])
  }
}
