/// How a file writes what could be read in two ways.
package struct ValueFormat: Hashable, Sendable {
  /// Which of day and month comes first in 11/12/2026. The raw values are what `--dates` takes.
  package enum DateOrder: String, CaseIterable, Sendable { case dmy, mdy }
  /// What parts a number's fraction. The raw values are what `--decimal` takes.
  package enum DecimalMark: String, CaseIterable, Sendable { case point, comma }

  /// Nil where such a date is not to be guessed.
  package var dates: DateOrder?
  package var decimal: DecimalMark

  package init(dates: DateOrder? = nil, decimal: DecimalMark = .point) {
    self.dates = dates
    self.decimal = decimal
  }
}
