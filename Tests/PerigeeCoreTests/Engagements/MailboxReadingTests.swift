import PerigeeCore
import TestSupport
import Testing

@Suite("How far a mailbox was read")
struct MailboxReadingTests {
  private static let start = Instant(milliseconds: 1_764_000_000_000)
  private static let anna = EmailAddress(normalised: "anna@acme.example")

  private var reading: MailboxReading {
    MailboxReading(account: Self.anna, folder: "INBOX", uidValidity: 1, next: 5)
  }

  @Test("A mail is asked for again for three days, at least ten times, and then given up")
  func patience() {
    var reading = reading
    for _ in 0..<20 {
      #expect(reading.miss(5, because: "no", at: Self.start + 2 * Milliseconds.day) == false)
    }
    #expect(reading.next == 6 && reading.unread.count == 1 && reading.unread[0].tries == 20)
    #expect(reading.unreadWords == "1 mail could not be read, such as mail 5: no")
    #expect(reading.miss(5, because: "no", at: Self.start + 5 * Milliseconds.day) == true)
    #expect(reading.unread.isEmpty && reading.unreadWords == nil)
    // A computer that was off for a week has not tried.
    for day in 0..<9 {
      let moment = Self.start + Int64(day) * Milliseconds.day
      #expect(reading.miss(8, because: "no", at: moment) == false)
    }
    #expect(reading.miss(8, because: "no", at: Self.start + 9 * Milliseconds.day) == true)
  }

  @Test("One that keeps failing is asked for behind all others; too many are the server's fault")
  func order() {
    var reading = reading
    _ = reading.miss(5, because: "no", at: Self.start)
    _ = reading.miss(6, because: "no", at: Self.start)
    _ = reading.miss(5, because: "no", at: Self.start)
    #expect(reading.order(with: [7, 8]) == [6, 7, 8, 5])
    reading.found(6)
    #expect(reading.order(with: []) == [5])
    for uid in 100..<(99 + Int64(MailboxReading.unreadLimit)) {
      #expect(reading.miss(uid, because: "no", at: Self.start) == false)
    }
    let last = reading.next
    #expect(reading.miss(last, because: "no", at: Self.start) == nil && reading.next == last)
    #expect(reading.miss(5, because: "no", at: Self.start) == false)
  }
}
