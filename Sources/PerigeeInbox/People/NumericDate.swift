/// A date in digits that can be read in one way alone.
enum NumericDate {
  /// "2026-08-17", "17.08.2026", "17.8.", "17/08/2026", "08/17"; nil for "03/01".
  static func read(_ word: String) -> DateExpression? {
    let text = word.hasSuffix(".") && !isDotted(word) ? String(word.dropLast()) : word
    for mark in ["-", "/", "."] as [Character] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: true)
      guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ isNumber($0) }) else {
        continue
      }
      return read(parts.map { Int($0) ?? 0 }, lengths: parts.map(\.utf8.count), mark)
    }
    return nil
  }

  private static func isDotted(_ word: String) -> Bool {
    word.filter { $0 == "." }.count > 1
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.count <= 4 && text.utf8.allSatisfy(\.isDigit)
  }

  private static func read(
    _ numbers: [Int], lengths: [Int], _ mark: Character
  ) -> DateExpression? {
    if numbers.count == 3, lengths[0] == 4 {
      return checked(day: numbers[2], month: numbers[1], year: numbers[0])
    }
    guard lengths[0] <= 2, lengths[1] <= 2 else { return nil }
    var year: Int?
    if numbers.count == 3 {
      guard lengths[2] == 4 || lengths[2] == 2 else { return nil }
      year = lengths[2] == 2 ? 2000 + numbers[2] : numbers[2]
    }
    let (first, second) = (numbers[0], numbers[1])
    // Nobody writes the month first with full stops.
    if mark == "." || first > 12 || first == second {
      return checked(day: first, month: second, year: year)
    }
    return second > 12 ? checked(day: second, month: first, year: year) : nil
  }

  private static func checked(day: Int, month: Int, year: Int?) -> DateExpression? {
    guard (1...31).contains(day), (1...12).contains(month),
      year.map({ (1990...2100).contains($0) }) ?? true
    else { return nil }
    return .date(day: day, month: month, year: year)
  }
}
