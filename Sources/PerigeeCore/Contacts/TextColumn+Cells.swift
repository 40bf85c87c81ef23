extension TextColumn {
  /// The column's buffers in place, for what reads bytes without a string of each.
  package struct Cells {
    package let bytes: UnsafeBufferPointer<UInt8>
    /// As `TextColumn.ends`.
    package let ends: UnsafeBufferPointer<UInt32>

    package subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
      let start = row == 0 ? 0 : Int(ends[row - 1])
      return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[row])])
    }
  }
}

extension [TextColumn] {
  /// Calls `body` with the cells of every column, which hold during the call only.
  package func withCells<Result, Failure: Error>(
    _ body: ([TextColumn.Cells]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withCells([], body)
  }

  /// Pins the columns one inside the other, since a closure can pin one at a time.
  private func withCells<Result, Failure: Error>(
    _ above: [TextColumn.Cells], _ body: ([TextColumn.Cells]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard above.count < count else { return try body(above) }
    let column = self[above.count]
    return try column.ends.withUnsafeBufferPointer { (ends) throws(Failure) in
      try column.bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
        try withCells(above + [TextColumn.Cells(bytes: bytes, ends: ends)], body)
      }
    }
  }
}
