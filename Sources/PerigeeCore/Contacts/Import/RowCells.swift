/// A row's cells, trimmed and without their guards; those that the row does not have are blank.
struct RowCells {
  let row: CSVRow
  let bytes: UnsafeBufferPointer<UInt8>
  let isExport: Bool

  var blank: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<0]) }

  subscript(cell: Int) -> UnsafeBufferPointer<UInt8> {
    guard cell < row.count else { return blank }
    let whole = UnsafeBufferPointer(rebasing: bytes[row.range(cell)])
    let range = EmailAddress.trimmedRange(of: whole)
    guard !range.isEmpty, whole[range.lowerBound] == UInt8(ascii: "'") else {
      return UnsafeBufferPointer(rebasing: whole[range])
    }
    return unguarded(whole, range)
  }

  /// A cell that begins, white space aside, with an apostrophe: without it where it is a guard. In
  /// an export of ours the guard keeps what would be trimmed, too.
  private func unguarded(
    _ whole: UnsafeBufferPointer<UInt8>, _ trimmed: Range<Int>
  ) -> UnsafeBufferPointer<UInt8> {
    let first = trimmed.lowerBound + 1
    let rest = UnsafeBufferPointer(rebasing: whole[first...])
    if isExport, CellGuard.formulasAndBlanks.isNeeded(rest) { return rest }
    let trimmedRest = UnsafeBufferPointer(rebasing: whole[first..<trimmed.upperBound])
    if CellGuard.formulas.isNeeded(trimmedRest) { return trimmedRest }
    return UnsafeBufferPointer(rebasing: whole[trimmed])
  }

  var areBlank: Bool { areBlank(from: 0) }

  func areBlank(from first: Int) -> Bool {
    (first..<max(first, row.count)).allSatisfy { self[$0].isEmpty }
  }
}
