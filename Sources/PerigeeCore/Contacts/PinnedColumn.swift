/// A column of texts whose bytes stay where they are, for the time of the call that it was made for:
/// what Lua and a database are handed without a copy.
package struct PinnedColumn {
  /// Of all values, one behind the other.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Where each value ends in `bytes`; it begins where the one before it ends.
  package let ends: UnsafeBufferPointer<UInt32>

  @inlinable
  package init(bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The bytes of a value; none where it is blank.
  @inlinable
  package subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[row])])
  }
}

extension TextColumn {
  /// Runs `body` with the bytes of all columns, in their order, which hold during the call only.
  package static func withPinned<Result, Failure: Error>(
    _ columns: [TextColumn], _ body: ([PinnedColumn]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withPinned(columns, above: [], body)
  }

  private static func withPinned<Result, Failure: Error>(
    _ columns: [TextColumn], above: [PinnedColumn],
    _ body: ([PinnedColumn]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard above.count < columns.count else { return try body(above) }
    let column = columns[above.count]
    return try column.bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try column.ends.withUnsafeBufferPointer { (ends) throws(Failure) in
        try withPinned(columns, above: above + [PinnedColumn(bytes: bytes, ends: ends)], body)
      }
    }
  }
}
