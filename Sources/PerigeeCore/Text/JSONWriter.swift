/// Writes JSON member by member, in the order it is told, without holding it in memory.
///
/// Foundation's encoder needs the whole value at once and keeps no order of keys but the sorted one;
/// plan files are to be the same to the byte, read well, and may have millions of lines.
package struct JSONWriter: ~Copyable {
  private var buffer: [UInt8] = []
  private let sink: (borrowing [UInt8]) throws -> Void
  /// For each open object or array: whether something stands in it.
  private var levels: [Bool] = []
  private var isAfterKey = false
  private let isOneLine: Bool

  /// - Parameters:
  ///   - isOneLine: writes no line break, but for the one at the end: a value of many, a line each.
  ///   - sink: takes the bytes in pieces of 64 KiB or so.
  package init(isOneLine: Bool = false, to sink: @escaping (borrowing [UInt8]) throws -> Void) {
    self.isOneLine = isOneLine
    self.sink = sink
  }

  /// Writes `{…}` around what `body` writes.
  /// - Throws: what the sink or `body` throws.
  package mutating func object(_ body: (inout JSONWriter) throws -> Void) throws {
    try nest("{", "}", body)
  }

  /// Writes `[…]` around what `body` writes.
  package mutating func array(_ body: (inout JSONWriter) throws -> Void) throws {
    try nest("[", "]", body)
  }

  /// Writes `"name":`; a value must follow.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    buffer.append(contentsOf: ": ".utf8)
    isAfterKey = true
  }

  /// A text between quotes, escaped only where JSON demands it.
  package mutating func string(_ value: String) throws {
    separate()
    quote(value)
    try flushIfLarge()
  }

  /// All digits, also beyond the 2^53 that some readers keep.
  package mutating func integer(_ value: some BinaryInteger) throws {
    separate()
    buffer.append(contentsOf: String(value).utf8)
    try flushIfLarge()
  }

  /// `true` or `false`.
  package mutating func bool(_ value: Bool) throws {
    separate()
    buffer.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// For a member that is there and has no value.
  package mutating func null() throws {
    separate()
    buffer.append(contentsOf: "null".utf8)
  }

  /// Hands over what is left, and a line break.
  package consuming func finish() throws {
    buffer.append(UInt8(ascii: "\n"))
    try sink(buffer)
  }

  /// Hands over what has been written so far.
  package mutating func flush() throws {
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func nest(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) throws -> Void
  ) throws {
    separate()
    buffer.append(UInt8(ascii: open))
    levels.append(false)
    try body(&self)
    let hasMembers = levels.removeLast()
    // Members two levels down stand on one line, so that a sending is a line of a plan file.
    if hasMembers, levels.count < 2, !isOneLine { breakLine() }
    buffer.append(UInt8(ascii: close))
    try flushIfLarge()
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let hasMembers = levels.last else { return }
    if hasMembers { buffer.append(UInt8(ascii: ",")) }
    levels[levels.count - 1] = true
    if levels.count <= 2, !isOneLine {
      breakLine()
    } else if hasMembers {
      buffer.append(UInt8(ascii: " "))
    }
  }

  private mutating func breakLine() {
    buffer.append(UInt8(ascii: "\n"))
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: levels.count * 2))
  }

  private mutating func flushIfLarge() throws {
    if buffer.count >= 65_536 { try flush() }
  }

  private mutating func quote(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): buffer.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): buffer.append(contentsOf: "\\\\".utf8)
      case 0x0A: buffer.append(contentsOf: "\\n".utf8)
      case 0x0D: buffer.append(contentsOf: "\\r".utf8)
      case 0x09: buffer.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        buffer.append(contentsOf: "\\u00".utf8)
        buffer.append(digits[Int(byte >> 4)])
        buffer.append(digits[Int(byte & 15)])
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }
}

extension JSONWriter {
  /// A key and its text; nil is written as null, not left out.
  package mutating func member(_ name: String, _ value: String?) throws {
    key(name)
    if let value { try string(value) } else { try null() }
  }

  /// A key and its number; nil is written as null, not left out.
  package mutating func member(_ name: String, _ value: (some BinaryInteger)?) throws {
    key(name)
    if let value { try integer(value) } else { try null() }
  }

  /// A key and its `true` or `false`.
  package mutating func member(_ name: String, _ value: Bool) throws {
    key(name)
    try bool(value)
  }

  /// The JSON that `body` writes, as text.
  package static func text(_ body: (inout JSONWriter) throws -> Void) throws -> String {
    let bytes = Bytes()
    var writer = JSONWriter { bytes.all += $0 }
    try body(&writer)
    try writer.finish()
    return String(decoding: bytes.all, as: UTF8.self)
  }

  private final class Bytes {
    var all: [UInt8] = []
  }
}
