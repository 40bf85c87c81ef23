import TestSupport
import Testing

@testable import PerigeeCore

@Suite("Time zones")
struct ZoneTests {
  /// Each line: zone, last moment of the old offset, both offsets in seconds.
  @Test(
    "A zone changes its offset exactly when its rules say",
    arguments: [
      ("Europe/Paris", "2026-03-29T00:59:59.999Z", 3_600, 7_200),
      ("Europe/Paris", "2026-10-25T00:59:59.999Z", 7_200, 3_600),
      ("America/New_York", "2026-03-08T06:59:59.999Z", -18_000, -14_400),
      ("America/New_York", "2026-11-01T05:59:59.999Z", -14_400, -18_000),
      ("Australia/Lord_Howe", "2026-04-04T14:59:59.999Z", 39_600, 37_800),
      ("Australia/Lord_Howe", "2026-10-03T15:29:59.999Z", 37_800, 39_600),
      ("Europe/Dublin", "2026-03-29T00:59:59.999Z", 0, 3_600),
      ("Europe/Dublin", "2060-10-31T00:59:59.999Z", 3_600, 0),
      ("Pacific/Chatham", "2026-04-04T13:59:59.999Z", 49_500, 45_900),
      ("Pacific/Chatham", "2026-09-26T13:59:59.999Z", 45_900, 49_500),
      ("America/Vancouver", "2025-11-02T08:59:59.999Z", -25_200, -28_800),
      ("Africa/Casablanca", "2024-03-10T01:59:59.999Z", 3_600, 0),
      ("America/Nuuk", "2040-10-28T00:59:59.999Z", -3_600, -7_200),
      ("Europe/Paris", "3026-03-26T00:59:59.999Z", 3_600, 7_200),
    ])
  func change(name: String, last: String, before: Int, after: Int) throws {
    let zone = try SystemZones.zone(name)
    let instant = try at(last)
    #expect(zone.offset(at: instant) == before)
    #expect(zone.offset(at: instant + 1) == after)
  }

  @Test(
    "A zone without daylight saving has one offset",
    arguments: [("Asia/Kolkata", 19_800), ("Asia/Kathmandu", 20_700), ("Asia/Tokyo", 32_400)])
  func steady(name: String, offset: Int) throws {
    let zone = try SystemZones.zone(name)
    for text in ["2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z", "2999-07-01T00:00:00Z"] {
      #expect(zone.offset(at: try at(text)) == offset)
    }
  }

  @Test("A local time is no instant in a skipped hour and two in a repeated one")
  func instantsOfLocalTimes() throws {
    let paris = try SystemZones.zone("Europe/Paris")
    let spring = try day("2026-03-29")
    let autumn = try day("2026-10-25")
    #expect(paris.instants(of: spring, hour: 2, minute: 30).isEmpty)
    #expect(
      paris.instants(of: spring, hour: 3, minute: 0) == [try at("2026-03-29T01:00:00Z")])
    #expect(
      paris.instants(of: autumn, hour: 2, minute: 30)
        == [try at("2026-10-25T00:30:00Z"), try at("2026-10-25T01:30:00Z")])
    #expect(
      paris.instants(of: autumn, hour: 3, minute: 0) == [try at("2026-10-25T02:00:00Z")])
    #expect(Zone.utc.instants(of: autumn, hour: 2, minute: 5) == [try at("2026-10-25T02:05:00Z")])
  }

  @Test("Samoa had no 30 December 2011")
  func skippedDay() throws {
    let apia = try SystemZones.zone("Pacific/Apia")
    for hour in 0..<24 {
      #expect(apia.instants(of: try day("2011-12-30"), hour: hour, minute: 0).isEmpty)
    }
    #expect(apia.localDay(of: try at("2011-12-30T09:59:59Z")) == (try day("2011-12-29")))
    #expect(apia.localDay(of: try at("2011-12-30T10:00:00Z")) == (try day("2011-12-31")))
  }

  @Test("Local time goes down to the millisecond, also before 1970")
  func local() throws {
    let shown = try SystemZones.zone("Asia/Kathmandu").local(at("1969-12-31T12:00:00.250Z"))
    #expect(shown.day == (try day("1969-12-31")))
    #expect((shown.hour, shown.minute, shown.second, shown.millisecond) == (17, 30, 0, 250))
  }

  @Test(
    "A clock hour starts where its clock last showed minute 0 or was set to another hour",
    arguments: [
      ("Europe/Paris", "2026-11-24T10:40:00+01:00", "2026-11-24T10:00:00+01:00"),
      ("Europe/Paris", "2026-11-24T10:00:00+01:00", "2026-11-24T10:00:00+01:00"),
      ("Europe/Paris", "2026-11-24T09:59:59.999+01:00", "2026-11-24T09:00:00+01:00"),
      ("Europe/Paris", "2026-10-25T02:30:00+01:00", "2026-10-25T02:00:00+01:00"),
      ("Europe/Paris", "2026-10-25T02:30:00+02:00", "2026-10-25T02:00:00+02:00"),
      ("Asia/Kathmandu", "2026-11-24T10:14:00+05:45", "2026-11-24T10:00:00+05:45"),
      ("Pacific/Chatham", "2026-04-05T02:50:00+12:45", "2026-04-05T02:45:00+12:45"),
      ("Australia/Lord_Howe", "2026-04-05T01:40:00+11:00", "2026-04-05T01:00:00+11:00"),
      ("Australia/Lord_Howe", "2026-04-05T01:40:00+10:30", "2026-04-05T01:00:00+11:00"),
      ("Australia/Lord_Howe", "2026-04-05T02:10:00+10:30", "2026-04-05T02:00:00+10:30"),
      ("Australia/Lord_Howe", "2026-10-04T01:59:00+10:30", "2026-10-04T01:00:00+10:30"),
      ("Australia/Lord_Howe", "2026-10-04T02:45:00+11:00", "2026-10-04T02:30:00+11:00"),
    ])
  func clockHour(name: String, instant: String, start: String) throws {
    let zone = try SystemZones.zone(name)
    #expect(zone.clockHourStart(containing: try at(instant)) == (try at(start)))
  }

  @Test("Zones are equal by name and data")
  func equality() throws {
    let paris = try SystemZones.zone("Europe/Paris")
    #expect(paris == (try SystemZones.zone("Europe/Paris")))
    #expect(paris != (try Zone(name: "Europe/Rome", tzif: SystemZones.bytes("Europe/Paris"))))
    #expect(paris != (try Zone(name: "Europe/Paris", tzif: SystemZones.bytes("Asia/Tokyo"))))
  }
}
