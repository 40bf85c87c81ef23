import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func liveValues(of key: String) throws -> LiveValues {
    // Nothing is kept under a key that was never capped by.
    let id = try connection.first("SELECT id FROM cap_key WHERE name = ?", [.text(key)]) {
      $0.integer(0)
    }
    var values = LiveValues()
    try connection.forEach(
      """
      SELECT v.value, count(*) FROM cap_value v CROSS JOIN enrollment e ON e.id = v.enrollment
      WHERE v.cap_key = ?1 AND v.value IS NOT NULL AND \(Predicate.isLive("e.state"))
      GROUP BY v.value
      """, [SQLValue(id)]
    ) {
      // Texts that SQL tells apart can be one in Swift, and in a cap.
      values.counts[$0.text(0), default: 0] += Int($0.integer(1))
    }
    values.unkept = try connection.map(
      """
      SELECT c.email FROM enrollment e JOIN contact c ON c.id = e.contact
      WHERE \(Predicate.isLive("e.state")) AND NOT EXISTS (
        SELECT 1 FROM cap_value v WHERE v.cap_key = ?1 AND v.enrollment = e.id)
      ORDER BY e.id
      """, [SQLValue(id)]
    ) { $0.address(0) }
    return values
  }

  /// What an enrollment counts for, by key; "" where it does not count.
  func capValues(enrollment: Int64) throws -> [String: String] {
    let pairs = try connection.map(
      """
      SELECT k.name, ifnull(v.value, '') FROM cap_key k CROSS JOIN cap_value v
      WHERE v.cap_key = k.id AND v.enrollment = ?
      """, [.integer(enrollment)]
    ) { ($0.text(0), $0.text(1)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
