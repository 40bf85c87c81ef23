extension CSVError: ReportableError {
  package var code: String {
    switch self {
    case .empty: "csv_empty"
    case .workbook: "csv_workbook"
    case .binary: "csv_binary"
    case .byteOrderMark(.utf16, _): "csv_utf16"
    case .utf32: "csv_utf32"
    case .byteOrderMark: "csv_byte_order_mark"
    case .tooManyColumns: "csv_columns"
    case .header: "csv_header"
    }
  }

  package var message: String {
    switch self {
    case .empty: "the file is empty. A CSV file begins with a header line that names its columns."
    case .workbook:
      "the file is an Excel workbook or another ZIP archive, not CSV. Save it as \"CSV UTF-8\" and "
        + "import that."
    case .binary:
      "the file is binary: its first line has control characters. Export it as CSV; if it is text "
        + "in UTF-16, import it with --encoding \(CSVEncoding.utf16.rawValue)."
    case .utf32:
      "the file is UTF-32, as its byte order mark says, and UTF-8, Windows-1252 and UTF-16 are read. Save it as "
        + "UTF-8 and import that."
    case .byteOrderMark(let marked, let encoding):
      "the file is \(marked.rawValue), as its byte order mark says, and was to be read as "
        + "\(encoding.rawValue). "
        + (marked == .utf8
          ? "Leave --encoding out."
          : "Import it with --encoding \(marked.rawValue).")
    case .tooManyColumns(let count, let limit):
      "the header has \(counted(count, "column")), and at most \(grouped(limit)) can be read. Remove "
        + "columns; if it is one line only, look at the delimiter (--delimiter)."
    case .header(.notUTF8):
      "the header line is not UTF-8. Import the file with "
        + "--encoding \(CSVEncoding.windows1252.rawValue), or save it as UTF-8."
    case .header(.notUTF16):
      "the header line is not UTF-16: a half of a character stands alone in it, as where a file was cut off. "
        + "Export it again, or save it as UTF-8 and leave --encoding out."
    case .header(let fault): "the header line cannot be read: \(fault)."
    }
  }
}

extension CSVFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .textAfterQuote: "text follows a closing quote; write a quote inside a cell twice"
    case .unclosedQuote:
      "a quote is opened and not closed in the next \(grouped(CSVReader.longestRow)) bytes; write a "
        + "quote inside a cell twice"
    case .endsInQuote(let line, let cell):
      "the file ends inside a quote, which opens in line \(grouped(line)), cell \(cell); close it, "
        + "and write a quote inside a cell twice"
    case .nul: "the row has a NUL byte"
    case .notUTF16:
      "the row is not UTF-16: a half of a character stands alone in it, as where a file was cut off; export it "
        + "again, or save it as UTF-8"
    case .notUTF8: "the row is not UTF-8; save the file as UTF-8, or give its encoding"
    case .tooLong: "the row is longer than \(grouped(CSVReader.longestRow)) bytes"
    }
  }
}
