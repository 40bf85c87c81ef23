/// Why a text is no JSON, and where.
package struct JSONFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Something that begins no value, or stands where it must not.
    case unexpected(String)
    /// The text ends before the value does.
    case end
    /// Something behind the value.
    case more
    case expected(String)
    case number(String)
    /// A whole number beyond 64 bits.
    case tooManyDigits(String)
    /// A number beyond what a float can be.
    case tooLarge(String)
    case openString
    /// A control character in a string, which must be escaped.
    case control(UInt8)
    case escape
    /// Half a pair of UTF-16.
    case surrogate
    case duplicate(String)
    case tooDeep(limit: Int)
  }

  package var reason: Reason
  /// From 1.
  package var line: Int
  /// In characters, from 1.
  package var column: Int

  package init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}
