import PerigeeCore

/// How much of a value is shown: more nobody reads, and a text of megabytes would only scroll by.
struct ShownRoom {
  private(set) var lines = 200
  private(set) var bytes = 64 << 10

  var isEmpty: Bool { lines <= 0 || bytes <= 0 }

  mutating func take(_ text: String) {
    lines -= 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
    bytes -= text.utf8.count
  }

  /// The beginning that fits, and how much more there is in words; nil where all of it fits.
  func cut(_ text: String) -> (beginning: String, rest: String)? {
    var breaks = 0
    for (offset, byte) in text.utf8.enumerated() {
      if offset == bytes {
        let beginning = String.start(of: text.utf8.prefix(bytes))
        let count = text.utf8.count - beginning.utf8.count
        return (beginning, "… and \(counted(count, "more byte"))")
      }
      guard byte == UInt8(ascii: "\n") else { continue }
      breaks += 1
      if breaks == lines, offset + 1 < text.utf8.count {
        let rest = text.utf8.dropFirst(offset + 1)
        let count = rest.count { $0 == byte } + (rest.last == byte ? 0 : 1)
        return (
          String(decoding: text.utf8.prefix(offset), as: UTF8.self),
          "… and \(counted(count, "more line"))"
        )
      }
    }
    return nil
  }
}

extension String {
  /// Whole characters of a beginning that may end within one.
  fileprivate static func start(of bytes: Substring.UTF8View) -> String {
    var bytes = bytes
    while !bytes.isEmpty {
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      bytes = bytes.dropLast()
    }
    return ""
  }
}
