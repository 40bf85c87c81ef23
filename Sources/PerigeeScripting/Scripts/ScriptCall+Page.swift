import PerigeeCore
import PerigeeWorkspace

extension ScriptCall {
  /// How many rows the option `limit` asks for; nil for all.
  /// - Throws: `ScriptMisuse` where it is less than none.
  func limit(_ options: ScriptOptions) throws -> Int? {
    guard let limit = options.integer("limit"), limit < 0 else { return options.integer("limit") }
    throw misuse(.wrong(subject: "limit", expected: "0 or more", found: "\(limit)"))
  }
}
