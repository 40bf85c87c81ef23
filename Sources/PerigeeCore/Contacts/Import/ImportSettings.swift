/// How a file of contacts is to be read, where it does not say so itself.
package struct ImportSettings: Sendable {
  /// `Header=variable`, see `HeaderMapping`.
  package var overrides: [String] = []
  /// The headers of the columns that are taken; all, where it is empty.
  package var columns: [String] = []
  package var encoding = CSVEncoding.utf8
  /// Nil to find it.
  package var delimiter: CSVDelimiter?
  package var format = ValueFormat()
  /// A value that is none of its variable's kind rejects the row; else it is left out.
  package var isStrict = false

  package init() {}
}
