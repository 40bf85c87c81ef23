import TestSupport
import Testing

@testable import PerigeeCore

@Suite("Moments as text")
struct InstantTextTests {
  @Test(
    "RFC 3339 is read to the millisecond",
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1970-01-01T00:00:00.001Z", 1),
      ("1970-01-01T00:00:00.1Z", 100),
      ("1970-01-01T00:00:00.12Z", 120),
      ("1970-01-01T00:00:00.123999999Z", 123),
      ("1969-12-31T23:59:59.9999Z", -1),
      ("1970-01-01T01:00:00+01:00", 0),
      ("1969-12-31T14:30:00-09:30", 0),
      ("1970-01-01t00:00:00z", 0),
      ("1970-01-01T00:00:00-00:00", 0),
      ("2026-11-24T10:00:00.000+01:00", 1_795_510_800_000),
    ] as [(String, Int64)])
  func reads(text: String, milliseconds: Int64) throws {
    #expect(try Instant(rfc3339: text).milliseconds == milliseconds)
  }

  @Test(
    "What is not RFC 3339 is refused with its reason",
    arguments: [
      ("", InstantTextError.notRFC3339(text: "")),
      ("2026-11-24", .notRFC3339(text: "2026-11-24")),
      ("2026-11-24 10:00:00Z", .notRFC3339(text: "2026-11-24 10:00:00Z")),
      ("2026-11-24T10:00Z", .notRFC3339(text: "2026-11-24T10:00Z")),
      ("2026-11-24T10:00:00.Z", .notRFC3339(text: "2026-11-24T10:00:00.Z")),
      ("2026-11-24T10:00:00Z ", .notRFC3339(text: "2026-11-24T10:00:00Z ")),
      ("2026-11-24T10:00:00Z+01:00", .notRFC3339(text: "2026-11-24T10:00:00Z+01:00")),
      ("2026-11-24T10:00:00+0100", .notRFC3339(text: "2026-11-24T10:00:00+0100")),
      ("+2026-11-24T10:00:00Z", .notRFC3339(text: "+2026-11-24T10:00:00Z")),
      ("２026-11-24T10:00:00Z", .notRFC3339(text: "２026-11-24T10:00:00Z")),
      ("2026-11-24T10:00:00", .missingOffset(text: "2026-11-24T10:00:00")),
      ("2026-11-24T10:00:00.5", .missingOffset(text: "2026-11-24T10:00:00.5")),
      (
        "2026-11-24T10:00:00.0123456789Z",
        .fractionTooLong(text: "2026-11-24T10:00:00.0123456789Z", digits: 10)
      ),
      ("2016-12-31T23:59:60Z", .leapSecond(text: "2016-12-31T23:59:60Z")),
      ("2026-11-24T10:00:00+24:00", .offsetOutOfRange(text: "2026-11-24T10:00:00+24:00")),
      ("2026-11-24T10:00:00+01:60", .offsetOutOfRange(text: "2026-11-24T10:00:00+01:60")),
      ("2026-02-30T10:00:00Z", .noSuchDate(text: "2026-02-30T10:00:00Z")),
      ("2026-13-01T10:00:00Z", .noSuchDate(text: "2026-13-01T10:00:00Z")),
      ("2026-11-24T24:00:00Z", .noSuchTime(text: "2026-11-24T24:00:00Z")),
      ("2026-11-24T10:60:00Z", .noSuchTime(text: "2026-11-24T10:60:00Z")),
      ("2026-11-24T10:00:61Z", .noSuchTime(text: "2026-11-24T10:00:61Z")),
    ])
  func refuses(text: String, error: InstantTextError) {
    #expect(throws: error) { try Instant(rfc3339: text) }
  }

  @Test("A moment is printed with milliseconds and the zone's offset")
  func prints() throws {
    let instant = try at("2026-11-24T09:00:00Z")
    let expected = [
      "UTC": "2026-11-24T09:00:00.000+00:00",
      "Europe/Paris": "2026-11-24T10:00:00.000+01:00",
      "America/New_York": "2026-11-24T04:00:00.000-05:00",
      "Asia/Kathmandu": "2026-11-24T14:45:00.000+05:45",
      "Pacific/Marquesas": "2026-11-23T23:30:00.000-09:30",
    ]
    for (name, text) in expected {
      #expect(instant.rfc3339(in: try SystemZones.zone(name)) == text)
    }
  }

  @Test("A local mean time prints its offset to the minute and stays the same moment")
  func localMeanTime() throws {
    let instant = try at("1900-01-01T00:00:00Z")
    // Paris lay 9 minutes 21 seconds east of Greenwich.
    let text = instant.rfc3339(in: try SystemZones.zone("Europe/Paris"))
    #expect(text == "1900-01-01T00:09:00.000+00:09")
    #expect(try Instant(rfc3339: text) == instant)
  }

  @Test("Every printed moment is read back, in every zone", arguments: [1, 2, 3] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let names = try SystemZones.names()
    for _ in 0..<200 {
      let zone = try SystemZones.zone(names[Int.random(in: 0..<names.count, using: &generator)])
      // The years 1 to 9998.
      let instant = Instant(
        milliseconds: .random(in: -62_000_000_000_000...253_000_000_000_000, using: &generator))
      let text = instant.rfc3339(in: zone)
      #expect(try Instant(rfc3339: text) == instant, "\(text) in \(zone.name), seed \(seed)")
    }
  }

  @Test("A local text is read on the zone's clock, the first time in a repeated hour")
  func localText() throws {
    let paris = try SystemZones.zone("Europe/Paris")
    #expect(
      try Instant(local: "2026-11-24 10:00", in: paris) == at("2026-11-24T10:00:00+01:00"))
    #expect(
      try Instant(local: "2026-10-25 02:30", in: paris) == at("2026-10-25T02:30:00+02:00"))
  }

  @Test("A local time that daylight saving skips is refused with the next one")
  func skippedText() throws {
    let paris = try SystemZones.zone("Europe/Paris")
    let error = #expect(throws: InstantTextError.self) {
      try Instant(local: "2026-03-29 02:30", in: paris)
    }
    let next = try at("2026-03-29T01:00:00Z")
    #expect(error == .skipped(text: "2026-03-29 02:30", zone: paris, next: next))
    #expect(
      error?.description
        == "\"2026-03-29 02:30\" does not exist in Europe/Paris, whose clocks skip it; the next"
        + " time is \"2026-03-29 03:00\"")
  }

  @Test(
    "What is not a local time is refused with its reason",
    arguments: [
      ("now", InstantTextError.notLocalTime(text: "now")),
      ("2026-11-24", .noTime(text: "2026-11-24")), ("2026-11-31", .noSuchDate(text: "2026-11-31")),
      ("2026-11-24 10:00:00", .notLocalTime(text: "2026-11-24 10:00:00")),
      ("2026-11-24\r\n10:00", .notLocalTime(text: "2026-11-24\r\n10:00")),
      ("2026-02-29 10:00", .noSuchDate(text: "2026-02-29 10:00")),
      ("2026-11-24 24:00", .noSuchTime(text: "2026-11-24 24:00")),
    ])
  func refusesLocal(text: String, error: InstantTextError) throws {
    let paris = try SystemZones.zone("Europe/Paris")
    #expect(throws: error) { try Instant(local: text, in: paris) }
  }

  @Test(
    "Six calendar months keep the local time and clamp the day",
    arguments: [
      ("Europe/Paris", "2026-08-31T10:00:00.500+02:00", "2027-02-28T10:00:00.500+01:00"),
      ("Europe/Paris", "2027-08-31T10:00:00+02:00", "2028-02-29T10:00:00+01:00"),
      ("Europe/Paris", "2026-09-28T02:30:00+02:00", "2027-03-28T03:00:00+02:00"),
      ("Europe/Paris", "2026-09-28T02:30:00.250+02:00", "2027-03-28T03:00:00+02:00"),
      ("Europe/Paris", "2026-04-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00"),
      ("America/New_York", "2026-11-24T10:00:00-05:00", "2027-05-24T10:00:00-04:00"),
    ])
  func sixMonths(name: String, from: String, to: String) throws {
    let zone = try SystemZones.zone(name)
    #expect(try at(from).adding(months: 6, in: zone) == (try at(to)))
  }

  @Test(
    "A clock time that comes twice is told apart by its offset, and no other has one",
    arguments: [
      ("Europe/Paris", "2026-10-25T02:30:00+02:00", "Sun 25 Oct 2026 02:30 (+02:00)"),
      ("Europe/Paris", "2026-10-25T02:30:00+01:00", "Sun 25 Oct 2026 02:30 (+01:00)"),
      ("Australia/Lord_Howe", "2026-04-05T01:45:00+11:00", "Sun 5 Apr 2026 01:45 (+11:00)"),
      ("Australia/Lord_Howe", "2026-04-05T01:45:00+10:30", "Sun 5 Apr 2026 01:45 (+10:30)"),
      ("Europe/Paris", "2026-10-25T03:00:00+01:00", "Sun 25 Oct 2026 03:00"),
      ("Europe/Paris", "2026-10-25T01:59:00+02:00", "Sun 25 Oct 2026 01:59"),
    ])
  func twice(name: String, moment: String, words: String) throws {
    #expect(try at(moment).distinctWords(in: SystemZones.zone(name)) == words)
  }
}
