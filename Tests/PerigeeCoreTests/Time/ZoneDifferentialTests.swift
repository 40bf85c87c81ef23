import TestSupport
import Testing

@testable import PerigeeCore

@Suite("Time zones against zdump")
struct ZoneDifferentialTests {
  @Test("Every zone has zdump's offset on both sides of every transition from 1970 to 2039")
  func zdump() throws {
    let names = try SystemZones.names()
    let zones = Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try SystemZones.zone($0)) })
    var checked = 0
    for line in try Self.zdump(["-v", "-c", "1970,2040"] + names) {
      guard let (name, instant, offset) = try Self.parse(line) else { continue }
      let zone = try #require(zones[name])
      if zone.offset(at: instant) != offset {
        Issue.record("\(String(decoding: line, as: UTF8.self)): \(zone.offset(at: instant))")
      }
      checked += 1
    }
    // Some 250 zones; a zone with daylight saving all the time has 280 lines.
    #expect(checked > 20_000)
  }

  @Test("Every time-zone file of the system is read")
  func everyFile() throws {
    let names = try SystemZones.allNames()
    #expect(names.count > 400)
    for name in names {
      #expect(throws: Never.self, "\(name)") { try SystemZones.zone(name) }
    }
  }

  /// "Europe/Paris  Sun Mar 29 00:59:59 2026 UT = Sun Mar 29 01:59:59 2026 CET isdst=0 gmtoff=3600"
  private static func parse(
    _ line: ArraySlice<UInt8>
  ) throws -> (name: String, instant: Instant, offset: Int)? {
    let words = line.split(separator: UInt8(ascii: " "))
    func text(_ index: Int) -> String { String(decoding: words[index], as: UTF8.self) }
    guard words.count == 16, words[5].count == 4, let offset = Int(text(15).dropFirst(7)),
      let month = months.firstIndex(of: text(2))
    else { return nil }
    let date = "\(text(5))-\(padded(month + 1, 2))-\(words[3].count == 1 ? "0" : "")\(text(3))"
    return (text(0), try at("\(date)T\(text(4))Z"), offset)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func zdump(_ arguments: [String]) throws -> [ArraySlice<UInt8>] {
    let output = try ChildProcess.run("/usr/bin/zdump", arguments).output
    return Array(output.utf8).split(separator: UInt8(ascii: "\n"))
  }
}
