import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// What can stand where the cursor is. It looks at tables as they are and never runs anything: a key
/// that is pressed by chance must not plan or send.
package struct Completion {
  /// Where the word begins, as an offset in UTF-8.
  package let start: Int
  /// Whole words, sorted.
  package let candidates: [String]
  /// What follows the word: the quote that ends the text which it is in, or " = " behind a key.
  package var closing = ""
}

extension Repl {
  /// - Parameter cursor: an offset in UTF-8.
  package func complete(_ line: String, cursor: Int) -> Completion {
    let before = Array(line.utf8.prefix(cursor))
    do {
      if let start = Self.openText(before) {
        let choices = try choices(before[..<(start - 1)])
        var found = completion(
          before, from: start, try choices ?? names(in: before, textFrom: start))
        found.closing = String(decoding: before[(start - 1)..<start], as: UTF8.self)
        return found
      }
      let start = Self.wordStart(before)
      if let keys = try openKeys(before[..<start]) {
        var found = completion(before, from: start, keys)
        found.closing = " = "
        return found
      }
      return completion(before, from: start, try words(Array(before[start...])))
    } catch {
      return Completion(start: cursor, candidates: [])
    }
  }

  private func completion(_ line: [UInt8], from start: Int, _ words: [String]) -> Completion {
    let prefix = String(decoding: line[start...], as: UTF8.self)
    let found = Set(words.filter { $0.hasPrefix(prefix) }).sorted()
    return Completion(start: start, candidates: found)
  }

  /// Behind the quote of a text that is not closed yet; nil outside of texts.
  private static func openText(_ line: [UInt8]) -> Int? {
    var quote: UInt8?
    var start = 0
    var index = 0
    while index < line.count {
      let byte = line[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        start = index + 1
      }
      index += 1
    }
    return quote == nil ? nil : start
  }

  private static func wordStart(_ line: [UInt8]) -> Int {
    var start = line.count
    while start > 0, isWord(line[start - 1]) { start -= 1 }
    return start
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte >= 0x80
      || (0x30...0x39).contains(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// Names of the workspace, and of modules behind require.
  private func names(in line: [UInt8], textFrom start: Int) throws -> [String] {
    let code = String(decoding: line[..<max(0, start - 1)], as: UTF8.self)
      .split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." && $0 != ":" }
    let workspace = host.session.workspace
    switch code.last.map(String.init) {
    case "require"?: return try ModuleFinder(workspace.files).names()
    case "help"?: return try HelpText.topics() + API.functions.map(\.name)
    case "sequence"?, "perigee.report"?: return workspace.sequences.map(\.name)
    case "perigee.rule"?: return workspace.names(of: .senderRule)
    case "perigee.list"?: return try host.session.store.read { try $0.listNames() }
    case "perigee.contacts"?, "contacts"?: return workspace.names(of: .filter)
    default:
      let lists = try host.session.store.read { try $0.listNames() }
      return workspace.sequences.map(\.name) + workspace.names(of: .filter)
        + workspace.names(of: .senderRule) + lists + host.session.team.senders.map(\.email.text)
    }
  }

  /// Globals, members and methods of the dotted word.
  private func words(_ word: [UInt8]) throws -> [String] {
    let text = String(decoding: word, as: UTF8.self)
    guard let separator = text.lastIndex(where: { $0 == "." || $0 == ":" }) else {
      return try globalNames()
    }
    let path = text[..<separator].split(separator: ".", omittingEmptySubsequences: false)
    let head = String(text[...separator])
    guard let value = try value(at: path.map(String.init)) else { return [] }
    return try members(of: value, methods: text[separator] == ":").map { head + $0 }
  }

  private func globalNames() throws -> [String] {
    var names = LuaLiteral.keywords
    for case (.string(let name), _) in try host.state.globals.pairs() where name != "_G" {
      names.append(name)
    }
    names += ModuleFinder.ofScripts
    return names + (try StandardModule.installed().map(\.name).filter { !$0.contains(".") })
  }

  /// The value of `a.b.c`, read without metamethods.
  func value(at path: [String]) throws -> LuaValue? {
    guard let first = path.first else { return nil }
    var value = try host.state.globals.get(first)
    let isModule =
      try ModuleFinder.ofScripts.contains(first)
      || StandardModule.installed().contains { $0.name == first }
    if case .nil = value, isModule {
      value = try host.modules.module(first)
    }
    for name in path.dropFirst() {
      guard case .table(let table) = value else { return nil }
      value = try table.get(name)
    }
    return value
  }

  private func members(of value: LuaValue, methods: Bool) throws -> [String] {
    switch value {
    case .table(let table):
      var names: [String] = []
      for case (.string(let name), let member) in try table.pairs() where LuaLiteral.isName(name) {
        if methods, member.typeName != "function" { continue }
        names.append(name)
      }
      return names
    case .object:
      guard let kind = value.kind else { return [] }
      let own = API.methods(of: kind).map(\.name)
      return methods ? own : value.memberNames.filter { !own.contains($0) }
    case .string where methods:
      guard case .table(let library) = try host.state.getGlobal("string") else { return [] }
      return try members(of: .table(library), methods: true)
    default: return []
    }
  }
}
