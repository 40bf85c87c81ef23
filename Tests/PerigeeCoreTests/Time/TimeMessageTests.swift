import Testing

@testable import PerigeeCore

@Suite("Messages about time")
struct TimeMessageTests {
  @Test(
    "A window's fault says what was expected, what was found and what to write",
    arguments: [
      (
        WindowError.empty,
        "a window must have days and hours, and has none; write for example \"mon-fri\" and"
          + " \"09:00-18:00\""
      ),
      (
        .unknownDay(text: "mon-fry", name: "fry"),
        "days \"mon-fry\" must be of mon, tue, wed, thu, fri, sat, sun, and have \"fry\""
      ),
      (
        .notWholeHours(text: "09:30-18:00", time: "09:30"),
        "hours \"09:30-18:00\" must be whole clock hours, and have 09:30; write the hour, such as"
          + " \"09:00\""
      ),
      (
        .endNotAfterStart(text: "18:00-09:00"),
        "hours \"18:00-09:00\" must end after they start; a window cannot pass midnight"
      ),
    ])
  func window(error: WindowError, message: String) {
    #expect(error.description == message)
  }

  @Test(
    "A time zone's fault names the remedy",
    arguments: [
      (ZoneError.notTZif(at: 0), "must have \"TZif\" at byte 0, and has something else"),
      (.truncated(needed: 44, found: 3), "must have at least 44 bytes, and ends after 3"),
      (
        .badFooter(text: "EST5EDT", at: 7, expected: "\",\" and a rule for daylight saving"),
        "'s footer \"EST5EDT\" must have \",\" and a rule for daylight saving at byte 7"
      ),
    ])
  func zone(error: ZoneError, fault: String) {
    #expect(error.description.contains(fault))
    #expect(error.description.hasSuffix("; reinstall the system's time-zone data (package tzdata)"))
  }

  @Test("A moment without an offset says how to give one")
  func missingOffset() {
    let error = InstantTextError.missingOffset(text: "2026-11-24T10:00:00")
    #expect(
      error.description
        == "\"2026-11-24T10:00:00\" must end with its offset from UTC, and has none; add \"Z\" or"
        + " one such as \"+01:00\"")
  }
}
