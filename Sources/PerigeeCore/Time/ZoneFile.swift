/// The contents of a TZif file, versions 1 to 4 (RFC 8536 and its successor 9636).
struct ZoneFile {
  /// Seconds since 1970 at which the offset may change, ascending.
  var transitions: [Int64]
  /// Seconds east of UTC before the first transition.
  var firstOffset: Int
  /// Seconds east of UTC from each transition on.
  var offsets: [Int]
  /// What holds after the last transition; nil where the last offset stays.
  var footer: DaylightRule?

  /// - Throws: the first fault of the bytes; no bytes trap.
  init(tzif bytes: [UInt8]) throws(ZoneError) {
    let first = try ZoneFileHeader(bytes: bytes, at: 0)
    var block = ZoneFileBlock(header: first, timeSize: 4)
    if first.version != 0 {
      // "use the 64-bit block when there": the 32-bit one is only skipped over.
      let second = try ZoneFileHeader(bytes: bytes, at: block.end)
      block = ZoneFileBlock(header: second, timeSize: 8)
    }
    try block.check(bytes)
    transitions = try block.transitions(bytes)
    let types = try block.types(bytes)
    firstOffset = types[0]
    offsets = try block.offsets(bytes, types: types)
    footer = try Self.footer(bytes, at: block.end, isExpected: first.version != 0)
    try checkFooter(bytes, at: block.end)
  }

  private static func footer(
    _ bytes: [UInt8], at start: Int, isExpected: Bool
  ) throws(ZoneError) -> DaylightRule? {
    guard isExpected else {
      guard bytes.count == start else { throw .trailingBytes(count: bytes.count - start) }
      return nil
    }
    let text = try footerText(bytes, at: start)
    let end = start + text.count + 2
    guard bytes.count == end else { throw .trailingBytes(count: bytes.count - end) }
    return text.isEmpty ? nil : try DaylightRule(footer: Array(text))
  }

  private static func footerText(
    _ bytes: [UInt8], at start: Int
  ) throws(ZoneError) -> ArraySlice<UInt8> {
    let newLine = UInt8(ascii: "\n")
    guard start < bytes.count, bytes[start] == newLine,
      let end = bytes[(start + 1)...].firstIndex(of: newLine)
    else { throw .footerNotClosed }
    return bytes[(start + 1)..<end]
  }

  /// "The string MUST be consistent with the last version 2+ transition."
  private func checkFooter(_ bytes: [UInt8], at start: Int) throws(ZoneError) {
    guard let footer, let last = transitions.last, let offset = offsets.last else { return }
    let expected = footer.offset(at: last)
    guard expected == offset else {
      let text = String(decoding: try Self.footerText(bytes, at: start), as: UTF8.self)
      throw .footerDisagrees(text: text, footer: expected, transition: offset)
    }
  }
}
