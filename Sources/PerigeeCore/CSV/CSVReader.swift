/// Reads a CSV file row by row, from chunks of any size; the same rows whatever the chunks.
///
/// Holds at most the longest row and one chunk. A row that cannot be read is handed on with its
/// fault, and reading goes on at a later line; only what makes the whole file unreadable is thrown.
package struct CSVReader: Sendable {
  /// Bytes in UTF-8, with the line end.
  package static let longestRow = 1 << 20
  /// Beyond it a header is `CSVError.tooManyColumns`: as many as a spreadsheet has.
  package static let mostColumns = 16_384

  private let encoding: CSVEncoding
  /// What was said of the delimiter.
  private let saidDelimiter: UInt8?
  private let isHeader: (@Sendable ([String]) -> Bool)?
  /// The first bytes of the file, as they are there.
  private var mark: [UInt8] = []
  /// Of the longest byte order mark.
  private static let markLength = 4
  private var transcoder: CSVTranscoder
  /// What follows the last whole record.
  private var pending: [UInt8] = []
  /// Not worth trying to read a record before `pending` has as many bytes: an unfinished record
  /// is read again from its start, and doubling keeps that linear for the smallest of chunks.
  private var nextAttempt = 0
  /// Nil until the beginning of the file has been understood.
  private var delimiter: UInt8?
  private var hasHeader = false
  /// Drops what remains of the line after a fault.
  private var isSkipping = false
  /// The line at which `pending` begins.
  private var line = 1
  private var row = CSVRow()
  /// Notes and blank lines that were passed over before the header.
  package private(set) var skippedLines = 0
  /// The first rows behind the header.
  package private(set) var sample: [[String]] = []

  /// - Parameters:
  ///   - encoding: of the file; rows are UTF-8 whatever it is.
  ///   - delimiter: nil to find it.
  ///   - isHeader: whether a row's cells can be a header, to pass over what stands before it; where
  ///     no row's can, the first row that is not blank is it.
  package init(
    encoding: CSVEncoding = .utf8, delimiter: UInt8? = nil,
    isHeader: (@Sendable ([String]) -> Bool)? = nil
  ) {
    self.encoding = encoding
    self.saidDelimiter = delimiter
    self.isHeader = isHeader
    self.transcoder = CSVTranscoder(encoding)
  }

  /// Calls `body` for every row that `chunk` completes. The first row is the header, which has no
  /// fault.
  ///
  /// - Throws: `CSVError`, or what `body` throws; after that the reader is of no use.
  package mutating func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, _ body: (CSVRow) throws -> Void
  ) throws {
    if mark.count < Self.markLength { mark += chunk.prefix(Self.markLength - mark.count) }
    transcoder.transcode(chunk, into: &pending)
    guard pending.count >= nextAttempt else { return }
    try readRecords(isLast: false, body)
  }

  /// Says that no chunk follows, and calls `body` for the rows that remain.
  package mutating func finish(_ body: (CSVRow) throws -> Void) throws {
    transcoder.finish(into: &pending)
    try readRecords(isLast: true, body)
    guard hasHeader else { throw CSVError.empty }
  }

  private mutating func readRecords(isLast: Bool, _ body: (CSVRow) throws -> Void) throws {
    var bytes: [UInt8] = []
    swap(&bytes, &pending)
    let rest = try bytes.withUnsafeBufferPointer { bytes in
      var position = try readBeginning(bytes, isLast: isLast)
      guard delimiter != nil else { return position }
      while try readRecord(bytes, at: &position, isLast: isLast, body) {}
      return position
    }
    bytes.removeSubrange(..<rest)
    nextAttempt = min(bytes.count * 2, Self.longestRow)
    swap(&bytes, &pending)
  }

  /// Understands what comes before the header; the header's position, or 0 while it is incomplete.
  private mutating func readBeginning(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) throws -> Int {
    guard delimiter == nil else { return 0 }
    if isLast || mark.count == Self.markLength { try checkMark() }
    let beginning = try CSVBeginning(
      bytes, isLast: isLast, delimiter: saidDelimiter, isHeader: isHeader)
    guard let beginning else { return 0 }
    delimiter = beginning.delimiter
    line += beginning.lines
    skippedLines = beginning.skippedLines
    sample = beginning.sample
    return beginning.length
  }

  /// A byte order mark knows better than whoever said otherwise.
  private func checkMark() throws(CSVError) {
    let marks: [(CSVEncoding, [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16, [0xFF, 0xFE]), (.utf16, [0xFE, 0xFF]),
    ]
    // That of UTF-16 begins the one of UTF-32.
    guard ![[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]].contains(mark) else { throw .utf32 }
    for (marked, bytes) in marks where mark.starts(with: bytes) && marked != encoding {
      throw .byteOrderMark(of: marked, readAs: encoding)
    }
  }

  /// Reads the record or drops the rest of the line at `position` and moves it; false where more
  /// bytes are needed.
  private mutating func readRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: inout Int, isLast: Bool,
    _ body: (CSVRow) throws -> Void
  ) throws -> Bool {
    guard position < bytes.count, let delimiter else { return false }
    if isSkipping { return skipLine(bytes, at: &position, isLast: isLast) }
    row.removeCells()
    row.line = line
    row.fault = nil
    var parser = CSVRecordParser(bytes, from: position, delimiter: delimiter, isLast: isLast)
    switch parser.parse(into: &row) {
    case .incomplete: return false
    case .row(let next, let lines):
      // An empty line is no row with one blank cell.
      let isEmptyLine = bytes[position] == .lineFeed || bytes[position] == .carriageReturn
      position = next
      line += lines
      if !isEmptyLine { try handOn(body) }
    case .fault(let fault, let faultPosition, let lines):
      position = faultPosition
      line += lines
      isSkipping = true
      row.removeCells()
      row.fault = named(fault)
      try handOn(body)
    }
    return true
  }

  /// The fault with lines of the file where the parser has those of the record, and of the file's encoding.
  private func named(_ fault: CSVFault) -> CSVFault {
    switch fault {
    case .endsInQuote(let offset, let cell): .endsInQuote(line: row.line + offset, cell: cell)
    case .notUTF8 where encoding == .utf16: .notUTF16
    default: fault
    }
  }

  private mutating func handOn(_ body: (CSVRow) throws -> Void) throws {
    if !hasHeader {
      if let fault = row.fault { throw fault == .nul ? CSVError.binary : CSVError.header(fault) }
      if row.bytes.contains(where: \.isControl) { throw CSVError.binary }
      guard row.count <= Self.mostColumns else {
        throw CSVError.tooManyColumns(row.count, limit: Self.mostColumns)
      }
      hasHeader = true
    }
    try body(row)
  }

  private mutating func skipLine(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: inout Int, isLast: Bool
  ) -> Bool {
    while position < bytes.count, bytes[position] != .lineFeed, bytes[position] != .carriageReturn {
      position += 1
    }
    guard position < bytes.count else { return false }
    if bytes[position] == .carriageReturn {
      guard position + 1 < bytes.count || isLast else { return false }
      if position + 1 < bytes.count, bytes[position + 1] == .lineFeed { position += 1 }
    }
    position += 1
    line += 1
    isSkipping = false
    return true
  }
}

extension UInt8 {
  /// A control character that no header of a text file has.
  fileprivate var isControl: Bool {
    self < 0x20 && self != .tab && self != .lineFeed && self != .carriageReturn || self == 0x7F
  }
}
