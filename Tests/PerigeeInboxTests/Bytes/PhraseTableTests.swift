import Testing

@testable import PerigeeInbox

@Suite("Phrases in texts")
struct PhraseTableTests {
  private let table = PhraseTable<Int>([
    (1, ["mailbox…full"]), (2, ["stop", "undeliver*"]), (3, ["zurück am", "解除"]), (4, ["to stop"]),
  ])

  private func facts(_ text: String) -> [Int] { table.all(in: FoldedText(text)).map(\.fact) }

  @Test("Whole words are meant, in any case, with or without accents, over line ends")
  func words() {
    #expect(facts("Please STOP!") == [2])
    #expect(facts("stopped, nonstop") == [])
    #expect(facts("ZURUCK\n   AM") == [3])
    #expect(facts("Zurück\u{A0}am") == [3])
  }

  @Test("A star leaves the end open, and dots what stands between")
  func open() {
    #expect(facts("Undeliverable") == [2])
    #expect(facts("mailbox of Ben is full") == [1])
    #expect(facts("mailbox " + String(repeating: "x", count: 200) + " full") == [])
  }

  @Test("Japanese needs no spaces")
  func japanese() { #expect(facts("メール解除願います") == [3]) }

  @Test("All are found, also inside one another, and the first row is the weightiest")
  func all() {
    #expect(facts("to stop") == [4, 2] || facts("to stop") == [2, 4])
    #expect(table.weightiest(in: FoldedText("stop, the mailbox is full"))?.fact == 1)
    #expect(!table.matches(FoldedText("")))
  }

  @Test("Where a phrase stands in the text itself can be told")
  func original() {
    let text = FoldedText("Ich bin  ZURÜCK\nam Montag")
    let match = table.weightiest(in: text)
    #expect(match.map { text.original($0.range).trimmed.string } == "ZURÜCK\nam")
  }

  @Test(
    "Folding knows the letters of Europe",
    arguments: [
      ("ÉÈÊË ÅÄÂ ÇŁŻŚ", "eeee aaa clzs"), ("Straße ŒUVRE", "strasse oeuvre"),
      ("ПРИВЕТ", "привет"), ("l’été", "l'ete"), ("e\u{301}", "e"), ("日本", "日本"),
    ])
  func folding(text: String, folded: String) { #expect(text.folded == folded) }
}
