import LuaBridge
import PerigeeCore

extension RuleFunction {
  /// The value that the function answers for each of `rows`, or nil for none: what a filler supplies, and
  /// what a cap counts by.
  /// - Throws: `RuleError`.
  func values(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    try answers(
      contacts, rows: rows, in: context, expected: "a string, a number or nil"
    ) { answer in
      switch answer {
      case .none: .some(nil)
      case .integer(let number): .some("\(number)")
      case .number(let number) where number.isFinite: .some(Self.text(number))
      default: answer.text.map { .some(Self.value($0)) } ?? nil
      }
    }
  }

  /// Without blanks around it, as imported cells are; a blank value is none.
  private static func value(_ text: String) -> String? {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let rest = text.utf8.drop(while: isBlank)
    guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return nil }
    return String(Substring(rest[...last]))
  }

  /// 50.0 is "50", as it was in the file the contact came from.
  private static func text(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
