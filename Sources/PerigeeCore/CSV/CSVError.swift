/// Why a whole file cannot be read as CSV.
package enum CSVError: Error, Hashable, Sendable {
  /// Nothing but a byte order mark, empty lines, or nothing at all.
  case empty
  /// A workbook of Excel or another ZIP file.
  case workbook
  /// A byte order mark says UTF-32, which is not read: nothing that people export to writes it.
  case utf32
  /// Control characters in the header.
  case binary
  /// A byte order mark says another encoding than the file is to be read as.
  case byteOrderMark(of: CSVEncoding, readAs: CSVEncoding)
  case tooManyColumns(Int, limit: Int)
  case header(CSVFault)
}
