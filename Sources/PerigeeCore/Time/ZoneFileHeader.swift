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
