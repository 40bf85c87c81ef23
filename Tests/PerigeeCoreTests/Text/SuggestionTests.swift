import Testing

@testable import PerigeeCore

@Suite("Suggestions for misspelt names")
struct SuggestionTests {
  static let filters = ["default", "upcase", "downcase", "capitalize", "strip", "append"]

  @Test(
    "One slip of each kind finds the name that was meant",
    arguments: [
      ("upcas", "upcase"), ("upcasee", "upcase"), ("upcaze", "upcase"), ("upcsae", "upcase"),
      ("defualt", "default"), ("Capitalise", "capitalize"), ("STRIP", "strip"),
    ])
  func slip(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, among: Self.filters) == meant)
  }

  @Test(
    "Nothing is suggested where nothing is near",
    arguments: ["date", "", "x", "truncatewords", "üüüüüü"])
  func far(typed: String) {
    #expect(Suggestion.nearest(to: typed, among: Self.filters) == nil)
  }

  @Test("A name of one letter suggests no other name of one letter")
  func nothingInCommon() {
    #expect(Suggestion.nearest(to: "x", among: ["y"]) == nil)
    #expect(Suggestion.nearest(to: "x", among: ["y", "X"]) == "X")
    #expect(Suggestion.nearest(to: "ab", among: ["ac"]) == "ac")
  }

  @Test("The first of equally near names wins, and a nearer one beats it")
  func ties() {
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", among: ["hat", "bat"]) == "hat")
    #expect(Suggestion.nearest(to: "cat", among: ["hatt", "bat"]) == "bat")
  }

  @Test("The bound is a third of the typed length plus one, inclusive")
  func bound() {
    #expect(Suggestion.nearest(to: "abcdef", among: ["abcxyz"]) == "abcxyz")
    #expect(Suggestion.nearest(to: "abcdef", among: ["abwxyz"]) == nil)
  }

  @Test("The distance agrees with a slow recursive definition on random words")
  func definition() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let left = Self.word(&generator)
      let right = Self.word(&generator)
      let expected = Self.slow(left[...], right[...])
      #expect(Suggestion.distance(left, right, atMost: 10) == expected, "\(left) \(right)")
      if expected > 0 {
        #expect(Suggestion.distance(left, right, atMost: expected - 1) == nil, "\(left) \(right)")
      }
    }
  }

  private static func word(_ generator: inout SplitMix64) -> [Unicode.Scalar] {
    (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      ["a", "b", "c"].randomElement(using: &generator)!
    }
  }

  private static func slow(
    _ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>
  ) -> Int {
    guard let l = left.last, let r = right.last else { return max(left.count, right.count) }
    var least = min(
      slow(left.dropLast(), right) + 1, slow(left, right.dropLast()) + 1,
      slow(left.dropLast(), right.dropLast()) + (l == r ? 0 : 1))
    if left.count > 1, right.count > 1, left.dropLast().last == r, right.dropLast().last == l {
      least = min(least, slow(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return least
  }
}
