import LuaBridge
import PerigeeCore

/// A value of a declaration, where it stands, and what messages call it.
///
/// Each reader answers nil after it has reported what is wrong.
struct DeclaredValue {
  let tree: LuaTree
  let path: DeclarationPath
  /// "per_hour", "the body of step 2".
  let subject: String
  let mistakes: DeclarationMistakes

  func report(_ mistake: DeclarationMistake) { mistakes.report(mistake, at: path) }

  func reportType(_ expected: String) {
    report(.wrongType(subject: subject, expected: expected, found: tree.words))
  }

  var location: SourceLocation { mistakes.location(of: path) }

  // MARK: Plain values

  func text(_ expected: String = "a string") -> String? {
    guard case .string(let text) = tree else {
      reportType(expected)
      return nil
    }
    return text
  }

  /// A text that people read in tables and type in commands: on one line, without blanks around it.
  func name() -> String? {
    guard let text = text() else { return nil }
    guard !text.utf8.allSatisfy({ $0 == 0x20 }) else {
      report(.blank(subject: subject))
      return nil
    }
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain, text.utf8.first != 0x20, text.utf8.last != 0x20 else {
      report(.unprintable(subject: subject))
      return nil
    }
    return text
  }

  func boolean() -> Bool? {
    guard case .boolean(let value) = tree else {
      reportType("true or false")
      return nil
    }
    return value
  }

  /// A whole number within `bounds`, written as 5 or 5.0.
  func integer(in bounds: ClosedRange<Int>, remedy: String? = nil) -> Int? {
    let number: Int?
    switch tree {
    case .integer(let value): number = Int(value)
    case .number(let value): number = Int(exactly: value)
    default:
      reportType("a whole number")
      return nil
    }
    guard let number, bounds.contains(number) else {
      report(.outOfBounds(subject: subject, found: tree.words, bounds: bounds, remedy: remedy))
      return nil
    }
    return number
  }

  func function() -> LuaFunction? {
    guard case .function(let function) = tree else {
      reportType("a function")
      return nil
    }
    return function
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> Choice? {
    let choices = type.allCases.map(\.rawValue)
    guard let text = text("one of \(enumerated(choices))") else { return nil }
    guard let choice = Choice(rawValue: text) else {
      report(
        .unknownChoice(
          subject: subject, found: tree.words, choices: choices,
          suggestion: Suggestion.nearest(to: text, among: choices)))
      return nil
    }
    return choice
  }

  func address() -> EmailAddress? {
    guard let text = text("an email address") else { return nil }
    do {
      return try EmailAddress(text)
    } catch {
      report(.address(subject: subject, text: text, error: error))
      return nil
    }
  }

  func day() -> Day? {
    guard let text = text("a date such as \"2026-12-25\"") else { return nil }
    guard let day = Day(iso: text) else {
      report(.date(subject: subject, text: text))
      return nil
    }
    return day
  }

  // MARK: Tables

  /// The first place of a list that has nothing, where something stands behind it.
  var hole: Int? {
    if case .table(let table) = tree { table.hole } else { nil }
  }

  /// The elements of a list, each called `element` in messages, with its number; nil for what is none,
  /// and where a mistake leaves none: that the list is empty would not be true.
  func list(_ expected: String, element: (Int) -> String) -> [DeclaredValue]? {
    guard case .table(let table) = tree, table.tag == nil else {
      reportType(expected)
      return nil
    }
    let before = mistakes.findings.count
    for (key, _) in table.fields {
      mistakes.report(.keyInList(key, subject: subject), at: path.field(key))
    }
    if let hole = table.hole {
      report(.hole(hole, subject: subject))
    } else if !table.otherKeys.isEmpty {
      report(.entryWithoutKey(noun: subject))
    }
    if table.array.isEmpty, mistakes.findings.count > before { return nil }
    return table.array.enumerated().map { index, tree in
      DeclaredValue(
        tree: tree, path: path.index(index + 1), subject: element(index + 1), mistakes: mistakes)
    }
  }

  /// The fields of a table whose keys are any text.
  func fields(_ expected: String) -> [(key: String, value: DeclaredValue)]? {
    guard case .table(let table) = tree, table.tag == nil else {
      reportType(expected)
      return nil
    }
    if !table.array.isEmpty || !table.otherKeys.isEmpty { report(.entryWithoutKey(noun: subject)) }
    // Sorted, since Lua's order of keys is another one in each process.
    return table.fields.sorted { $0.key < $1.key }.map { key, tree in
      (
        key, DeclaredValue(tree: tree, path: path.field(key), subject: key, mistakes: mistakes)
      )
    }
  }

  /// The table whose keys are `keys` and no others.
  func closedTable(_ noun: String, keys: [String]) -> ClosedTable? {
    guard case .table(let table) = tree, table.tag == nil else {
      reportType("a table")
      return nil
    }
    return ClosedTable(table, path: path, noun: noun, keys: keys, mistakes: mistakes)
  }
}
