import LuaBridge
import PerigeeCore

/// Reads `quota = { per_hour = 50, per_day = perigee.no_limit }` (rule 21).
enum QuotaDeclaration {
  /// What is left out comes from `inherited`.
  static func read(_ value: DeclaredValue, inherited: Quota) -> Quota {
    var quota = inherited
    guard let table = value.closedTable("a quota", keys: API.keys(of: "perigee.Quota")) else {
      return quota
    }
    if let limit = table["per_hour"].flatMap(limit) { quota.perHour = limit.number }
    if let limit = table["per_day"].flatMap(limit) { quota.perDay = limit.number }
    return quota
  }

  private struct Limit {
    /// Nil for no limit.
    var number: Int?
  }

  private static func limit(_ value: DeclaredValue) -> Limit? {
    if case .table(let table) = value.tree, TaggedTable(table)?.tag == .noLimit {
      return Limit(number: nil)
    }
    return value.integer(in: Quota.bounds, remedy: "for no limit write perigee.no_limit")
      .map(Limit.init)
  }
}
