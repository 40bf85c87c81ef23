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
    ]
    for name in API.tables.keys.sorted() { writeTable(name) }
    for type in API.classes { write(type) }
    writeConditions()
    lines += ["", "---@class perigee", "local perigee = {}"]
    lines += ["", "--- No limit of a quota.", "---@type perigee.NoLimit", "perigee.no_limit = nil"]
    lines += ["", "--- Addresses and domains that must not be mailed.", "perigee.blacklist = {}"]
    for function in API.functions {
      guard case .module(let module) = function.owner else { continue }
      write(function, as: "function \(module).\(function.name)")
    }
    lines += ["", "return perigee"]
  }

  private mutating func writeTable(_ name: String) {
    lines += ["", "---@class (exact) \(name)"]
    for field in API.tables[name] ?? [] { lines.append(Self.line(field)) }
  }

  private mutating func write(_ type: APIClass) {
    lines += ["", "--- \(type.text)"]
    // What a workspace adds to must not be closed.
    lines.append("---@class \(type.isOpen ? "" : "(exact) ")\(type.name)")
    lines += type.fields.map(Self.line)
    lines += type.annotations.map { "---@\($0)" }
    let methods = API.methods(of: type.name)
    guard !methods.isEmpty else { return }
    let variable = type.name.split(separator: ".").last!
    lines.append("local \(variable) = {}")
    for method in methods { write(method, as: "function \(variable):\(method.name)") }
  }

  /// Any variable may be compared.
  private mutating func writeConditions() {
    lines += [
      "", "--- A matcher for each field: a variable, email, domain, owner, status, list, sequence, state.",
      "---@class perigee.Conditions",
      "---@field [string] string|number|boolean|perigee.Matcher",
    ]
  }

  private mutating func write(_ function: APIFunction, as declaration: String) {
    lines += ["", "--- \(function.text)", "---"]
    lines += function.example.split(separator: "\n").map { "---     \($0)" }
    for parameter in function.parameters {
      lines.append(
        "---@param \(parameter.name)\(parameter.isOptional ? "?" : "") \(parameter.type.name) "
          + parameter.text)
    }
    for result in function.results {
      lines.append("---@return \(result.type.name)\(result.isOptional ? "?" : "") # \(result.text)")
    }
    let list = function.parameters.map(\.name).joined(separator: ", ")
    lines.append("\(declaration)(\(list)) end")
  }

  static func line(_ field: APIField) -> String {
    "---@field \(field.name)\(field.isRequired ? "" : "?") \(field.type.name) \(field.text)"
  }
}
