import LuaBridge
import PerigeeCore

extension RuleFunction {
  /// The value that the function answers for each of `rows`, or nil for none: what a filler supplies, and
  /// what a cap counts by.
  ///
  /// - Parameter limit: of bytes of a string; nil for none.
  /// - Throws: `RuleError`.
  func values(
    _ contacts: ContactTable, rows: [Int], in context: RuleContext, limit: Int? = nil
  ) throws -> [String?] {
    let strings = limit.map { "a string of at most \(grouped($0)) bytes" } ?? "a string"
    return try answers(
      contacts, rows: rows, in: context, expected: "\(strings), a number or nil"
    ) { answer in
      switch answer {
      case .none: .some(nil)
      case .integer(let number): .some("\(number)")
      case .number(let number) where number.isFinite: .some(Self.text(number))
      case .text(let bytes) where bytes.count > limit ?? .max: nil
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
