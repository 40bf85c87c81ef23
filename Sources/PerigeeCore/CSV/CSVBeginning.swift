/// What stands before the header of a CSV file, and what delimits its cells.
struct CSVBeginning {
  /// Bytes before the header: a byte order mark, a line `sep=;`.
  private(set) var length = 0
  /// Lines before the header.
  private(set) var lines = 0
  /// As `sep=` says, or whichever of `,` `;` and tab the header has most of outside quotes.
  private(set) var delimiter = UInt8(ascii: ",")

  /// Nil while `bytes` do not hold the whole header.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, encoding: CSVEncoding
  ) throws(CSVError) {
    // A byte order mark and "sep=;\r\n".
    guard bytes.count >= 10 || isLast else { return nil }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .workbook }
    if encoding != .utf16, Self.hasUTF16Mark(bytes) { throw .utf16(readAs: encoding) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { length = 3 }
    if let (separator, end) = Self.separatorLine(bytes[length...]) {
      delimiter = separator
      length = end
      lines = 1
    } else {
      let header = bytes[length...].prefix(CSVReader.longestRow)
      let isWhole = isLast || header.count == CSVReader.longestRow
      guard let delimiter = Self.delimiter(of: header, isWhole: isWhole) else { return nil }
      self.delimiter = delimiter
    }
  }

  /// FF FE or FE FF, or what an encoding of one byte a character makes of them: "ÿþ", "þÿ".
  private static func hasUTF16Mark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    [[0xFF, 0xFE], [0xFE, 0xFF], [0xC3, 0xBF, 0xC3, 0xBE], [0xC3, 0xBE, 0xC3, 0xBF]].contains {
      bytes.starts(with: $0)
    }
  }

  /// What Excel writes and reads as a first line: `sep=;`.
  private static func separatorLine(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> (separator: UInt8, end: Int)? {
    guard bytes.count >= 5, bytes.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8) else {
      return nil
    }
    let separator = bytes[bytes.startIndex + 4]
    var end = bytes.startIndex + 5
    guard separator == .tab || (0x21...0x7E).contains(separator), separator != .quotationMark else {
      return nil
    }
    guard end < bytes.endIndex else { return (separator, end) }
    guard bytes[end] == .carriageReturn || bytes[end] == .lineFeed else { return nil }
    let isPair = bytes[end] == .carriageReturn && end + 1 < bytes.endIndex
    end += isPair && bytes[end + 1] == .lineFeed ? 2 : 1
    return (separator, end)
  }

  /// Nil where the header goes on behind `bytes`.
  private static func delimiter(
    of bytes: Slice<UnsafeBufferPointer<UInt8>>, isWhole: Bool
  ) -> UInt8? {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), .tab]
    var counts = [0, 0, 0]
    var isQuoted = false
    var hasBegun = false
    var ends = isWhole
    for byte in bytes {
      let isLineEnd = byte == .lineFeed || byte == .carriageReturn
      if isLineEnd, hasBegun, !isQuoted {
        ends = true
        break
      }
      hasBegun = hasBegun || !isLineEnd
      if byte == .quotationMark { isQuoted.toggle() }
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    guard ends else { return nil }
    let most = counts.max() ?? 0
    return zip(candidates, counts).first { $0.1 == most }?.0
  }
}
