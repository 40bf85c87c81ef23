import ArgumentParser
import PerigeeCore

/// Which of many rows are shown: the cursor of a page is what its last row is called.
struct PagingOptions: ParsableArguments {
  @Option(help: "How many to show; all unless told.") var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Only what comes behind this one: the last of the page before, which says so.",
      valueName: "last"))
  var after: String?

  /// - Throws: `UsageError` for less than one row.
  func check() throws {
    try Self.check(limit)
  }

  /// The one rule for how many rows are asked for, as in Lua.
  /// - Throws: `UsageError` for less than one row.
  static func check(_ limit: Int?) throws {
    guard let limit, limit < 1 else { return }
    throw UsageError("--limit", String(limit), "write 1 or more")
  }

  /// What tells whether there are more than `limit`.
  static func oneMore(than limit: Int) -> Int { limit == .max ? limit : limit + 1 }

  /// As senders are paged.
  func senders() throws -> SenderPage {
    try check()
    return SenderPage(after: try after.map(PlanOptions.address), limit: limit)
  }

  /// Tells where an array of JSON, which has no place for it, goes on.
  static func tellMore(after last: String) { Output.error("more: --after \(last)\n") }
}
