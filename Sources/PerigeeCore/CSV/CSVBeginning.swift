/// Where the table of a CSV file begins, and what delimits its cells: the delimiter that makes the
/// first rows rectangular, and the first line that looks like a header.
///
/// Decided once, from the first `CSVReader.longestRow` bytes or the whole file, so that the chunks in
/// which a file comes do not matter.
struct CSVBeginning {
  /// Bytes before the header: a byte order mark, a line `sep=;`, notes.
  let length: Int
  /// Lines before the header.
  let lines: Int
  /// Of them, those that were passed over: notes and blank lines.
  let skippedLines: Int
  let delimiter: UInt8
  /// The first rows behind the header, for whoever looks for a column by what is in it.
  let sample: [[String]]

  /// - Parameters:
  ///   - delimiter: nil to find it.
  ///   - isHeader: whether a row's cells can be a header; where no row's can, the first row is it.
  /// - Returns: nil while `bytes` do not hold enough.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, delimiter: UInt8?,
    isHeader: (([String]) -> Bool)?
  ) throws(CSVError) {
    guard bytes.count >= CSVReader.longestRow || isLast else { return nil }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .workbook }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var firstLines = 0
    var said = delimiter
    if let (separator, end) = Self.separatorLine(bytes[start...]) {
      said = delimiter ?? separator
      start = end
      firstLines = 1
    }
    let candidates = said.map { [$0] } ?? Self.delimiters
    let tables = candidates.map {
      CSVCandidate(bytes, from: start, isLast: isLast, delimiter: $0, isHeader: isHeader)
    }
    let found = tables.contains(where: \.hasHeader) ? tables.filter(\.hasHeader) : tables
    let best = found.dropFirst().reduce(found[0]) { $1.isBetter(than: $0) ? $1 : $0 }
    self.length = best.header?.position ?? start
    self.skippedLines = best.header?.lines ?? 0
    self.lines = firstLines + skippedLines
    self.delimiter = best.delimiter
    self.sample = best.sample
  }

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]

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
}
