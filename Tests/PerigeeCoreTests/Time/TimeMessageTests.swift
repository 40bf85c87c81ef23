import Testing

@testable import PerigeeCore

@Suite("Messages about time")
struct TimeMessageTests {
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
