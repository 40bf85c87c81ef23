/// The first rows of a file as one delimiter parts them.
struct CSVCandidate {
  private struct Record {
    var position: Int
    var lines: Int
    /// Of cells, up to the one that cannot be read.
    var width: Int
    /// Nil where the row cannot be read.
    var cells: [String]?

    var isBlank: Bool { cells?.allSatisfy(\.isBlankCell) ?? false }
  }

  /// How many rows are looked at.
  private static let mostRecords = 40

  let delimiter: UInt8
  /// Whether a row was taken for the header because it looks like one.
  let hasHeader: Bool
  /// Where the header begins, and how many lines stand before it; nil where there is no row.
  let header: (position: Int, lines: Int)?
  /// The rows behind the header, those that can be read.
  let sample: [[String]]
  /// Cells of the header.
  private let width: Int
  /// Which part of the rows, the header among them, are as wide as it.
  private let share: Double

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, delimiter: UInt8,
    isHeader: (([String]) -> Bool)?
  ) {
    let records = Self.records(bytes, from: start, isLast: isLast, delimiter)
    let known = isHeader.flatMap { isHeader in
      records.firstIndex { $0.cells.map(isHeader) ?? false }
    }
    let first = known ?? records.firstIndex { !$0.isBlank } ?? records.indices.first
    self.delimiter = delimiter
    self.hasHeader = known != nil
    self.header = first.map { (records[$0].position, records[$0].lines) }
    let rest = first.map { records[($0 + 1)...].filter { !$0.isBlank } } ?? []
    self.sample = rest.compactMap(\.cells)
    let width = first.map { records[$0].width } ?? 0
    let even = rest.count { record in
      guard let cells = record.cells, cells.count >= width else { return false }
      return cells[width...].allSatisfy(\.isBlankCell)
    }
    self.width = width
    self.share = Double(1 + even) / Double(1 + rest.count)
  }

  /// A delimiter that the header does not have parts nothing; of others the one with even rows, then
  /// the one with more columns.
  func isBetter(than other: CSVCandidate) -> Bool {
    guard width > 1, other.width > 1 else { return width > other.width }
    return (share, width) > (other.share, other.width)
  }

  private static func records(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, _ delimiter: UInt8
  ) -> [Record] {
    let end = min(bytes.count, CSVReader.longestRow)
    let bytes = UnsafeBufferPointer(rebasing: bytes[..<max(start, end)])
    let isWhole = isLast && end == bytes.count
    var records: [Record] = []
    var row = CSVRow()
    var position = start
    var lines = 0
    while position < bytes.count, records.count < mostRecords {
      if bytes[position] == .lineFeed || bytes[position] == .carriageReturn {
        (position, lines) = (lineEnd(bytes, position), lines + 1)
        continue
      }
      row.removeCells()
      var parser = CSVRecordParser(bytes, from: position, delimiter: delimiter, isLast: isWhole)
      switch parser.parse(into: &row) {
      case .incomplete: return records
      case .row(let next, let passed):
        records.append(Record(position: position, lines: lines, width: row.count, cells: row.cells))
        (position, lines) = (next, lines + passed)
      case .fault(_, let fault, let passed):
        records.append(Record(position: position, lines: lines, width: row.count + 1))
        position = fault
        while position < bytes.count, bytes[position] != .lineFeed,
          bytes[position] != .carriageReturn
        { position += 1 }
        (position, lines) = (lineEnd(bytes, position), lines + passed + 1)
      }
    }
    return records
  }

  /// Behind the line end at `position`.
  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    guard position < bytes.count else { return position }
    let isPair =
      bytes[position] == .carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == .lineFeed
    return position + (isPair ? 2 : 1)
  }
}

extension String {
  fileprivate var isBlankCell: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
