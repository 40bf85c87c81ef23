/// CSV that is in memory as a whole, read strictly as RFC 4180 has it: no guess at the delimiter, at a header or
/// at notes before it.
package enum CSVText {
  /// Hands out row after row. Lines end by CR LF, LF or CR; an empty line is no row; a byte order mark is passed
  /// over.
  /// - Throws: `CSVTextError` at the first row that cannot be read; what `body` throws.
  package static func read(
    _ text: String, delimiter: UInt8 = UInt8(ascii: ","), _ body: (CSVRow) throws -> Void
  ) throws {
    var text = text
    try text.withUTF8 { bytes in
      var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var row = CSVRow()
      var line = 1
      while position < bytes.count {
        row.removeCells()
        row.line = line
        let isEmptyLine = bytes[position] == .lineFeed || bytes[position] == .carriageReturn
        var parser = CSVRecordParser(bytes, from: position, delimiter: delimiter, isLast: true)
        switch parser.parse(into: &row) {
        case .row(let next, let lines):
          position = next
          line += lines
          if !isEmptyLine { try body(row) }
        case .fault(.endsInQuote(let offset, let cell), _, _):
          throw CSVTextError.fault(.endsInQuote(line: line + offset, cell: cell), line: line)
        case .fault(let fault, _, let lines):
          throw CSVTextError.fault(fault, line: line + lines)
        case .incomplete: return
        }
      }
    }
  }
}

/// Why a text is no CSV.
package enum CSVTextError: Error, Hashable, Sendable {
  /// Lines count from 1.
  case fault(CSVFault, line: Int)
  /// There is no header.
  case empty
  case header(name: String, column: Int, isTwice: Bool)
  case width(line: Int, cells: Int, header: Int)
}

extension CSVTextError: ReportableError {
  package var code: String { "csv" }

  package var message: String {
    switch self {
    case .fault(let fault, let line): "the text is no CSV: line \(grouped(line)): \(fault)"
    case .empty:
      "the text is empty; its first line names the columns, unless header = false says otherwise"
    case .header(let name, let column, true):
      "the header has \(name.excerpt) twice, in column \(column) again; rename one, or read lists by "
        + "header = false"
    case .header(_, let column, false):
      "column \(column) of the header has no name; give it one, or read lists by header = false"
    case .width(let line, let cells, let header):
      "line \(grouped(line)) has \(counted(cells, "cell")), and the header \(grouped(header)); mend it, or read "
        + "lists by header = false"
    }
  }

  package var details: [(String, String)] {
    switch self {
    case .fault(_, let line), .width(let line, _, _): [("line", "\(line)")]
    case .empty, .header: []
    }
  }
}
