/// `<a href="…">`, `</p>`: as far as a text made from HTML needs it.
struct HTMLTag {
  /// In small letters.
  let name: String
  let isClosing: Bool
  private let attributes: [String: String]
  /// Behind its `>`.
  let end: Int

  /// The tag that begins at `start`, a `<`; nil where none does, or where it has no end.
  ///
  /// - Parameter isOpen: set where a quote of its is never closed, and then no later tag is one.
  init?(_ bytes: [UInt8], at start: Int, isOpen: inout Bool) {
    var index = start + 1
    let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let name = Self.word(bytes, &index)
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return nil }
    var attributes: [String: String] = [:]
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == UInt8(ascii: "<") { return nil }
      let attribute = Self.word(bytes, &index)
      if attribute.isEmpty {
        index += 1
      } else if let value = Self.value(bytes, &index) {
        attributes[attribute] = attributes[attribute] ?? value
      }
    }
    guard index < bytes.count else {
      isOpen = true
      return nil
    }
    self.name = name
    self.isClosing = isClosing
    self.attributes = attributes
    end = index + 1
  }

  /// Of all its attributes, in no order.
  var values: [String] { Array(attributes.values) }

  /// Its entities are characters.
  subscript(attribute: String) -> String? { attributes[attribute] }

  /// A name in small letters; empty where none begins.
  private static func word(_ bytes: [UInt8], _ index: inout Int) -> String {
    let start = index
    while index < bytes.count, isInName(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte > 0x20 && !"\"'<>/=".utf8.contains(byte)
  }

  private static func skipSpace(_ bytes: [UInt8], _ index: inout Int) {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private static func value(_ bytes: [UInt8], _ index: inout Int) -> String? {
    skipSpace(bytes, &index)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    skipSpace(bytes, &index)
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    let start = index
    while index < bytes.count,
      isQuoted ? bytes[index] != quote : bytes[index] > 0x20 && bytes[index] != UInt8(ascii: ">")
    {
      index += 1
    }
    defer { if isQuoted, index < bytes.count { index += 1 } }
    return HTMLText.withCharacters(bytes[start..<index])
  }
}
