/// A length of time as a phrase says it, "6 hours": a number and a unit.
package struct TimeSpan: Hashable, Sendable {
  /// What it is counted in.
  package enum Unit: String, CaseIterable, Sendable {
    case second, minute, hour, day

    /// A day has 24 hours, whatever clocks do in it.
    var milliseconds: Int64 {
      switch self {
      case .second: Milliseconds.second
      case .minute: Milliseconds.minute
      case .hour: Milliseconds.hour
      case .day: Milliseconds.day
      }
    }
  }

  /// 1 to 100,000.
  package var count: Int
  package var unit: Unit

  /// - Parameter count: 1 to 100,000.
  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  package var milliseconds: Int64 { Int64(count) * unit.milliseconds }

  /// Reads "15 minutes", "1 hour": digits, one space and the unit; nil for every other spelling.
  package init?(_ phrase: String) {
    let words = phrase.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, (1...6).contains(words[0].utf8.count),
      words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), words[0].utf8.first != 0x30,
      let count = Int(words[0]), count <= 100_000
    else { return nil }
    let unit = Unit.allCases.first { $0.rawValue == words[1] || "\($0.rawValue)s" == words[1] }
    guard let unit, count == 1 || words[1].hasSuffix("s") else { return nil }
    self.init(count, unit)
  }
}

extension TimeSpan: CustomStringConvertible {
  /// "6 hours".
  package var description: String { counted(count, unit.rawValue) }
}
