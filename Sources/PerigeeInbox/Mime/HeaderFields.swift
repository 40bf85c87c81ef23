/// A mail's or a part's header, or the fields of a report, in the order of the mail.
struct HeaderFields {
  private struct Field {
    /// In small letters.
    let name: String
    /// Not yet unfolded.
    let value: Bytes
  }

  private var fields: [Field] = []
  /// Behind the empty line that ends them.
  let end: Int

  var isEmpty: Bool { fields.isEmpty }
  var count: Int { fields.count }

  /// Reads from the start of `bytes` up to an empty line, or to one that can be no header.
  ///
  /// - Parameter isLoose: passes over lines that are none, as reports have them.
  init(_ bytes: Bytes, isLoose: Bool = false) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lineEnd = bytes.lineEnd(index)
      let line = bytes[index..<lineEnd]
      if line.allSatisfy({ $0 <= 0x20 }) {
        index = min(bytes.endIndex, lineEnd + 1)
        break
      }
      let end = Self.endOfField(bytes, lineEnd)
      guard let field = Self.field(bytes[index..<end]) else {
        let isEnvelope = fields.isEmpty && (line.hasPrefix("from ") || line.hasPrefix(">from "))
        guard isLoose || isEnvelope || Self.continues(bytes, end) else { break }
        index = min(bytes.endIndex, end + 1)
        continue
      }
      if fields.count < Bounds.headers { fields.append(field) }
      index = min(bytes.endIndex, end + 1)
    }
    self.end = index
  }

  /// A line that is no header in the middle of some is passed over.
  private static func continues(_ bytes: Bytes, _ end: Int) -> Bool {
    guard end < bytes.endIndex else { return false }
    let next = bytes[(end + 1)..<bytes.lineEnd(end + 1)]
    return field(next) != nil && next.contains(": ")
  }

  /// Of the last line that belongs to the field whose first line ends at `lineEnd`.
  private static func endOfField(_ bytes: Bytes, _ lineEnd: Int) -> Int {
    var end = lineEnd
    while end + 1 < bytes.endIndex, bytes[end + 1] == 0x20 || bytes[end + 1] == 0x09 {
      let next = bytes.lineEnd(end + 1)
      // White space alone is how some gateways write the empty line.
      if bytes[(end + 1)..<next].allSatisfy({ $0 <= 0x20 }) { break }
      end = next
    }
    return end
  }

  private static func field(_ line: Bytes) -> Field? {
    guard let colon = line.prefix(128).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var end = colon
    while end > line.startIndex, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    let name = line[line.startIndex..<end]
    guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    return Field(
      name: String(decoding: name.map(\.lowered), as: UTF8.self), value: line[(colon + 1)...])
  }

  private init(_ fields: [Field], end: Int) {
    self.fields = fields
    self.end = end
  }

  /// Parts of it, each of which has every one of these names once at most: reports whose groups have
  /// no empty line between them.
  func parted(byRepeated names: Set<String>) -> [HeaderFields] {
    var parts: [[Field]] = [[]]
    var seen: Set<String> = []
    for field in fields {
      if names.contains(field.name), !seen.insert(field.name).inserted {
        parts.append([])
        seen = [field.name]
      }
      parts[parts.count - 1].append(field)
    }
    return parts.map { HeaderFields($0, end: end) }
  }

  func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

  /// Of the first of this name, in small letters: on one line, nothing decoded.
  func raw(_ name: String) -> Bytes? {
    fields.first { $0.name == name }.map { Self.unfolded($0.value) }
  }

  /// Of every one of this name, in small letters: on one line each, nothing decoded.
  func allRaw(_ name: String) -> [Bytes] {
    fields.lazy.filter { $0.name == name }.map { Self.unfolded($0.value) }
  }

  /// Of the first of this name, in small letters, as a person reads it; empty where there is none.
  func text(_ name: String) -> String { raw(name).map(EncodedText.decode) ?? "" }

  /// Whether the value of one of this name contains `word`, both in small letters.
  func says(_ name: String, _ word: String) -> Bool {
    allRaw(name).contains { $0.map(\.lowered)[...].contains(word) }
  }

  /// The first name that begins with `prefix`, in small letters.
  func first(withPrefix prefix: String) -> String? {
    fields.first { $0.name.hasPrefix(prefix) }?.name
  }

  private static func unfolded(_ value: Bytes) -> Bytes {
    let value = value.prefix(Bounds.header).trimmed
    guard value.contains(0x0A) else { return value }
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    for byte in value where byte != 0x0A { result.append(byte) }
    return result[...]
  }
}
