import PerigeeCore

/// A column's bytes in place.
struct CellColumn {
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<UInt32>

  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[row])])
  }
}

/// Runs `body` with the bytes of all columns, which stay where they are meanwhile.
func withBytes<Result>(
  of columns: [TextColumn], _ body: ([CellColumn]) throws -> Result
) throws -> Result {
  func descend(_ cells: [CellColumn]) throws -> Result {
    guard cells.count < columns.count else { return try body(cells) }
    let column = columns[cells.count]
    return try column.bytes.withUnsafeBufferPointer { bytes in
      try column.ends.withUnsafeBufferPointer { ends in
        try descend(cells + [CellColumn(bytes: bytes, ends: ends)])
      }
    }
  }
  return try descend([])
}
