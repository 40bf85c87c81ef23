extension String {
  /// Without white space, no-break spaces and zero-width characters at both ends, as an import takes
  /// cells.
  package var trimmed: String {
    let bytes = Array(utf8)
    let range = bytes.withUnsafeBufferPointer { EmailAddress.trimmedRange(of: $0) }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
