extension [UInt8] {
  /// The unsigned number in the `size` bytes from `start`, highest first; both must lie inside.
  func bigEndian(at start: Int, size: Int) -> UInt64 {
    self[start..<(start + size)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
