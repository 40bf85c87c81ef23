import Testing

@testable import PerigeeCore

@Suite("The chain of the log")
struct LogChainTests {
  private struct Row {
    var number: Int64
    var previous: String
    var entry: LogEntry
  }

  /// A log as it is written, and its head.
  private static func written(_ count: Int) -> (rows: [Row], head: String) {
    var head = LogChain.beginning
    let rows = (1...count).map { number in
      let entry = LogEntry(
        at: Instant(milliseconds: Int64(number)), user: EmailAddress(normalised: "a@x.example"),
        action: .engage, subject: "intro", detail: "engagement \(number)")
      let row = Row(number: Int64(number), previous: head, entry: entry)
      head = entry.hash(after: head)
      return row
    }
    return (rows, head)
  }

  private static func read(_ rows: [Row], head: String?, entries: Int) -> LogVerification {
    var chain = LogChain()
    for row in rows {
      chain.read(
        number: row.number, previous: row.previous, hash: row.entry.hash(after: row.previous))
    }
    return chain.finish(head: head, entries: entries)
  }

  @Test("A log that is as it was written is whole, and so is an empty one")
  func whole() {
    let (rows, head) = Self.written(9)
    let verification = Self.read(rows, head: head, entries: 9)
    #expect(verification == LogVerification(entries: 9, head: head, faults: []))
    #expect(Self.read([], head: LogChain.beginning, entries: 0).isWhole)
    #expect(verification.text.contains("9 entries") && verification.text.contains(head))
  }

  @Test("Whatever is changed of one entry shows at the next one, and of the newest at the end")
  func changed() {
    let changes: [(inout LogEntry) -> Void] = [
      { $0.at = Instant(milliseconds: 77) }, { $0.user = EmailAddress(normalised: "b@x.example") },
      { $0.action = .rollBack }, { $0.subject += " " }, { $0.detail = "" },
    ]
    for change in changes {
      var (rows, head) = Self.written(9)
      change(&rows[3].entry)
      #expect(Self.read(rows, head: head, entries: 9).faults == [.gap(after: 4, before: 5)])
      (rows, head) = Self.written(9)
      change(&rows[8].entry)
      #expect(Self.read(rows, head: head, entries: 9).faults == [.end(entries: 9, counted: 9)])
    }
  }

  @Test("Entries that are taken out, put in, swapped or cut off show where they were")
  func moved() {
    let (rows, head) = Self.written(9)
    var fewer = rows
    fewer.remove(at: 4)
    #expect(
      Self.read(fewer, head: head, entries: 9).faults == [
        .gap(after: 4, before: 6), .end(entries: 8, counted: 9),
      ])
    #expect(
      Self.read(Array(rows.dropFirst()), head: head, entries: 9).faults.first
        == .gap(after: nil, before: 2))
    #expect(
      Self.read(Array(rows.dropLast()), head: head, entries: 9).faults
        == [.end(entries: 8, counted: 9)])
    var swapped = rows
    swapped.swapAt(2, 3)
    #expect(!Self.read(swapped, head: head, entries: 9).isWhole)
    var more = rows
    more.append(Row(number: 10, previous: head, entry: rows[0].entry))
    #expect(Self.read(more, head: head, entries: 9).faults == [.end(entries: 10, counted: 9)])
    #expect(!Self.read(rows, head: nil, entries: 9).isWhole)
    #expect(!Self.read([], head: head, entries: 9).isWhole)
  }

  @Test("A fact is not read as another one: what moves from one to the next gives another hash")
  func boundaries() {
    let hashes = [("ab", "c"), ("a", "bc"), ("", "abc"), ("abc", "")].map { subject, detail in
      LogChain.hash(
        after: LogChain.beginning, at: 0, user: "", action: "", subject: subject, detail: detail)
    }
    #expect(Set(hashes).count == 4)
  }
}
