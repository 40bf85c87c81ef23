import LuaBridge
import PerigeeCore

/// A table with known keys; every other key is a mistake with a suggestion.
struct ClosedTable {
  let path: DeclarationPath
  /// "a sender".
  let noun: String
  let mistakes: DeclarationMistakes
  private let values: [String: LuaTree]

  init(
    _ table: LuaTreeTable, path: DeclarationPath, noun: String, keys: [String],
    mistakes: DeclarationMistakes
  ) {
    self.path = path
    self.noun = noun
    self.mistakes = mistakes
    var values: [String: LuaTree] = [:]
    for (key, value) in table.fields {
      values[key] = value
      guard !keys.contains(key) else { continue }
      let suggestion = Suggestion.nearest(to: key, among: keys)
      mistakes.report(
        .unknownKey(key, noun: noun, suggestion: suggestion, known: keys), at: path.field(key))
    }
    self.values = values
    if !table.array.isEmpty {
      mistakes.report(.entryWithoutKey(noun: noun), at: path.index(1))
    } else if !table.otherKeys.isEmpty {
      mistakes.report(.entryWithoutKey(noun: noun), at: path)
    }
  }

  /// The value at `key`, or nil where it is absent.
  subscript(key: String) -> DeclaredValue? {
    values[key].map {
      DeclaredValue(tree: $0, path: path.field(key), subject: key, mistakes: mistakes)
    }
  }

  /// The value at `key`; its absence is a mistake.
  func required(_ key: String) -> DeclaredValue? {
    if let value = self[key] { return value }
    report(.missing(key: key, noun: noun))
    return nil
  }

  /// The value at `key` under another name in messages.
  func value(_ key: String, calledAs subject: String) -> DeclaredValue? {
    values[key].map {
      DeclaredValue(tree: $0, path: path.field(key), subject: subject, mistakes: mistakes)
    }
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  func report(_ mistake: DeclarationMistake) { mistakes.report(mistake, at: path) }
}
