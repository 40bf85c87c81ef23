extension VariableKind {
  /// Whether a cell, trimmed and not blank, is a value of this kind as it is stored.
  ///
  /// A number is `-12`, `12.5` or `1.2e6`, and finite; a date is `2026-11-24`.
  func accepts(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .text: true
    case .number: DecimalNumber.isFinite(cell)
    case .date: cell.count == 10 && Day(iso: String(decoding: cell, as: UTF8.self)) != nil
    }
  }

  /// The same for a text.
  package func accepts(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { accepts($0) }
  }

  /// The value that `text` writes, as it is stored; nil where it writes none of this kind.
  ///
  ///     VariableKind.date.value("Nov 20, 2026")  // "2026-11-20"
  ///     VariableKind.number.value("1,200")       // "1200"
  package func value(_ text: String, _ format: ValueFormat = ValueFormat()) -> String? {
    switch self {
    case .text: return text
    case .number:
      if format.decimal == .point, accepts(text) { return text }
      return NumberText.value(text, decimal: format.decimal).flatMap { accepts($0) ? $0 : nil }
    case .date: return accepts(text) ? text : DateText(text).day(format.dates)?.description
    }
  }

  /// Whether a cell that is `accepts`ed may yet mean something else in this format.
  func isAmbiguous(_ format: ValueFormat) -> Bool { self == .number && format.decimal == .comma }
}
