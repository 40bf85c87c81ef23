/// One row of a CSV file: its cells' bytes (UTF-8) one after the other, unquoted.
///
/// Reading into one row again and again allocates nothing, whatever the number of cells.
package struct CSVRow: Sendable {
  /// Where the row begins in the file; lines count from 1, and those inside quotes count too.
  package internal(set) var line = 0
  /// Why the row has no cells.
  package internal(set) var fault: CSVFault?
  /// Of all cells, unquoted, one behind the other.
  package private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  package init() {}

  /// In cells; 0 where there is a `fault`.
  package var count: Int { ends.count }

  /// Where the cell is in `bytes`.
  package func range(_ cell: Int) -> Range<Int> {
    (cell == 0 ? 0 : ends[cell - 1])..<ends[cell]
  }

  /// A cell's text, from 0.
  package subscript(cell: Int) -> String {
    String(decoding: bytes[range(cell)], as: UTF8.self)
  }

  /// A string for each cell: for headers, not for a million rows.
  package var cells: [String] { (0..<count).map { self[$0] } }

  mutating func removeCells() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds to the cell that `endCell` closes.
  mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: part)
  }

  mutating func endCell() {
    ends.append(bytes.count)
  }
}

extension CSVRow {
  /// The cells of one line with commas: "Email,\"Name, first\"".
  package static func cells(ofLine text: String) -> [String] {
    var row = CSVRow()
    var text = text
    return text.withUTF8 { bytes in
      var parser = CSVRecordParser(bytes, from: 0, delimiter: UInt8(ascii: ","), isLast: true)
      guard case .row(next: bytes.count, _) = parser.parse(into: &row) else {
        return [String(decoding: bytes, as: UTF8.self)]
      }
      return row.cells
    }
  }
}
