import COpenSSL

/// Takes in bytes and gives their digest.
///
/// Texts and lists go in with their lengths, so that no two different values feed the same bytes.
package struct Digester: ~Copyable {
  private let context: OpaquePointer

  /// A SHA-256 of nothing so far.
  package init() {
    // OpenSSL returns nil here only when memory is exhausted, where Swift itself traps.
    context = EVP_MD_CTX_new()!
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// A text, with its length.
  package borrowing func add(_ text: String) {
    var text = text
    text.withUTF8 { add(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// A number, in eight bytes.
  package borrowing func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) {
      _ = EVP_DigestUpdate(context, $0.baseAddress, 8)
    }
  }

  /// A list, with its length.
  package borrowing func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  /// A text that may be absent, which is not the same as empty.
  package borrowing func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  /// A number that may be absent, which is not the same as 0.
  package borrowing func add(_ number: Int?) {
    add(number == nil ? 0 : 1)
    if let number { add(number) }
  }

  /// All values of a column, and where each ends.
  package borrowing func add(_ column: TextColumn) {
    column.bytes.withUnsafeBytes { add(bytes: $0) }
    column.ends.withUnsafeBytes { add(bytes: $0) }
  }

  /// Moments, each in the eight bytes of its milliseconds, with the number of all bytes.
  package borrowing func add(_ instants: [Instant]) {
    instants.withUnsafeBytes { add(bytes: $0) }
  }

  /// Bytes, with their number.
  package borrowing func add(bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    add(raw: bytes)
  }

  /// Bytes as a stream: how they were cut into pieces does not matter.
  package borrowing func add(raw bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of what went in so far; more may follow.
  package var current: Digest {
    let copy = EVP_MD_CTX_new()!
    defer { EVP_MD_CTX_free(copy) }
    EVP_MD_CTX_copy_ex(copy, context)
    var bytes = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(copy, &bytes, nil)
    return Digest(bytes: bytes)
  }

  /// The digest of all that went in.
  package consuming func finish() -> Digest { current }
}
