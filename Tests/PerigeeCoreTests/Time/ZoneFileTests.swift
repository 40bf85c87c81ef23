import TestSupport
import Testing

@testable import PerigeeCore

@Suite("TZif files")
struct ZoneFileTests {
  /// A TZif file whose 64-bit block has these transitions, and whose 32-bit block is empty.
  static func file(
    version: UInt8 = 0x33, transitions: [(time: Int64, type: UInt8)] = [],
    offsets: [Int32] = [0], footer: String = ""
  ) -> [UInt8] {
    var file = header(version, transitions: 0, types: 1)
    file += [0, 0, 0, 0, 0, 0] + Array("XXX\0".utf8)
    file += header(version, transitions: transitions.count, types: offsets.count)
    for transition in transitions { file += bytes(transition.time) }
    file += transitions.map(\.type)
    for offset in offsets { file += bytes(offset) + [0, 0] }
    file += Array("XXX\0\n\(footer)\n".utf8)
    return file
  }

  private static func header(_ version: UInt8, transitions: Int, types: Int) -> [UInt8] {
    var header = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, 0, transitions, types, 4] { header += bytes(Int32(count)) }
    return header
  }

  static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  static func zone(footer: String, offset: Int32 = 0) throws -> Zone {
    try Zone(name: "Test/Zone", tzif: file(offsets: [offset], footer: footer))
  }

  @Test(
    "The footer alone gives the offset where there are no transitions",
    arguments: [
      ("<+03>-3", "2026-07-01T00:00:00Z", 10_800),
      ("<-0330>3:30", "2026-07-01T00:00:00Z", -12_600),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "1526-07-01T00:00:00Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "9926-01-01T00:00:00Z", -18_000),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-03-29T01:00:00Z", 3_600),
      ("EST5EDT,0/0,J365/25", "2026-01-01T00:00:00Z", -14_400),
      ("EST5EDT,0/0,J365/25", "2026-12-31T23:59:59Z", -14_400),
      ("XXX0YYY,J60/0,J61/0", "2024-02-29T12:00:00Z", 0),
      ("XXX0YYY,J60/0,J61/0", "2024-03-01T12:00:00Z", 3_600),
      ("XXX0YYY,J60/0,J61/0", "2026-03-01T12:00:00Z", 3_600),
      ("XXX0YYY,59/0,60/0", "2024-02-29T12:00:00Z", 3_600),
      ("XXX0YYY,59/0,60/0", "2024-03-01T12:00:00Z", 0),
      ("XXX0YYY,M3.4.4/50,M10.4.4/50", "2026-03-28T01:59:59Z", 0),
      ("XXX0YYY,M3.4.4/50,M10.4.4/50", "2026-03-28T02:00:00Z", 3_600),
      ("XXX0YYY,M1.1.1/-167,M7.1.1", "2025-12-29T00:59:59Z", 0),
      ("XXX0YYY,M1.1.1/-167,M7.1.1", "2025-12-29T01:00:00Z", 3_600),
    ])
  func footer(text: String, instant: String, offset: Int) throws {
    #expect(try Self.zone(footer: text).offset(at: at(instant)) == offset)
  }

  @Test("The footer takes over after the last transition")
  func afterLast() throws {
    let last = try at("2020-11-01T06:00:00Z").milliseconds / 1_000
    let bytes = Self.file(
      transitions: [(0, 1), (last, 0)], offsets: [-18_000, -14_400],
      footer: "EST5EDT,M3.2.0,M11.1.0")
    let zone = try Zone(name: "Test/Zone", tzif: bytes)
    #expect(zone.offset(at: try at("1969-12-31T23:59:59Z")) == -18_000)
    #expect(zone.offset(at: try at("2020-10-31T00:00:00Z")) == -14_400)
    #expect(zone.offset(at: try at("2020-12-31T00:00:00Z")) == -18_000)
    #expect(zone.offset(at: try at("2021-03-14T07:00:00Z")) == -14_400)
    #expect(zone.offset(at: try at("2421-03-14T06:59:59Z")) == -18_000)
    #expect(zone.offset(at: try at("2421-03-14T07:00:00Z")) == -14_400)
  }

  @Test("Without a footer the last offset stays")
  func noFooter() throws {
    let bytes = Self.file(transitions: [(0, 1)], offsets: [0, 3_600])
    let zone = try Zone(name: "Test/Zone", tzif: bytes)
    #expect(zone.offset(at: Instant(milliseconds: -1)) == 0)
    #expect(zone.offset(at: Instant(milliseconds: .max)) == 3_600)
    #expect(zone.offset(at: Instant(milliseconds: .min)) == 0)
  }

  @Test("A version 1 file ends with its 32-bit block")
  func versionOne() throws {
    let whole = Self.file()
    let first = Array(whole[0..<54])
    #expect(throws: ZoneError.truncated(needed: 98, found: 54)) {
      try Zone(name: "Test/Zone", tzif: first)
    }
    var old = first
    old[4] = 0
    #expect(try Zone(name: "Test/Zone", tzif: old).offset(at: at("2026-01-01T00:00:00Z")) == 0)
    #expect(throws: ZoneError.trailingBytes(count: 1)) {
      try Zone(name: "Test/Zone", tzif: old + [0])
    }
  }

  @Test(
    "A malformed footer is refused at the byte that does not fit",
    arguments: [
      ("X", 0), ("12", 0), ("<+03-3", 6), ("UTC", 3), ("UTC25", 3), ("UTC0x", 4),
      ("EST5EDT", 7), ("EST5EDT,M3.2.0", 14), ("EST5EDT,M13.2.0,M11.1.0", 9),
      ("EST5EDT,M3.6.0,M11.1.0", 11), ("EST5EDT,M3.2.7,M11.1.0", 13),
      ("EST5EDT,J0,J365", 9), ("EST5EDT,366,1", 8), ("EST5EDT,M3.2.0/168,M11.1.0", 15),
      ("EST5EDT,M3.2.0,M11.1.0,", 22), ("EST5:60", 5), ("EST99999999999999999999", 3),
    ])
  func badFooter(text: String, position: Int) throws {
    let error = #expect(throws: ZoneError.self) { try Self.zone(footer: text) }
    guard case .badFooter(let found, let at, _) = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
    #expect(found == text)
    #expect(at == position, "\(text)")
  }

  @Test("Malformed files are refused with the fact")
  func malformed() throws {
    let good = Self.file(transitions: [(0, 1), (10, 0)], offsets: [0, 3_600])
    func error(_ bytes: [UInt8]) -> ZoneError? {
      #expect(throws: ZoneError.self) { try Zone(name: "Test/Zone", tzif: bytes) }
    }
    #expect(error([]) == .truncated(needed: 44, found: 0))
    #expect(error(Array("# no time zone, but a text of forty-four bytes".utf8)) == .notTZif(at: 0))
    #expect(error(Self.file(version: 0x39)) == .unknownVersion(0x39))
    #expect(error(good + [0]) == .trailingBytes(count: 1))
    #expect(error(good.dropLast()) == .footerNotClosed)
    #expect(
      error(Self.file(transitions: [(0, 0), (0, 0)])) == .transitionOutOfOrder(index: 1))
    #expect(error(Self.file(transitions: [(.min, 0)])) == .transitionOutOfRange(index: 0))
    #expect(
      error(Self.file(transitions: [(0, 1)])) == .unknownType(index: 0, type: 1, types: 1))
    #expect(
      error(Self.file(offsets: [93_600])) == .offsetOutOfRange(index: 0, seconds: 93_600))
    #expect(error(Self.file(offsets: [])) == .badCount(field: "types", value: 0))
    #expect(
      error(Self.file(transitions: [(0, 0)], offsets: [60], footer: "UTC0"))
        == .footerDisagrees(text: "UTC0", footer: 0, transition: 60))
    var huge = good
    huge.replaceSubrange(54 + 32..<54 + 36, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(error(huge) == .truncated(needed: 98 + 0xFFFF_FFFF * 9 + 16, found: good.count))
  }

  @Test("Data with leap seconds is refused")
  func leapSeconds() throws {
    let error = #expect(throws: ZoneError.self) { try SystemZones.zone("right/Europe/Paris") }
    #expect(error == .countsLeapSeconds(count: 27))
  }

  @Test(
    "No bytes trap: cut or flipped, a file is read or refused",
    arguments: ["Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kolkata"])
  func fuzz(name: String) throws {
    let bytes = try SystemZones.bytes(name)
    var generator = SplitMix64(seed: 20_261_123)
    var refused = 0
    for round in 0..<600 {
      var bytes = bytes
      if round % 3 == 0 { bytes.removeLast(.random(in: 1...bytes.count, using: &generator)) }
      for _ in 0..<(bytes.isEmpty || round % 3 == 0 ? 0 : 1 + round % 5) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        // Half of the flips hit headers and footer, where they do most.
        let target = Bool.random(using: &generator) ? index : bytes.count - 1 - index % 50
        bytes[target] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
      do throws(ZoneError) {
        Self.use(try Zone(name: name, tzif: bytes), &generator)
      } catch {
        #expect(!error.description.isEmpty)
        refused += 1
      }
    }
    #expect(refused >= 200)
  }

  /// Whatever was read answers for every moment.
  private static func use(_ zone: Zone, _ generator: inout SplitMix64) {
    for _ in 0..<20 {
      let wide = Int64.random(in: .min ... .max, using: &generator)
      let instant = Instant(milliseconds: wide >> Int64.random(in: 0..<40, using: &generator))
      #expect(ZoneTable.offsetBounds.contains(zone.offset(at: instant)))
      #expect(zone.clockHourStart(containing: instant) <= instant)
    }
  }
}
