import PerigeeCore
import PerigeeWorkspace

extension ScriptCall {
  /// How many rows the option `limit` asks for; nil for all.
  /// - Throws: `ScriptMisuse` where it is less than one, as for `--limit`.
  func limit(_ options: ScriptOptions) throws -> Int? {
    try checked(options.integer("limit"), "limit")
  }

  /// - Parameter subject: what the number is called.
  func checked(_ limit: Int?, _ subject: String) throws -> Int? {
    guard let limit, limit < 1 else { return limit }
    throw misuse(.wrong(subject: subject, expected: "1 or more", found: "\(limit)"))
  }
}
