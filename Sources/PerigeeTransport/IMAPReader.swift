/// Reads responses from a stream of bytes, and takes in no more than it was allowed to.
struct IMAPReader {
  /// A line without the literals in it: an answer to SEARCH is the longest.
  static let lineLimit = 16 << 20
  /// Of one response.
  static let partLimit = 200

  /// At least one byte, into the buffer.
  private let receive: (UnsafeMutableRawBufferPointer) throws -> Int
  private var buffer: [UInt8] = []
  private var place = 0

  init(_ receive: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.receive = receive
  }

  /// The next response.
  /// - Parameter limit: bytes of all its literals together.
  /// - Throws: `IMAPFault`.
  mutating func response(literals limit: Int) throws -> IMAPResponse {
    var parts: [IMAPResponse.Part] = []
    var room = limit
    while true {
      let line = try line()
      parts.append(.text(line))
      guard parts.count < Self.partLimit else {
        throw IMAPFault.broken("a response of too many parts")
      }
      guard Self.canHoldLiterals(parts), let size = try Self.literalSize(at: line) else {
        return IMAPResponse(parts: parts)
      }
      guard size <= room else {
        throw IMAPFault.broken("a literal of \(size) bytes where \(room) were asked for")
      }
      parts.append(.literal(try bytes(size)))
      room -= size
    }
  }

  /// The texts of a server's own, and the ends of commands, may end in anything.
  private static func canHoldLiterals(_ parts: [IMAPResponse.Part]) -> Bool {
    let first = IMAPResponse(parts: parts)
    guard first.isUntagged else { return false }
    return !["OK", "NO", "BAD", "BYE", "PREAUTH"].contains(first.word(1))
  }

  /// The number in `{12}` at the end of a line; nil where there is none.
  private static func literalSize(at line: [UInt8]) throws -> Int? {
    guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")) else {
      return nil
    }
    let digits = line[(open + 1)...].dropLast()
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let size = IMAPNumber.read(digits) else {
      throw IMAPFault.broken("a literal of more than 4 GB")
    }
    return Int(size)
  }

  /// Without its end, which is CRLF or LF.
  private mutating func line() throws -> [UInt8] {
    var line: [UInt8] = []
    while true {
      try fill()
      let rest = buffer[place...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      line += rest[..<(end ?? rest.endIndex)]
      place = end.map { $0 + 1 } ?? rest.endIndex
      guard line.count <= Self.lineLimit else { throw IMAPFault.broken("a line without an end") }
      if end != nil { break }
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }

  private mutating func bytes(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      try fill()
      let piece = buffer[place...].prefix(count - bytes.count)
      bytes += piece
      place += piece.count
    }
    return bytes
  }

  private mutating func fill() throws {
    guard place == buffer.count else { return }
    buffer = [UInt8](repeating: 0, count: 16_384)
    let count = try buffer.withUnsafeMutableBytes(receive)
    buffer.removeLast(buffer.count - count)
    place = 0
  }
}
