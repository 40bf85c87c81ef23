import PerigeeCore
import Testing

@Suite("Tables on a terminal")
struct TextTableTests {
  private var table: TextTable {
    var table = TextTable([("sender", .left), ("emails", .right), ("what would help", .left)])
    table.add([
      "anna@acme.example", "1,200", "give the contact an owner, or choose senders another way",
    ])
    table.add(["山田太郎@acme.example", "7", "–"])
    return table
  }

  @Test("Without a width nothing is broken")
  func plain() {
    #expect(
      table.text() == """
        sender                 emails  what would help
        anna@acme.example       1,200  give the contact an owner, or choose senders another way
        山田太郎@acme.example       7  –

        """)
  }

  @Test("A cell goes on in the line below, between words, and figures stay whole")
  func narrow() {
    #expect(
      table.text(TextStyle.plain.within(60)) == """
        sender                 emails  what would help
        anna@acme.example       1,200  give the contact an owner, or
                                       choose senders another way
        山田太郎@acme.example       7  –

        """)
  }

  @Test("No line is wider than it may be, and no letter is lost", arguments: 24...100)
  func fits(width: Int) {
    let text = table.text(TextStyle.plain.within(width), indent: 2)
    for line in text.split(separator: "\n") {
      #expect(String(line).displayWidth <= width, "\(line)")
    }
    let letters = { (text: String) in Set(text.filter { !$0.isWhitespace }) }
    #expect(letters(text) == letters(table.text()))
    #expect(
      text.filter { !$0.isWhitespace }.count == table.text().filter { !$0.isWhitespace }.count)
  }

  @Test("Prose gives first; then moments and addresses are broken in two")
  func moments() {
    var table = TextTable([("at", .left), ("sender", .left), ("step", .right), ("why", .left)])
    table.add(["Tue 24 Nov 2026 09:00", "bo@acme.example", "1", "after the holidays of everybody"])
    #expect(
      table.text(TextStyle.plain.within(55)) == """
        at                     sender           step  why
        Tue 24 Nov 2026 09:00  bo@acme.example     1  after the
                                                      holidays
                                                      of
                                                      everybody

        """)
    for width in 42...80 {
      let text = table.text(TextStyle.plain.within(width))
      #expect(text.contains("09:00") && text.contains("@acme.example"), "\(text)")
    }
  }

  private var wide: TextTable {
    var table = TextTable(
      [("sender", .left), ("contacts", .right), ("planned", .right), ("sent", .right)]
        + [("failed", .right), ("unknown", .right), ("next", .left), ("last", .left)])
    table.spare = 2..<6
    for (sender, sent) in [("anna@acme.example", "176"), ("bo@acme.example", "0")] {
      table.add([
        sender, "1,614", "4,666", sent, "0", "0", "Mon 23 Nov 2026 12:45", "Tue 15 Dec 2026 11:38",
      ])
    }
    return table
  }

  @Test("Where the width is short, counts of nothing are left out before anything is torn apart")
  func spare() {
    #expect(
      wide.text(TextStyle.plain.within(78)) == """
        sender            contacts  planned  sent  next              last
        anna                 1,614    4,666   176  Mon 23 Nov 2026   Tue 15 Dec 2026
        @acme.example                              12:45             11:38
        bo@acme.example      1,614    4,666     0  Mon 23 Nov 2026   Tue 15 Dec 2026
                                                   12:45             11:38

        """)
    #expect(wide.text(TextStyle.plain.within(120)).contains("unknown"))
  }

  @Test("What there is no room for comes in a table below, behind the first column once more")
  func parts() {
    var table = wide
    table.spare = 0..<0
    #expect(
      table.text(TextStyle.plain.within(65)) == """
        sender             contacts  planned  sent  failed  unknown
        anna@acme.example     1,614    4,666   176       0        0
        bo@acme.example       1,614    4,666     0       0        0

        sender             next                   last
        anna@acme.example  Mon 23 Nov 2026 12:45  Tue 15 Dec 2026 11:38
        bo@acme.example    Mon 23 Nov 2026 12:45  Tue 15 Dec 2026 11:38

        """)
  }

  @Test("The name of a time zone is broken before its second part, and a quota is not")
  func zones() {
    var table = TextTable([("zone", .left), ("quota", .left)])
    table.add(["America/New_York", "50/hour, 400/day"])
    #expect(
      table.text(TextStyle.plain.within(20)) == """
        zone        quota
        America     50/hour,
        /New_York   400/day

        """)
  }

  @Test("Prose is broken between words, its rest indented, and colours take no cell")
  func prose() {
    let style = TextStyle.plain.within(20)
    #expect(
      style.fitted("  one two three four five six\nshort\n")
        == "  one two three four\n    five six\nshort\n")
    #expect(style.fitted("日本語日本語 日本語日本語") == "日本語日本語\n  日本語日本語")
    let red = "\u{1B}[31mexactly twenty cells\u{1B}[0m"
    #expect(style.fitted(red) == red)
    #expect(
      style.fitted(String(repeating: "x", count: 30)).split(separator: "\n").map(\.count) == [
        20, 12,
      ])
    #expect(TextStyle.plain.fitted("one two three four five six") == "one two three four five six")
  }
}
