/// The names that one source declares and uses.
struct SourceNames {
  /// At the top level of the file, for every file of the target.
  private(set) var declared: Set<String> = []
  /// What the file means by a name without looking at other files: what is private to it, and the
  /// names of its parameters and of its functions' values.
  private(set) var own: Set<String> = []
  /// By the type at the top level that is declared or extended here: the types inside it.
  private(set) var nested: [String: Set<String>] = [:]
  private(set) var used: Set<String> = []

  private static let types: Set = ["struct", "enum", "class", "protocol", "actor", "typealias"]
  private static let values: Set = ["func", "let", "var", "case"]
  private static let modifiers: Set = [
    "package", "public", "internal", "private", "fileprivate", "final", "indirect", "static",
    "mutating", "nonisolated", "unsafe", "lazy", "weak",
  ]

  init(_ source: SourceWords) {
    var outer = ""
    var isHidden = false
    for (previous, word) in zip([nil] + source.words.map(Optional.some), source.words) {
      if word.isMember { continue }
      let keyword = previous?.text ?? ""
      if Self.types.contains(keyword), !Self.values.contains(word.text) {
        declareType(word, inside: &outer, isHidden: isHidden)
      } else if keyword == "extension" {
        outer = word.text
        nested[outer, default: []].formUnion([])
        used.insert(word.text)
      } else if Self.values.contains(keyword) {
        if word.depth == 0, !isHidden { declared.insert(word.text) } else { own.insert(word.text) }
      } else {
        if word.isLabel, word.text.first?.isLowercase == true { own.insert(word.text) }
        used.insert(word.text)
      }
      let isBeforeName = Self.types.contains(word.text) || Self.values.contains(word.text)
      if word.text == "private" || word.text == "fileprivate" {
        isHidden = true
      } else if !isBeforeName, !Self.modifiers.contains(word.text) {
        isHidden = false
      }
    }
  }

  private mutating func declareType(
    _ word: SourceWords.Word, inside outer: inout String, isHidden: Bool
  ) {
    if word.depth > 0 {
      nested[outer, default: []].insert(word.text)
      return
    }
    outer = word.text
    nested[outer, default: []].formUnion([])
    if isHidden { own.insert(word.text) } else { declared.insert(word.text) }
  }
}
