@testable import PerigeeCore

/// A CSV file as its reader hands it out: what a test compares.
struct CSVText: Equatable {
  struct Row: Equatable, CustomStringConvertible {
    var line: Int
    var cells: [String]
    var fault: CSVFault?

    var description: String { "\(line): \(fault.map { "\($0)" } ?? "\(cells)")" }
  }

  var rows: [Row] = []

  init(_ text: String, encoding: CSVEncoding = .utf8, delimiter: String? = nil) throws {
    try self.init(bytes: Array(text.utf8), encoding: encoding, delimiter: delimiter)
  }

  /// - Parameter pieces: where the bytes are cut; one chunk where it is empty.
  init(bytes: [UInt8], pieces: [Int] = [], encoding: CSVEncoding = .utf8, delimiter: String? = nil)
    throws
  {
    var reader = CSVReader(
      encoding: encoding, delimiter: delimiter.flatMap(CSVDelimiter.init)?.byte)
    var rows: [Row] = []
    let keep = { (row: CSVRow) in
      rows.append(Row(line: row.line, cells: row.cells, fault: row.fault))
    }
    var start = 0
    for end in pieces + [bytes.count] {
      try Array(bytes[start..<end]).withUnsafeBufferPointer { try reader.feed($0, keep) }
      start = end
    }
    try reader.finish(keep)
    self.rows = rows
  }

  var cells: [[String]] { rows.map(\.cells) }
  /// Faults by line.
  var faults: [Int: CSVFault] {
    Dictionary(uniqueKeysWithValues: rows.compactMap { row in row.fault.map { (row.line, $0) } })
  }
}
