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
