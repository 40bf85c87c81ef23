/// The contents of a TZif file, versions 1 to 4 (RFC 8536 and its successor 9636).
struct ZoneFile {
  /// Seconds since 1970 at which the offset may change, ascending.
  var transitions: [Int64]
  /// Seconds east of UTC before the first transition.
  var firstOffset: Int
  /// Seconds east of UTC from each transition on.
  var offsets: [Int]
  /// What holds after the last transition; nil where the last offset stays.
  var footer: DaylightRule?

  /// - Throws: the first fault of the bytes; no bytes trap.
  init(tzif bytes: [UInt8]) throws(ZoneError) {
    let first = try ZoneFileHeader(bytes: bytes, at: 0)
    var block = ZoneFileBlock(header: first, timeSize: 4)
    if first.version != 0 {
      // "use the 64-bit block when there": the 32-bit one is only skipped over.
      let second = try ZoneFileHeader(bytes: bytes, at: block.end)
      block = ZoneFileBlock(header: second, timeSize: 8)
    }
    try block.check(bytes)
    transitions = try block.transitions(bytes)
    let types = try block.types(bytes)
    firstOffset = types[0]
    offsets = try block.offsets(bytes, types: types)
    footer = try Self.footer(bytes, at: block.end, isExpected: first.version != 0)
    try checkFooter(bytes, at: block.end)
  }

  private static func footer(
    _ bytes: [UInt8], at start: Int, isExpected: Bool
  ) throws(ZoneError) -> DaylightRule? {
    guard isExpected else {
      guard bytes.count == start else { throw .trailingBytes(count: bytes.count - start) }
      return nil
    }
    let text = try footerText(bytes, at: start)
    let end = start + text.count + 2
    guard bytes.count == end else { throw .trailingBytes(count: bytes.count - end) }
    return text.isEmpty ? nil : try DaylightRule(footer: Array(text))
  }

  private static func footerText(
    _ bytes: [UInt8], at start: Int
  ) throws(ZoneError) -> ArraySlice<UInt8> {
    let newLine = UInt8(ascii: "\n")
    guard start < bytes.count, bytes[start] == newLine,
      let end = bytes[(start + 1)...].firstIndex(of: newLine)
    else { throw .footerNotClosed }
    return bytes[(start + 1)..<end]
  }

  /// "The string MUST be consistent with the last version 2+ transition."
  private func checkFooter(_ bytes: [UInt8], at start: Int) throws(ZoneError) {
    guard let footer, let last = transitions.last, let offset = offsets.last else { return }
    let expected = footer.offset(at: last)
    guard expected == offset else {
      let text = String(decoding: try Self.footerText(bytes, at: start), as: UTF8.self)
      throw .footerDisagrees(text: text, footer: expected, transition: offset)
    }
  }
}

/// The 44 bytes before each block.
struct ZoneFileHeader {
  static let size = 44
  let version: UInt8
  let utFlags, standardFlags, leapSeconds, transitions, types, nameBytes: Int
  /// Where the block begins.
  let end: Int

  init(bytes: [UInt8], at start: Int) throws(ZoneError) {
    end = start + Self.size
    guard bytes.count >= end else { throw .truncated(needed: end, found: bytes.count) }
    guard bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else { throw .notTZif(at: start) }
    version = bytes[start + 4]
    guard [0, 0x32, 0x33, 0x34].contains(version) else { throw .unknownVersion(version) }
    func count(_ index: Int) -> Int { Int(bytes.bigEndian(at: start + 20 + index * 4, size: 4)) }
    (utFlags, standardFlags, leapSeconds) = (count(0), count(1), count(2))
    (transitions, types, nameBytes) = (count(3), count(4), count(5))
  }
}

/// Where the parts of a block lie.
struct ZoneFileBlock {
  let header: ZoneFileHeader
  /// Bytes of one transition time: 4 in version 1, 8 later.
  let timeSize: Int

  private var typesStart: Int { header.end + header.transitions * (timeSize + 1) }

  /// Counts are at most 2^32 - 1, so that no sum here passes 2^37.
  var end: Int {
    typesStart + header.types * 6 + header.nameBytes
      + header.leapSeconds * (timeSize + 4) + header.standardFlags + header.utFlags
  }

  /// Checks the sizes before anything is read.
  func check(_ bytes: [UInt8]) throws(ZoneError) {
    guard bytes.count >= end else { throw .truncated(needed: end, found: bytes.count) }
    guard (1...256).contains(header.types) else {
      throw .badCount(field: "types", value: header.types)
    }
    guard header.nameBytes > 0 else { throw .badCount(field: "name bytes", value: 0) }
    guard header.leapSeconds == 0 else { throw .countsLeapSeconds(count: header.leapSeconds) }
    for (field, value) in [("standard", header.standardFlags), ("UT", header.utFlags)]
    where value != 0 && value != header.types {
      throw .badCount(field: "\(field) flags", value: value)
    }
  }

  func transitions(_ bytes: [UInt8]) throws(ZoneError) -> [Int64] {
    var times: [Int64] = []
    times.reserveCapacity(header.transitions)
    for index in 0..<header.transitions {
      let raw = bytes.bigEndian(at: header.end + index * timeSize, size: timeSize)
      let time = timeSize == 4 ? Int64(Int32(truncatingIfNeeded: raw)) : Int64(bitPattern: raw)
      guard ZoneTable.timeBounds.contains(time) else { throw .transitionOutOfRange(index: index) }
      if let last = times.last, last >= time { throw .transitionOutOfOrder(index: index) }
      times.append(time)
    }
    return times
  }

  /// The offset of each type.
  func types(_ bytes: [UInt8]) throws(ZoneError) -> [Int] {
    var offsets: [Int] = []
    for index in 0..<header.types {
      let start = typesStart + index * 6
      let offset = Int(Int32(truncatingIfNeeded: bytes.bigEndian(at: start, size: 4)))
      guard ZoneTable.offsetBounds.contains(offset) else {
        throw .offsetOutOfRange(index: index, seconds: offset)
      }
      guard bytes[start + 4] <= 1, Int(bytes[start + 5]) < header.nameBytes else {
        throw .badType(index: index)
      }
      offsets.append(offset)
    }
    return offsets
  }

  /// The offset from each transition on.
  func offsets(_ bytes: [UInt8], types: [Int]) throws(ZoneError) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(header.transitions)
    let start = header.end + header.transitions * timeSize
    for index in 0..<header.transitions {
      let type = Int(bytes[start + index])
      guard type < types.count else {
        throw .unknownType(index: index, type: type, types: types.count)
      }
      offsets.append(types[type])
    }
    return offsets
  }
}

extension [UInt8] {
  /// The unsigned number in the `size` bytes from `start`, highest first; both must lie inside.
  fileprivate func bigEndian(at start: Int, size: Int) -> UInt64 {
    self[start..<(start + size)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
