/// The scripting API as types for editors: `stdlib/meta/perigee.lua`.
struct LuaCATSFile {
  private var lines: [String] = []

  static var text: String {
    var file = LuaCATSFile()
    file.write()
    return file.lines.joined(separator: "\n") + "\n"
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
      guard case .module(let module) = function.owner else { continue }
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
    lines += ["", "---@class (exact) \(name) : \(Self.closedTable(fields))"]
    lines += fields.map { Self.line($0, Self.given($0.type)) }
  }

  private mutating func write(_ type: APIClass) {
    lines += ["", "--- \(type.text)"]
    // What a workspace adds to must not be closed.
    lines.append("---@class \(type.isOpen ? "" : "(exact) ")\(type.name)")
    lines += type.fields.map(Self.line)
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

  /// A type above the class that has all its keys and refuses every other.
  static func closedTable(_ fields: [APIField]) -> String {
    let parts = fields.map { "\($0.name)?: \(Self.given($0.type).name.keyType)" }
    return "{ \((parts + ["[string]: perigee.UnknownKey"]).joined(separator: ", ")) }"
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
    lines += ["", "--- \(function.text)", "---"]
    lines += function.example.split(separator: "\n").map { "---     \($0)" }
    for parameter in function.parameters {
      lines.append(
        "---@param \(parameter.name)\(parameter.isOptional ? "?" : "") \(Self.given(parameter.type).name) "
          + parameter.text)
    }
    for result in function.results {
      lines.append("---@return \(result.type.name)\(result.isOptional ? "?" : "") # \(result.text)")
    }
    let list = function.parameters.map(\.name).joined(separator: ", ")
    lines.append("\(declaration)(\(list)) end")
  }

  private static func line(_ field: APIField) -> String { line(field, field.type) }

  private static func line(_ field: APIField, _ type: APIType) -> String {
    "---@field \(field.name)\(field.isRequired ? "" : "?") \(type.name) \(field.text)"
  }
}

extension String {
  /// Inside the type of a table a function has no signature.
  fileprivate var keyType: String { hasPrefix("fun(") ? "function" : self }
}
