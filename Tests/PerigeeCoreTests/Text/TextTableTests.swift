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
        sender             contacts  planned  sent  next              last
        anna@acme.example     1,614    4,666   176  Mon 23 Nov 2026   Tue 15 Dec 2026
                                                    12:45             11:38
        bo@acme.example       1,614    4,666     0  Mon 23 Nov 2026   Tue 15 Dec 2026
                                                    12:45             11:38

        """)
    #expect(wide.text(TextStyle.plain.within(120)).contains("unknown"))
  }

  @Test("What there is no room for stands in the next line of its own record")
  func records() {
    var table = wide
    table.spare = 0..<0
    #expect(
      table.text(TextStyle.plain.within(65)) == """
        sender             contacts  planned  sent  failed  unknown
            next                   last
        anna@acme.example     1,614    4,666   176       0        0
            Mon 23 Nov 2026 12:45  Tue 15 Dec 2026 11:38
        bo@acme.example       1,614    4,666     0       0        0
            Mon 23 Nov 2026 12:45  Tue 15 Dec 2026 11:38

        """)
  }

  @Test("Figures come in a table below, behind the first column once more")
  func figures() {
    var table = TextTable([("day", .left)] + (1...7).map { ("s\($0)@acme.example", .right) })
    table.add(["Mon 23 Nov"] + (1...7).map { "\($0)8/50" })
    #expect(
      table.text(TextStyle.plain.within(80)) == """
        day         s1@acme.example  s2@acme.example  s3@acme.example  s4@acme.example
        Mon 23 Nov            18/50            28/50            38/50            48/50

        day         s5@acme.example  s6@acme.example  s7@acme.example
        Mon 23 Nov            58/50            68/50            78/50

        """)
  }

  @Test(
    "Moves of long addresses stand together at 80 columns, and none is torn", arguments: 60...120)
  func moves(width: Int) {
    var table = TextTable(
      ["was", "will be", "why"].map { ($0, .left) } + [("step", .right)]
        + ["contact", "sender", "sequence"].map { ($0, .left) })
    let contact = "margaux.benard-lefevre@c857.example"
    for sender in ["bo.van-den-broek@acme.example", "emi.takahashi@acme.example"] {
      table.add([
        "Tue 24 Nov 2026 09:00", "Thu 26 Nov 2026 14:05", "its sender's hours changed", "2",
        contact, sender, "intro",
      ])
    }
    let lines = table.text(TextStyle.plain.within(width)).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.displayWidth <= width })
    let whoms = lines.indices.filter { lines[$0].contains(contact) }
    let whens = lines.indices.filter { lines[$0].contains("Tue 24 Nov 2026") }
    #expect(whoms.count == 2 && whens.count == 2, "\(lines)")
    #expect(zip(whoms, whens).allSatisfy { abs($0 - $1) <= 4 }, "\(lines)")
    #expect(lines.count { $0.contains("bo.van-den-broek@acme.example") } == 1, "\(lines)")
  }

  @Test("The name of a time zone is not broken, nor is a quota, where rows have two lines")
  func zones() {
    var table = TextTable([("zone", .left), ("quota", .left)])
    table.add(["America/New_York", "50/hour, 400/day"])
    #expect(
      table.text(TextStyle.plain.within(20)) == """
        zone
            quota
        America/New_York
            50/hour, 400/day

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
