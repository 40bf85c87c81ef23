import PerigeeCore

/// Tells which contacts of a table are in a list. A table holds contacts in the order of their numbers,
/// as the list's members stand in the database, so that both are gone through once side by side.
final class ListMembership {
  private let inRange: SQLStatement
  private let one: SQLStatement

  /// - Throws: `UnknownName`.
  init(of list: String, _ reader: SQLiteReader) throws {
    let list = SQLValue.integer(try reader.listID(list))
    inRange = try reader.connection.prepare(
      """
      SELECT contact FROM list_member WHERE list = ?1 AND contact BETWEEN ?2 AND ?3
      ORDER BY contact
      """, [list])
    one = try reader.connection.prepare(
      "SELECT 1 FROM list_member WHERE list = ?1 AND contact = ?2", [list])
  }

  /// Appends an answer for every row of `table`, which is not empty.
  func tell(_ column: Int, of table: inout ContactTable) throws {
    let ids = table.ids.map(\.number)
    let span = ids[ids.count - 1] - ids[0]
    // Few contacts that are far apart may have very many members between them.
    let isMember =
      span > 16 * Int64(ids.count) ? try ids.map(isMember) : try members(among: ids)
    for answer in isMember { table.appendMembership(column, answer) }
  }

  private func isMember(_ id: Int64) throws -> Bool {
    one.bind(2, id)
    defer { one.reset() }
    return try one.step()
  }

  private func members(among ids: [Int64]) throws -> [Bool] {
    inRange.bind(2, ids[0])
    inRange.bind(3, ids[ids.count - 1])
    defer { inRange.reset() }
    var answers = Array(repeating: false, count: ids.count)
    var place = 0
    while try inRange.step() {
      let member = inRange.integer(0)
      while place < ids.count, ids[place] < member { place += 1 }
      if place < ids.count, ids[place] == member { answers[place] = true }
    }
    return answers
  }
}
