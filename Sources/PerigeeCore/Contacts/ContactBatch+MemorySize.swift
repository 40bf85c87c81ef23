extension ContactBatch {
  /// Bytes that its contacts are worth in memory once they are stored.
  package var memorySize: Int {
    columns.reduce(1_024 * count + emails.bytes.count) { $0 + $1.bytes.count + 192 * $1.filled }
  }
}

extension TextColumn {
  /// How many values are not blank.
  fileprivate var filled: Int { (0..<count).count { !isBlank($0) } }
}
