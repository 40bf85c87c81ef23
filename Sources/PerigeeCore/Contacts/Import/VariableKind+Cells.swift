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
