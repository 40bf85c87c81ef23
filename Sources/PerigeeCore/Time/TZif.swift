/// The contents of a compiled time-zone file (RFC 8536), as far as Perigee needs them.
struct TZif: Hashable, Sendable {
  /// Seconds since 1970 at which the offset becomes `offsets[i]`, ascending.
  var transitions: [Int64]
  /// Seconds east of UTC from `transitions[i]` on.
  var offsets: [Int32]
  /// The offset before the first transition.
  var firstOffset: Int32
  /// The rule for what comes after the last transition; nil where the last offset stays.
  var rule: PosixZone?

  /// - Throws: `ZoneError`.
  init(_ bytes: [UInt8]) throws(ZoneError) {
    var reader = TZifReader(bytes)
    let first = try reader.header()
    if first.version == 0 {
      (transitions, offsets, firstOffset) = try reader.block(first, timeSize: 4)
      rule = nil
      return
    }
    // From version 2 on, the first block is for old readers, and the real one follows.
    try reader.skip(first.size(timeSize: 4))
    let second = try reader.header()
    (transitions, offsets, firstOffset) = try reader.block(second, timeSize: 8)
    let footer = try reader.footer()
    rule = footer.isEmpty ? nil : try PosixZone(footer)
  }

  /// A zone whose clock was never changed.
  init(constantOffset: Int32) {
    transitions = []
    offsets = []
    firstOffset = constantOffset
    rule = nil
  }

  func offset(atSecond second: Int64) -> Int32 {
    guard let first = transitions.first, second >= first else {
      return transitions.isEmpty ? rule?.offset(atSecond: second) ?? firstOffset : firstOffset
    }
    if let rule, second >= transitions[transitions.count - 1] {
      return rule.offset(atSecond: second)
    }
    var low = 0
    var high = transitions.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if transitions[middle] <= second { low = middle } else { high = middle }
    }
    return offsets[low]
  }
}

/// Why a time-zone file cannot be used.
package enum ZoneError: Error, Hashable, Sendable {
  case notTZif
  case truncated(expected: Int, found: Int)
  case invalidIndex(type: Int, types: Int)
  case unsorted(transition: Int)
  case invalidOffset(seconds: Int)
  case noTypes
  case invalidRule(String)
}

extension ZoneError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notTZif: "not a time-zone file (TZif)"
    case .truncated(let expected, let found):
      "cut short: \(expected) bytes were expected, \(found) are there"
    case .invalidIndex(let type, let types):
      "names local time type \(type) of \(types)"
    case .unsorted(let transition): "transition \(transition) lies before the one before it"
    case .invalidOffset(let seconds): "an offset of \(seconds) seconds is more than a day"
    case .noTypes: "defines no local time"
    case .invalidRule(let rule): "the rule \"\(rule)\" for the future cannot be read"
    }
  }
}

/// Reads big-endian numbers and never past the end.
private struct TZifReader {
  struct Header {
    var version: UInt8
    var isUTCount, isStandardCount, leapCount, timeCount, typeCount, charCount: Int

    func size(timeSize: Int) -> Int {
      timeCount * timeSize + timeCount + typeCount * 6 + charCount + leapCount * (timeSize + 4)
        + isStandardCount + isUTCount
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func header() throws(ZoneError) -> Header {
    guard bytes.count >= position + 44 else {
      if bytes.count < 4 || position == 0 && !bytes.starts(with: "TZif".utf8) { throw .notTZif }
      throw .truncated(expected: position + 44, found: bytes.count)
    }
    guard bytes[position..<position + 4].elementsEqual("TZif".utf8) else { throw .notTZif }
    let version = bytes[position + 4]
    position += 20
    var counts: [Int] = []
    for _ in 0..<6 { counts.append(try Int(number(4))) }
    return Header(
      version: version, isUTCount: counts[0], isStandardCount: counts[1], leapCount: counts[2],
      timeCount: counts[3], typeCount: counts[4], charCount: counts[5])
  }

  mutating func skip(_ count: Int) throws(ZoneError) {
    try need(count)
    position += count
  }

  mutating func block(_ header: Header, timeSize: Int) throws(ZoneError) -> (
    [Int64], [Int32], Int32
  ) {
    try need(header.size(timeSize: timeSize))
    let end = position + header.size(timeSize: timeSize)
    guard header.typeCount > 0 else { throw .noTypes }
    var transitions: [Int64] = []
    for index in 0..<header.timeCount {
      let time = try number(timeSize)
      if let last = transitions.last, time <= last { throw .unsorted(transition: index) }
      transitions.append(time)
    }
    var types: [Int] = []
    for _ in 0..<header.timeCount { types.append(try Int(number(1)) & 0xFF) }
    var typeOffsets: [Int32] = []
    for _ in 0..<header.typeCount {
      let offset = try number(4)
      guard abs(offset) < 86_400 else { throw .invalidOffset(seconds: Int(offset)) }
      typeOffsets.append(Int32(offset))
      position += 2
    }
    var offsets: [Int32] = []
    for type in types {
      guard type < typeOffsets.count else {
        throw .invalidIndex(type: type, types: typeOffsets.count)
      }
      offsets.append(typeOffsets[type])
    }
    position = end
    return (transitions, offsets, typeOffsets[0])
  }

  /// The text between two line feeds that ends a file from version 2 on.
  mutating func footer() throws(ZoneError) -> String {
    try need(2)
    guard bytes[position] == 0x0A,
      let end = bytes[(position + 1)...].firstIndex(of: 0x0A)
    else { throw .truncated(expected: bytes.count + 1, found: bytes.count) }
    return String(decoding: bytes[position + 1..<end], as: UTF8.self)
  }

  /// A signed number of `size` bytes.
  private mutating func number(_ size: Int) throws(ZoneError) -> Int64 {
    try need(size)
    var value: UInt64 = 0
    for byte in bytes[position..<position + size] { value = value << 8 | UInt64(byte) }
    position += size
    let shift = UInt64(64 - size * 8)
    return Int64(bitPattern: value << shift) >> Int64(shift)
  }

  private func need(_ count: Int) throws(ZoneError) {
    guard count >= 0, bytes.count - position >= count else {
      throw .truncated(expected: position + max(0, count), found: bytes.count)
    }
  }
}
