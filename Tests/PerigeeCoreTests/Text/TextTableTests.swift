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
