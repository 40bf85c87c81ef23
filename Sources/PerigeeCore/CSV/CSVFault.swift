/// Why one row cannot be read.
package enum CSVFault: Hashable, Sendable {
  case textAfterQuote
  /// The row would be longer than `CSVReader.longestRow`.
  case unclosedQuote
  /// Nothing follows that closes the quote, which opens in `line` of the file, in `cell` of the row
  /// from 1.
  case endsInQuote(line: Int, cell: Int)
  case nul
  case notUTF8
  /// An odd last byte, or half a surrogate pair.
  case notUTF16
  /// The row has more bytes than `CSVReader.longestRow`.
  case tooLong
}
