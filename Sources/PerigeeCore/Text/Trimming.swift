extension ArraySlice<UInt8> {
  /// Without white space at both ends: ASCII's, the no-break space, and the characters of no width that
  /// come with cells copied from web pages.
  package var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let count = slice.leadingSpace { slice = slice.dropFirst(count) }
    while let count = slice.trailingSpace { slice = slice.dropLast(count) }
    return slice
  }

  private var leadingSpace: Int? {
    guard let byte = first else { return nil }
    if TextColumn.isWhitespace(byte) { return 1 }
    if byte < 0x80 { return nil }
    return Self.wide.first { starts(with: $0) }?.count
  }

  private var trailingSpace: Int? {
    guard let byte = last else { return nil }
    if TextColumn.isWhitespace(byte) { return 1 }
    if byte < 0x80 { return nil }
    return Self.wide.first { suffix($0.count).elementsEqual($0) }?.count
  }

  /// U+00A0, U+200B to U+200D, U+2060, U+FEFF.
  private static var wide: [[UInt8]] { wideSpaces }
}

private let wideSpaces: [[UInt8]] = [
  [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x81, 0xA0],
  [0xEF, 0xBB, 0xBF],
]
