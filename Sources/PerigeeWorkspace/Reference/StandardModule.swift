import PerigeeCore

/// A module of the standard library as its comments describe it.
package struct StandardModule {
  struct Function {
    let name: String
    /// "trim(text)"
    let signature: String
    /// The comment's lines without its dashes; the tags of types left out.
    let text: [String]
    /// "text string: what to trim"
    let parameters: [String]
    let results: [String]
  }

  /// A table that comments describe: `@class fillers.MonthOptions: fillers.LanguageOptions`.
  struct Class {
    let name: String
    /// Whose fields it has too.
    let parent: String?
    /// With their types, as the comments write them.
    var fields: [(name: String, type: String)] = []
  }

  /// As `require` takes it: "perigee.test".
  package let name: String
  let text: [String]
  let functions: [Function]
  let classes: [Class]

  /// Reads the comments that begin with three dashes above `function M.name(…)`.
  init(name: String, source: String) {
    self.name = name
    var functions: [Function] = []
    var classes: [Class] = []
    var comment: [String] = []
    var text: [String] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("---") {
        Self.add(line.dropFirst(3), to: &comment)
        continue
      }
      if text.isEmpty, functions.isEmpty, !comment.isEmpty { text = Self.prose(comment) }
      if let signature = Self.signature(of: line) {
        functions.append(Self.function(signature, comment))
      }
      classes += Self.classes(comment)
      comment = []
    }
    self.text = text
    self.functions = functions
    self.classes = classes
  }

  /// A comment's first clause, for lists: it does not depend on where lines are broken.
  static func summary(of text: [String]) -> String {
    let paragraph = text.prefix { !$0.isEmpty }.joined(separator: " ")
    guard let end = paragraph.firstRange(of: #/[.;:] /#) else { return paragraph }
    return paragraph[..<end.lowerBound] + "."
  }

  /// What stands two columns in behind a tag is the rest of its text.
  private static func add(_ line: Substring, to comment: inout [String]) {
    if line.hasPrefix("  "), let tag = comment.last, tag.hasPrefix("@") {
      comment[comment.count - 1] = tag + line.dropFirst()
    } else {
      comment.append(String(line))
    }
  }

  private static func signature(of line: Substring) -> String? {
    guard line.hasPrefix("function M."), let end = line.firstIndex(of: ")") else { return nil }
    return String(line[line.index(line.startIndex, offsetBy: 11)...end])
  }

  private static func function(_ signature: String, _ comment: [String]) -> Function {
    Function(
      name: String(signature.prefix { $0 != "(" }), signature: signature, text: prose(comment),
      parameters: tagged("@param ", comment), results: tagged("@return ", comment))
  }

  private static func classes(_ comment: [String]) -> [Class] {
    var classes: [Class] = []
    for line in comment {
      if let head = line.behind("@class ") {
        let names = head.split { $0 == ":" || $0 == " " }.map(String.init)
        guard let name = names.first else { continue }
        classes.append(Class(name: name, parent: names.dropFirst().first))
      } else if let field = line.behind("@field "), !classes.isEmpty {
        let words = field.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count > 1 else { continue }
        classes[classes.count - 1].fields.append(
          (words[0].hasSuffix("?") ? String(words[0].dropLast()) : words[0], words[1]))
      }
    }
    return classes
  }

  private static func prose(_ comment: [String]) -> [String] {
    var lines = comment.filter { !$0.hasPrefix("@") }.map {
      String($0.hasPrefix(" ") ? $0.dropFirst() : $0[...])
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines
  }

  private static func tagged(_ tag: String, _ comment: [String]) -> [String] {
    comment.filter { $0.hasPrefix(tag) }.map { String($0.dropFirst(tag.count)) }
  }

  /// All modules that are installed, by name; `meta` is no module.
  package static func installed() throws -> [StandardModule] {
    guard let library = Installation.standardLibrary else { return [] }
    var modules: [StandardModule] = []
    for name in try SystemFile.names(in: library) where name.hasSuffix(".lua") {
      modules.append(try module(String(name.dropLast(4)), library))
    }
    if try SystemFile.kind(of: "\(library)/perigee") == .folder {
      for name in try SystemFile.names(in: "\(library)/perigee") where name.hasSuffix(".lua") {
        modules.append(try module("perigee." + name.dropLast(4), library))
      }
    }
    return modules.sorted { $0.name < $1.name }
  }

  /// All that each module has, by the module's name; functions and the rest.
  static func installedNames() throws -> [String: Set<String>] {
    guard let library = Installation.standardLibrary else { return [:] }
    var names: [String: Set<String>] = [:]
    for module in try installed() {
      let file = module.name.split(separator: ".").joined(separator: "/")
      let tokens = LuaLexer.tokens(of: try FileStorage.read("\(library)/\(file).lua"))
      // M.name, where M is what the module returns.
      for index in tokens.indices.dropLast(2)
      where tokens[index].kind == .name("M") && tokens[index + 1].isSymbol(".") {
        if case .name(let name) = tokens[index + 2].kind {
          names[module.name, default: []].insert(name)
        }
      }
    }
    return names
  }

  private static func module(_ name: String, _ library: String) throws -> StandardModule {
    let file = name.split(separator: ".").joined(separator: "/")
    let bytes = try FileStorage.read("\(library)/\(file).lua")
    return StandardModule(name: name, source: String(decoding: bytes, as: UTF8.self))
  }
}
