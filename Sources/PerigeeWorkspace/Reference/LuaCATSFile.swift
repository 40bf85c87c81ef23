/// The scripting API as types for editors: `stdlib/meta/perigee.lua`.
struct LuaCATSFile {
  private var lines: [String] = []

  static var text: String {
    var file = LuaCATSFile()
    file.write()
    return file.lines.joined(separator: "\n") + "\n"
  }

  /// The types of a module that the host makes besides.
  static func text(of module: API.HostModule) -> String {
    var file = LuaCATSFile()
    file.lines = [
      "---@meta \(module.name)",
      "-- Written by `perigee reference --write`; what it says stands in Reference/API+Modules.swift.",
      "-- luacheck: ignore", "",
    ]
    file.lines += sentence(module.text) + ["---@class \(module.name)", "local \(module.name) = {}"]
    if module.name == "json" {
      file.lines += ["", "--- JSON's null.", "---@type json.Null", "json.null = nil"]
    }
    for function in API.functions(of: module.name) {
      file.write(function, as: "function \(module.name).\(function.name)")
    }
    return (file.lines + ["", "return \(module.name)"]).joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    lines = [
      "---@meta perigee",
      "-- Written by `perigee reference --write`; what it says stands in Reference/API*.swift.",
      "-- luacheck: ignore",
      "",
      "--- A key that a table does not have.",
      "---@alias perigee.UnknownKey never",
      "",
      "---@alias perigee.Condition string|number|boolean|perigee.Matcher",
    ]
    for name in API.tables.keys.sorted() { writeTable(name) }
    for type in API.classes { write(type) }
    writeConditions()
    lines += ["", "---@class perigee", "local perigee = {}"]
    lines += ["", "--- No limit of a quota.", "---@type perigee.NoLimit", "perigee.no_limit = nil"]
    lines += [
      "", "--- Addresses and domains that must not be mailed.",
      "---@class (exact) perigee.Blacklist", "perigee.blacklist = {}",
    ]
    for function in API.functions {
      guard case .module(let module) = function.owner,
        !API.hostModules.contains(where: { $0.name == module })
      else { continue }
      write(function, as: "function \(module).\(function.name)")
    }
    lines += [
      "", "---@generic T, R", "---@param f sync fun(...: T...): R...", "---@param ... T...",
      "---@return_overload true, R...", "---@return_overload false, perigee.Error",
      "function pcall(f, ...) end", "", "return perigee",
    ]
  }

  private mutating func writeTable(_ name: String) {
    let fields = API.tables[name] ?? []
    lines += [""] + Self.closedClass("---@class (exact) \(name)", fields)
    lines += fields.flatMap { Self.lines($0, Self.given($0.type)) }
  }

  private mutating func write(_ type: APIClass) {
    lines += [""] + Self.sentence(type.text)
    // What a workspace adds to must not be closed.
    lines.append("---@class \(type.isOpen ? "" : "(exact) ")\(type.name)")
    lines += type.fields.flatMap { Self.lines($0, $0.type) }
    lines += type.annotations.map { "---@\($0)" }
    // A class without members would take any table for one of its own.
    if type.fields.isEmpty { lines.append("---@field private handle userdata") }
    let methods = API.methods(of: type.name)
    guard !methods.isEmpty else { return }
    let variable = type.name.split(separator: ".").last!
    lines.append("local \(variable) = {}")
    for method in methods { write(method, as: "function \(variable):\(method.name)") }
  }

  /// What every contact has; a workspace adds its variables.
  private mutating func writeConditions() {
    lines += ["", "--- What each field is compared with.", "---@class perigee.Conditions"]
    lines += ContactField.allCases.map { "---@field \($0.rawValue)? perigee.Condition" }
  }

  /// A class below a type that has all its keys and refuses every other.
  static func closedClass(_ declaration: String, _ fields: [APIField]) -> [String] {
    let keys = fields.map { "\($0.name)?: \(Self.given($0.type).name.keyType)," }
    let parts = keys + ["[string]: perigee.UnknownKey"]
    let line = "\(declaration) : { \(parts.joined(separator: " ")) }"
    if line.count <= FilledLines.width { return [line] }
    let inside = FilledLines.fill(parts, first: "---    ", rest: "---    ")
    return ["\(declaration) : {"] + inside + ["---  }"]
  }

  /// What a script gives may be a whole number that Lua calls a number: tonumber(arg[1]).
  private static func given(_ type: APIType) -> APIType {
    switch type {
    case .integer: .number
    case .list(let type): .list(given(type))
    case .union(let types): .union(types.map(given))
    default: type
    }
  }

  private mutating func write(_ function: APIFunction, as declaration: String) {
    lines += [""] + Self.sentence(function.text) + ["---"]
    lines += function.example.split(separator: "\n").map { "---     \($0)" }
    for parameter in function.parameters {
      let name = parameter.name + (parameter.isOptional ? "?" : "")
      lines += Self.tag("---@param \(name)", Self.given(parameter.type), parameter.text)
    }
    for result in function.results {
      let type = result.type.name + (result.isOptional ? "?" : "")
      lines += Self.described("---@return \(type) #", result.text)
    }
    let list = function.parameters.map(\.name).joined(separator: ", ")
    lines.append("\(declaration)(\(list)) end")
  }

  private static func lines(_ field: APIField, _ type: APIType) -> [String] {
    tag("---@field \(field.name)\(field.isRequired ? "" : "?")", type, field.text)
  }

  private static func sentence(_ text: String) -> [String] {
    FilledLines.prose(text, first: "--- ", rest: "--- ")
  }

  /// A type with what it is for; editors take the lines behind a tag for the rest of its text, but
  /// only where the text begins in the tag's own line.
  private static func tag(_ tag: String, _ type: APIType, _ text: String) -> [String] {
    let line = "\(tag) \(type.name)"
    let word = text.prefix { $0 != " " }
    if line.count + 1 + word.count <= FilledLines.width { return described(line, text) }
    let broken = brokenType(type)
    return ["\(tag) \(broken.start)"] + broken.inside + described("---  \(broken.end)", text)
  }

  private static func described(_ line: String, _ text: String) -> [String] {
    FilledLines.prose(text, first: line + " ", rest: "---  ")
  }

  /// A type over several lines, which only parentheses hold together.
  private static func brokenType(_ type: APIType) -> (start: String, inside: [String], end: String)
  {
    let name = type.name
    if name.hasPrefix("fun("), let end = name.firstIndex(of: ")") {
      return ("fun(", ["---    " + name[..<end].dropFirst(4)], String(name[end...]))
    }
    let parts = name.split(separator: "|")
    let union = parts.dropLast().map { "\($0)|" } + parts.suffix(1).map(String.init)
    let inside = FilledLines.fill(union, first: "---    ", rest: "---    ", separator: "")
    return ("(", inside, ")")
  }
}

extension String {
  /// Inside the type of a table a function has no signature.
  fileprivate var keyType: String { hasPrefix("fun(") ? "function" : self }
}
