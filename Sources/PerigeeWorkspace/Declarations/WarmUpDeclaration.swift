import PerigeeCore

/// Reads `warm_up = { since = "2026-12-01", from = 10, to = 50, days = 20 }`.
enum WarmUpDeclaration {
  static func read(_ value: DeclaredValue) -> WarmUp? {
    guard let table = value.closedTable("a warm-up", keys: API.keys(of: "perigee.WarmUp")) else {
      return nil
    }
    let since = table.required("since").flatMap { $0.day() }
    let from = table.required("from").flatMap { $0.integer(in: Quota.bounds) }
    let to = table.required("to").flatMap {
      // It warms up: a quota that falls would break windows that held it the day before.
      $0.integer(
        in: (from ?? Quota.bounds.lowerBound)...Quota.bounds.upperBound,
        remedy: "a warm-up rises, from \"from\" to \"to\"")
    }
    let days = table.required("days").flatMap { $0.integer(in: WarmUp.bounds) }
    guard let since, let from, let to, let days else { return nil }
    return WarmUp(since: since, from: from, to: to, days: days)
  }
}
