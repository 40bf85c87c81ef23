import PerigeeCore

/// Everything of the reference in whose name or description every word of a text is, in any case.
struct HelpSearch {
  /// Found things, those first that are called so.
  private let found: [(name: String, text: String)]
  private let sought: String

  init(_ text: String, _ modules: [StandardModule]) {
    sought = text
    let words = Self.words(in: text)
    guard !words.isEmpty else {
      found = []
      return
    }
    var named: [(String, String)] = []
    var described: [(String, String)] = []
    for entry in Self.entries(modules) {
      let name = Self.words(in: entry.name)
      if words.isSubset(of: name) {
        named.append((entry.name, entry.text))
      } else if words.isSubset(
        of: name.union(Self.words(in: entry.text)).union(Self.words(in: entry.more)))
      {
        described.append((entry.name, entry.text))
      }
    }
    found = named + described
  }

  /// "plannedSender's quotas": planned, sender, quota. Half a word is none, or every slip would find
  /// something.
  private static func words(in text: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    var last: Character?
    for character in text + " " {
      let isHump = character.isUppercase && last?.isLowercase == true
      if isHump || !(character.isLetter || character.isNumber) {
        let stem = word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
        if !stem.isEmpty { words.insert(stem) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      last = character
    }
    return words
  }

  /// The words that names are made of, by each of which something is found.
  static func words(_ modules: [StandardModule]) -> Set<String> {
    entries(modules).reduce(into: []) { $0.formUnion(words(in: $1.name)) }
  }

  /// Nil where nothing was found.
  func text(_ style: TextStyle) -> String? {
    guard !found.isEmpty else { return nil }
    var table = TextTable([("", .left), ("", .left)])
    for (name, text) in found { table.add([name, text]) }
    return "nothing is called \(sought.excerpt); these have to do with it:\n\n"
      + table.text(style, indent: 2) + "\nhelp \"\(found[0].name)\" tells more\n"
  }

  private typealias Entry = (name: String, text: String, more: String)

  private static func entries(_ modules: [StandardModule]) -> [Entry] {
    var entries: [Entry] = API.functions.map { function in
      (
        function.qualifiedName, function.text,
        function.parameters.map { "\($0.name) \($0.text) \(words(of: $0.type))" }
          .joined(separator: "\n")
      )
    }
    entries += API.classes.map { ($0.name, $0.text, words(of: $0.fields)) }
    entries += API.tables.sorted { $0.key < $1.key }.map {
      ($0.key, "A table with " + enumerated($0.value.map(\.name)) + ".", words(of: $0.value))
    }
    for module in modules {
      entries.append(
        (module.name, StandardModule.summary(of: module.text), module.text.joined(separator: " ")))
      entries += module.functions.map {
        (
          "\(module.name).\($0.name)", StandardModule.summary(of: $0.text),
          ($0.text + $0.parameters).joined(separator: " ")
        )
      }
    }
    return entries
  }

  /// What stands in a table of options is the call's own.
  private static func words(of type: APIType) -> String {
    if case .options(_, let fields) = type { words(of: fields) } else { "" }
  }

  private static func words(of fields: [APIField]) -> String {
    fields.map { "\($0.name) \($0.text)" }.joined(separator: "\n")
  }
}
