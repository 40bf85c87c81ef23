import PerigeeCore

// How much of a table goes into one message.
extension ContactTable {
  /// The first of `rows` that one question may be about; one at least.
  func batch(of rows: ArraySlice<Int>) -> ArraySlice<Int> {
    var bytes = 0
    let fitting = rows.prefix(ConfinedRules.batch).prefix { row in
      bytes += messageSize(of: row)
      return bytes <= MessageChannel.text
    }
    return rows.prefix(max(1, fitting.count))
  }

  /// What is wrong with a question about `batch`; nil where it fits into a message. Only one contact alone
  /// may be too much.
  func fault(ofMessageAbout batch: ArraySlice<Int>) -> RuleError.Fault? {
    guard batch.count == 1, let row = batch.first else { return nil }
    let bytes = messageSize(of: row), most = 2 * MessageChannel.text
    guard bytes > most else { return nil }
    return .raised(
      message: "the contact has \(bytes >> 10) KiB of text, and at most \(most >> 10) KiB go to "
        + "the process in which rules are asked; shorten its variables", traceback: nil)
  }

  /// The bytes of a contact's text, and of what stands around it.
  private func messageSize(of row: Int) -> Int {
    columns.reduce(256 + emails.range(row).count) { $0 + $1.range(row).count + 4 }
  }
}
