/// Why a whole file cannot be read as CSV.
package enum CSVError: Error, Hashable, Sendable {
  /// Nothing but a byte order mark, empty lines, or nothing at all.
  case empty
  /// A workbook of Excel or another ZIP file.
  case workbook
  /// Control characters in the header.
  case binary
  /// A byte order mark of UTF-16 in a file that is to be read as `encoding`.
  case utf16(readAs: CSVEncoding)
  case tooManyColumns(Int, limit: Int)
  case header(CSVFault)
}
