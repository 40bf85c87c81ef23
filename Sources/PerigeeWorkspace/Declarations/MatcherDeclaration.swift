import LuaBridge
import PerigeeCore

extension DeclaredValue {
  /// A value of `where`: a string, a number, true or false, or one of the matchers of `perigee`.
  func matcher(as texts: MatcherTexts) -> Matcher? {
    switch tree {
    case .string, .boolean: return comparedText(texts).map { .equals($0) }
    // A number matches however it is written: 50 is "50" and "50.0".
    case .integer, .number: return bound().map { .between($0, $0) }
    case .table(let table):
      guard let call = TaggedTable(table) else { break }
      return tagged(call.tag, arguments(call), texts)
    default: break
    }
    reportType("a string, a number, true, false or a matcher such as perigee.one_of { … }")
    return nil
  }

  /// What a constructor was called with.
  func arguments(_ call: TaggedTable) -> [DeclaredValue] {
    if let hole = call.hole {
      report(.hole(hole, subject: "the values of perigee.\(call.tag.rawValue) for \(subject)"))
    }
    return call.arguments.map {
      DeclaredValue(tree: $0, path: path, subject: subject, mistakes: mistakes)
    }
  }

  private func tagged(
    _ tag: DeclarationTag, _ arguments: [DeclaredValue], _ texts: MatcherTexts
  ) -> Matcher? {
    switch tag {
    case .oneOf: return .anyOf(arguments.compactMap { $0.matcher(as: texts) })
    case .noneOf: return .not(.anyOf(arguments.compactMap { $0.matcher(as: texts) }))
    case .isNot: return arguments.first?.matcher(as: texts).map { .not($0) }
    case .present: return .present
    case .blank: return .blank
    case .between: return between(arguments)
    case .atLeast: return arguments.first?.bound().map { .atLeast($0) }
    case .atMost: return arguments.first?.bound().map { .atMost($0) }
    case .contains: return arguments.first?.comparedText(texts.parts).map { .contains($0) }
    case .startsWith: return arguments.first?.comparedText(texts.parts).map { .startsWith($0) }
    case .endsWith: return arguments.first?.comparedText(texts.parts).map { .endsWith($0) }
    case .team, .sequence, .filter, .filler, .senderRule, .eligibility, .cap, .verdict, .hook,
      .noLimit, .secret, .automation, .and, .or, .not:
      reportType("a string, a number, true, false or a matcher such as perigee.one_of { … }")
      return nil
    }
  }

  private func between(_ arguments: [DeclaredValue]) -> Matcher? {
    guard arguments.count == 2, let first = arguments[0].bound(), let last = arguments[1].bound()
    else { return nil }
    switch (first, last) {
    case (.number(let low), .number(let high)):
      if low > high { report(.unorderedBounds(subject: subject)) }
    case (.day(let low), .day(let high)):
      if low > high { report(.unorderedBounds(subject: subject)) }
    case (.number, .day), (.day, .number): report(.mixedBounds(subject: subject))
    }
    return .between(first, last)
  }

  private func bound() -> Matcher.Bound? {
    // A condition is called by its variable.
    let kind = mistakes.kinds[subject]
    switch tree {
    case .integer(let number): return numberBound(Double(number), kind)
    case .number(let number) where number.isFinite: return numberBound(number, kind)
    case .string(let text):
      if kind != .number, let day = Day(iso: text) { return .day(day) }
      report(.bound(subject: subject, text: text, kind: kind))
    default: reportType(kind.map(Self.expected) ?? "a number or a date")
    }
    return nil
  }

  private static func expected(_ kind: VariableKind) -> String {
    switch kind {
    case .number: "a number"
    case .date: "a date"
    case .text: "a number or a date"
    }
  }

  private func numberBound(_ number: Double, _ kind: VariableKind?) -> Matcher.Bound? {
    guard kind != .date else {
      report(.numberForDate(subject: subject, found: tree.words))
      return nil
    }
    return .number(number)
  }

  private func comparedText(_ texts: MatcherTexts) -> String? {
    let text: String
    switch tree {
    case .string(let value): text = value
    case .boolean(let value): text = "\(value)"
    case .integer(let value): text = "\(value)"
    default:
      reportType("a string")
      return nil
    }
    guard !text.isEmpty else {
      report(.blankComparison(subject: subject))
      return nil
    }
    switch texts {
    case .asWritten: return text
    case .lowercased: return text.lowercased()
    case .choices(let choices):
      guard !choices.contains(text) else { return text }
      report(
        .unknownChoice(
          subject: subject, found: tree.words, choices: choices,
          suggestion: Suggestion.nearest(to: text, among: choices)))
      return nil
    }
  }
}
