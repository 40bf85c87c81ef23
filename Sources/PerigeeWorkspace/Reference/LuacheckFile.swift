import LuaBridge

/// What luacheck needs to know: the `.luacheckrc` that `perigee init` writes. It is read off the very
/// states that rules and scripts run in.
struct LuacheckFile {
  static func text() throws -> String {
    let rule = try globals(.rule, more: ["require"])
    let script =
      "  arg = { other_fields = true },\n" + (try globals(.script, more: ["print", "require"]))
    return """
      -- Written by `perigee init`: what rules and scripts of Perigee have.
      stds.perigee_rule = { read_globals = {
      \(rule)} }
      stds.perigee_script = { read_globals = {
      \(script)} }
      std = "perigee_rule"
      files["scripts"] = { std = "perigee_script" }
      files["**/*_test.lua"] = { std = "perigee_script" }
      exclude_files = { ".perigee" }
      max_line_length = 180

      """
  }

  private static func globals(_ libraries: LuaLibraries, more: [String]) throws -> String {
    let state = LuaState(libraries: libraries)
    var entries: [String: [String]] = [:]
    for name in more { entries[name] = [] }
    for case (.string(let name), let value) in try state.globals.pairs() {
      entries[name] = []
      guard case .table(let library) = value, name != "_G" else { continue }
      var fields: [String] = []
      for case (.string(let field), _) in try library.pairs() { fields.append("\"\(field)\"") }
      entries[name] = fields
    }
    return entries.sorted { $0.key < $1.key }.map { entry($0, fields: $1) + "\n" }.joined()
  }

  private static func entry(_ name: String, fields: [String]) -> String {
    guard !fields.isEmpty else { return "  \(name) = {}," }
    let line = "  \(name) = { fields = { \(fields.joined(separator: ", ")) } },"
    if line.count <= FilledLines.width { return line }
    let list = FilledLines.fill(fields.map { $0 + "," }, first: "    ", rest: "    ")
    return "  \(name) = { fields = {\n\(list.joined(separator: "\n"))\n  } },"
  }
}
