/// Why one row cannot be read.
package enum CSVFault: Hashable, Sendable {
  case textAfterQuote
  case unclosedQuote
  case nul
  case notUTF8
  /// The row has more bytes than `CSVReader.longestRow`.
  case tooLong
}
