import Testing

@testable import PerigeeCore

@Suite("Excerpts of what somebody gave")
struct ExcerptTests {
  @Test(
    "A short text is whole, and a blank one shows; of a long one stands its beginning, and how long it is"
  )
  func excerpt() {
    let short = String(repeating: "é", count: 80)
    #expect(short.excerpt == short)
    #expect("".excerpt == "\"\"" && " \t".excerpt == "\" \t\"")
    let long = String(repeating: "x", count: 100_000)
    #expect(long.excerpt == String(repeating: "x", count: 80) + "… (100,000 bytes)")
  }

  @Test("A message keeps its lines, and each is cut where it is too long for one")
  func lines() {
    let long = "subject " + String(repeating: "x", count: 3_000) + " reason"
    let lines = "one\n\(long)\n\nlast".withShortLines
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map(\.unicodeScalars.count) == [3, 2_000 + 19, 0, 4])
    #expect(lines[1].hasPrefix("subject x") && lines[1].hasSuffix("x reason"))
    #expect(lines[1].contains(" … (3,015 bytes) … "))
    #expect("short\n".withShortLines == "short\n")
  }

  @Test("An unknown name is not repeated by the hundred kilobytes, whatever was looked for")
  func names() {
    let name = String(repeating: "x", count: 100_000)
    for kind in UnknownName.Kind.allCases {
      let error = UnknownName(kind: kind, name: name, known: ["a"])
      #expect(error.message.utf8.count < 600, "\(kind)")
      #expect(error.details.allSatisfy { $0.1.utf8.count < 200 })
    }
  }
}
