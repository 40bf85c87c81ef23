extension VariableKind {
  /// Whether a cell, trimmed and not blank, holds a value of this kind.
  ///
  /// A number is `-12`, `12.5` or `1.2e6`, without thousands; a date is `2026-11-24`.
  func accepts(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .text: true
    case .number: DecimalNumber.isWritten(in: cell)
    case .date: cell.count == 10 && Day(iso: String(decoding: cell, as: UTF8.self)) != nil
    }
  }

  /// The same for a text.
  package func accepts(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { accepts($0) }
  }
}

/// A number as Lua and every spreadsheet read it.
enum DecimalNumber {
  static func isWritten(in bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes[...]
    removeSign(&rest)
    guard removeDigits(&rest) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard removeDigits(&rest) else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      removeSign(&rest)
      guard removeDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  private static func removeSign<Bytes: Collection<UInt8>>(_ bytes: inout Bytes)
  where Bytes.SubSequence == Bytes {
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
  }

  /// False where there is none.
  private static func removeDigits<Bytes: Collection<UInt8>>(_ bytes: inout Bytes) -> Bool
  where Bytes.SubSequence == Bytes {
    let rest = bytes.drop { $0 &- UInt8(ascii: "0") < 10 }
    guard rest.startIndex != bytes.startIndex else { return false }
    bytes = rest
    return true
  }
}
