/// A row of a CSV file, or what is wrong with it.
package struct CSVRow: Sendable {
  /// The line of the file on which the row begins, from 1.
  package fileprivate(set) var line = 1
  /// The cells' bytes, without quotes, one behind the other.
  package fileprivate(set) var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  package fileprivate(set) var ends: [Int] = []
  package fileprivate(set) var fault: CSVFault?

  package var count: Int { ends.count }

  package subscript(cell: Int) -> ArraySlice<UInt8> {
    bytes[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  fileprivate mutating func begin(line: Int) {
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    fault = nil
  }
}

/// Why a row cannot be read; the rows around it can.
package enum CSVFault: Hashable, Sendable {
  case unclosedQuote
  case textAfterQuote
  case invalidUTF8
  case nul
  case tooLong(limit: Int)
}

/// Reads CSV (RFC 4180 and what programs make of it) as it comes in, a chunk at a time.
///
/// It holds one row, of at most `rowLimit` bytes, whatever the file's size. A row that cannot be read
/// costs itself and no other: an unclosed quote would swallow the rest of the file, so where a quote
/// is not closed within the limit or before the end, only its line is given up, and the reading goes
/// on behind it.
package struct CSVReader {
  package static let rowLimit = 1 << 20

  private var buffer: [UInt8] = []
  /// Where the next row begins in `buffer`.
  private var start = 0
  private var line = 1
  private var delimiter: UInt8?
  /// In the middle of a row that was given up: everything up to the next line break goes.
  private var isSkipping = false
  private var row = CSVRow()

  package init() {}

  /// Takes the next bytes, UTF-8, and hands out the rows that are complete by now. Empty lines are
  /// left out.
  package mutating func feed(_ chunk: [UInt8], _ body: (borrowing CSVRow) throws -> Void) throws {
    try take(chunk[...], isLast: false, body)
  }

  /// Hands out what is left at the end of the file.
  package mutating func finish(_ body: (borrowing CSVRow) throws -> Void) throws {
    try take([], isLast: true, body)
  }

  private mutating func take(
    _ chunk: ArraySlice<UInt8>, isLast: Bool, _ body: (borrowing CSVRow) throws -> Void
  ) throws {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    buffer.append(contentsOf: chunk)
    if delimiter == nil, !detectDelimiter(isLast) { return }
    while start < buffer.count {
      if isSkipping, !skipLine(isLast) { return }
      guard start < buffer.count, try readRow(isLast, body) else { return }
    }
  }

  // MARK: The first line

  /// False where the first line is not complete yet.
  private mutating func detectDelimiter(_ isLast: Bool) -> Bool {
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.removeFirst(3) }
    let end = buffer.firstIndex { $0 == 0x0A || $0 == 0x0D }
    guard isLast || end != nil || buffer.count > Self.rowLimit else { return false }
    let first = buffer[..<(end ?? buffer.count)]
    if first.count == 5, first.starts(with: "sep=".utf8) {
      delimiter = first[4]
      isSkipping = true
    } else {
      delimiter = Self.likeliestDelimiter(first)
    }
    return true
  }

  private static func likeliestDelimiter(_ line: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    // The first of equals: a file of one column has none of them.
    return candidates.reversed().max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? candidates[0]
  }

  // MARK: Rows

  private enum Outcome {
    case row(end: Int, lines: Int)
    /// The row is to be given up; it goes on until the line break behind `from`.
    case fault(CSVFault, from: Int)
    case incomplete
  }

  /// False where more bytes are needed.
  private mutating func readRow(_ isLast: Bool, _ body: (borrowing CSVRow) throws -> Void) throws
    -> Bool
  {
    row.begin(line: line)
    switch scan(isLast) {
    case .incomplete:
      guard isLast || buffer.count - start > Self.rowLimit else { return false }
      giveUp(.tooLong(limit: Self.rowLimit), from: start)
      try body(row)
    case .fault(let fault, let from):
      giveUp(fault, from: from)
      try body(row)
    case .row(let end, let lines):
      start = end
      line += lines
      if row.count == 1, row.bytes.isEmpty { return true }
      if row.bytes.contains(0) {
        row.fault = .nul
      } else if !row.bytes.isValidUTF8 {
        row.fault = .invalidUTF8
      }
      try body(row)
    }
    return true
  }

  private mutating func giveUp(_ fault: CSVFault, from: Int) {
    line += buffer[start..<from].lineBreaks
    row.fault = fault
    start = from
    isSkipping = true
  }

  /// Goes to the next line; false where its break has not come yet.
  private mutating func skipLine(_ isLast: Bool) -> Bool {
    guard let place = buffer[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      start = buffer.count
      return false
    }
    if buffer[place] == 0x0D, place + 1 == buffer.count, !isLast {
      start = place
      return false
    }
    let isPair =
      buffer[place] == 0x0D && place + 1 < buffer.count && buffer[place + 1] == 0x0A
    start = place + (isPair ? 2 : 1)
    line += 1
    isSkipping = false
    return true
  }

  private mutating func scan(_ isLast: Bool) -> Outcome {
    let delimiter = delimiter ?? UInt8(ascii: ",")
    let begin = start
    return buffer.withUnsafeBufferPointer { bytes in
      var scanner = RowScanner(
        bytes: bytes, position: begin, delimiter: delimiter, isLast: isLast, limit: Self.rowLimit)
      return scanner.scan(into: &row)
    }
  }

  /// Goes over one row's bytes.
  private struct RowScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let delimiter: UInt8
    let isLast: Bool
    let limit: Int
    var lines = 1

    mutating func scan(into row: inout CSVRow) -> Outcome {
      let begin = position
      while true {
        let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
        if isQuoted {
          if let outcome = quotedCell(&row, begin) { return outcome }
        } else {
          plainCell(&row)
        }
        row.ends.append(row.bytes.count)
        guard position < bytes.count else {
          return isLast ? .row(end: position, lines: lines) : .incomplete
        }
        switch bytes[position] {
        case delimiter: position += 1
        case 0x0A: return .row(end: position + 1, lines: lines)
        default:
          // A carriage return: alone, or with its line feed, which may be yet to come.
          if position + 1 == bytes.count, !isLast { return .incomplete }
          let isPair = position + 1 < bytes.count && bytes[position + 1] == 0x0A
          return .row(end: position + (isPair ? 2 : 1), lines: lines)
        }
        if position - begin > limit { return .fault(.tooLong(limit: limit), from: position) }
      }
    }

    /// Quotes inside a cell that does not begin with one are text.
    private mutating func plainCell(_ row: inout CSVRow) {
      let begin = position
      while position < bytes.count {
        let byte = bytes[position]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        position += 1
      }
      row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[begin..<position]))
    }

    /// Nil where the cell is whole and `position` is behind it.
    private mutating func quotedCell(_ row: inout CSVRow, _ rowBegin: Int) -> Outcome? {
      let open = position
      position += 1
      var begin = position
      while position < bytes.count {
        let byte = bytes[position]
        if byte == UInt8(ascii: "\"") {
          row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[begin..<position]))
          guard position + 1 < bytes.count else {
            if !isLast { return .incomplete }
            position += 1
            return nil
          }
          let next = bytes[position + 1]
          if next == UInt8(ascii: "\"") {
            begin = position + 1
            position += 2
            continue
          }
          position += 1
          if next == delimiter || next == 0x0A || next == 0x0D { return nil }
          return .fault(.textAfterQuote, from: position)
        }
        if byte == 0x0A
          || (byte == 0x0D && !(position + 1 < bytes.count && bytes[position + 1] == 0x0A))
        {
          lines += 1
        }
        position += 1
        if position - rowBegin > limit { return .fault(.unclosedQuote, from: open) }
      }
      return isLast ? .fault(.unclosedQuote, from: open) : .incomplete
    }
  }
}

extension ArraySlice<UInt8> {
  /// Line feeds, and carriage returns without one.
  fileprivate var lineBreaks: Int {
    indices.count { index in
      self[index] == 0x0A
        || (self[index] == 0x0D && (index + 1 == endIndex || self[index + 1] != 0x0A))
    }
  }
}

extension [UInt8] {
  fileprivate var isValidUTF8: Bool {
    withUnsafeBufferPointer { bytes in
      // Most rows are ASCII, which eight bytes at a time tell.
      var all: UInt8 = 0
      for byte in bytes { all |= byte }
      return all < 0x80 || String(validating: bytes, as: UTF8.self) != nil
    }
  }
}
