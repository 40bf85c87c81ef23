import PerigeeCore

extension SQLiteReader {
  func edits(sequence: String) throws -> [StepEdit] {
    try connection.map(
      """
      SELECT c.email, e.step, e.subject, e.body, e.html
      FROM step_edit e JOIN contact c ON c.id = e.contact
      WHERE e.sequence = ? ORDER BY e.contact, e.step
      """, [.text(sequence)]
    ) { Self.edit($0, sequence: sequence) }
  }

  /// An edit from columns contact, step, subject, text, HTML.
  static func edit(_ row: SQLStatement, sequence: String) -> StepEdit {
    StepEdit(
      contact: row.address(0), sequence: sequence, step: Int(row.integer(1)),
      subject: row.optionalText(2), text: row.optionalText(3), html: row.optionalText(4))
  }
}
