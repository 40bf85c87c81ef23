/// Reads one record, the lines that make one row, from bytes in memory.
///
/// RFC 4180, and what real files do besides: any of CR LF, LF and CR ends a record; a quote inside
/// an unquoted cell is a letter like others; blanks may stand before an opening quote and follow a
/// closing one.
struct CSVRecordParser {
  enum Outcome {
    /// The record ends before `next`, `lines` line ends later.
    case row(next: Int, lines: Int)
    /// The record cannot be read; it is left at the line of `position`, `lines` line ends later.
    case fault(CSVFault, position: Int, lines: Int)
    /// What was read so far may yet become anything.
    case incomplete
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let delimiter: UInt8
  /// Nothing follows `bytes`.
  let isLast: Bool

  /// Where reading stops, at the end of `bytes` or of the longest row.
  private let end: Int
  private var index: Int
  private var lines = 0
  /// Where the cell began that is being read, and `lines` then.
  private var cellStart: Int
  private var cellLines = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, isLast: Bool) {
    self.bytes = bytes
    self.start = start
    self.delimiter = delimiter
    self.isLast = isLast
    self.end = min(bytes.count, start + CSVReader.longestRow)
    self.index = start
    self.cellStart = start
  }

  /// Appends the record's cells to `row`.
  mutating func parse(into row: inout CSVRow) -> Outcome {
    while true {
      (cellStart, cellLines) = (index, lines)
      if index < end, bytes[index] == .space || bytes[index] == .tab { skipBlanksBeforeQuote() }
      if index < end, bytes[index] == .quotationMark {
        if let failure = readQuoted(into: &row) { return failure }
      } else {
        while index < end, !isCellEnd(bytes[index]) { index += 1 }
        row.append(UnsafeBufferPointer(rebasing: bytes[cellStart..<index]))
      }
      if index == end, let failure = ranOut(.tooLong) { return failure }
      row.endCell()
      guard index < end, bytes[index] == delimiter else { return readLineEnd() }
      index += 1
    }
  }

  /// Moves to the quote that opens the cell, if blanks alone stand before one.
  private mutating func skipBlanksBeforeQuote() {
    var next = index
    while next < end, bytes[next] == .space || bytes[next] == .tab && delimiter != .tab {
      next += 1
    }
    if next < end, bytes[next] == .quotationMark { index = next }
  }

  /// Reads from the opening quote up to what ends the cell; nil, or why that cannot be.
  private mutating func readQuoted(into row: inout CSVRow) -> Outcome? {
    index += 1
    var partStart = index
    while true {
      while index < end, bytes[index] != .quotationMark {
        countLine()
        index += 1
      }
      if index == end {
        return ranOut(.unclosedQuote)
          ?? faultAtCell(.endsInQuote(line: cellLines, cell: row.count + 1))
      }
      row.append(UnsafeBufferPointer(rebasing: bytes[partStart..<index]))
      // The next byte decides whether the quote closes the cell.
      if index + 1 == end, let failure = ranOut(.unclosedQuote) { return failure }
      guard index + 1 < end, bytes[index + 1] == .quotationMark else { break }
      partStart = index + 1
      index += 2
    }
    index += 1
    while index < end, !isCellEnd(bytes[index]) {
      guard bytes[index] == .space || bytes[index] == .tab else {
        return faultAtCell(.textAfterQuote)
      }
      index += 1
    }
    return nil
  }

  private mutating func readLineEnd() -> Outcome {
    guard index < end else { return checked(next: index) }
    lines += 1
    guard bytes[index] == .carriageReturn else { return checked(next: index + 1) }
    // The line feed of CR LF may be in the next chunk.
    guard index + 1 < bytes.count else { return isLast ? checked(next: index + 1) : .incomplete }
    return checked(next: bytes[index + 1] == .lineFeed ? index + 2 : index + 1)
  }

  /// The row, unless its bytes are no text.
  private func checked(next: Int) -> Outcome {
    var least = UInt8.max
    var union: UInt8 = 0
    for byte in bytes[start..<index] {
      least = min(least, byte)
      union |= byte
    }
    if least == 0 { return .fault(.nul, position: index, lines: recordLines) }
    if union >= 0x80, !bytes[start..<index].isUTF8 {
      return .fault(.notUTF8, position: index, lines: recordLines)
    }
    return .row(next: next, lines: lines)
  }

  /// The line ends inside the record, without the one that ends it.
  private var recordLines: Int { index < end ? lines - 1 : lines }

  /// What to do where the bytes end before the record: nil says that the file ends here.
  private func ranOut(_ fault: CSVFault) -> Outcome? {
    if end == start + CSVReader.longestRow {
      return fault == .tooLong ? .fault(fault, position: index, lines: lines) : faultAtCell(fault)
    }
    return isLast ? nil : .incomplete
  }

  /// Gives up only the line with the cell's opening quote: the rows that an unclosed quote seems to
  /// hold are most likely good ones.
  private func faultAtCell(_ fault: CSVFault) -> Outcome {
    .fault(fault, position: cellStart, lines: cellLines)
  }

  private func isCellEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == .lineFeed || byte == .carriageReturn
  }

  /// Counts the line end at `index`, if there is one; CR LF is one.
  private mutating func countLine() {
    if bytes[index] == .lineFeed {
      if index == start || bytes[index - 1] != .carriageReturn { lines += 1 }
    } else if bytes[index] == .carriageReturn {
      lines += 1
    }
  }
}

extension UInt8 {
  static let quotationMark = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate var isUTF8: Bool {
    do {
      _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: self).span)
      return true
    } catch {
      return false
    }
  }
}
