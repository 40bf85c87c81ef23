/// The reference for people: `stdlib/REFERENCE.md`.
struct ReferencePage {
  static func text() throws -> String {
    var lines = [
      "# Scripting reference", "",
      "Written by `perigee reference --write` from the descriptions that also check calls, feed",
      "`help()` and type what editors show. `perigee reference NAME` prints one entry.", "",
    ]
    for part in API.sections { lines += section(part.title, part.text, part.functions) }
    for module in API.hostModules {
      lines += section(
        "Module \(module.name)", "By `require \"\(module.name)\"`. \(module.text)",
        API.functions(of: module.name))
    }
    lines += ["## Objects", ""]
    for type in API.classes where !type.fields.isEmpty || !API.methods(of: type.name).isEmpty {
      lines += ["### \(type.name)", "", type.text, ""] + table(type.fields)
      for method in API.methods(of: type.name) { lines += entry(method, level: 4) }
    }
    lines += [
      "## Tables", "", "What declarations and calls take; a key that is not here is an error.", "",
    ]
    for name in API.tables.keys.sorted() {
      lines += ["### \(name)", ""] + table(API.tables[name] ?? [])
    }
    lines += LuaManual.differencePage
    lines += ["## Standard library", ""]
    for module in try StandardModule.installed() { lines += entry(module) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(
    _ title: String, _ text: String, _ functions: [APIFunction]
  ) -> [String] {
    ["## \(title)", "", text, ""] + functions.flatMap { entry($0, level: 3) }
  }

  private static func entry(_ function: APIFunction, level: Int) -> [String] {
    var lines = [
      "\(String(repeating: "#", count: level)) \(function.qualifiedName)", "",
      "`\(function.signature)`", "", function.text, "",
    ]
    for parameter in function.parameters {
      lines.append(
        "- `\(parameter.name)` (\(parameter.type.name)\(parameter.isOptional ? ", optional" : "")): "
          + parameter.text)
      if case .options(_, let fields) = parameter.type { lines += [""] + table(fields) }
    }
    if !function.parameters.isEmpty, lines.last != "" { lines.append("") }
    for result in function.results where !result.text.isEmpty {
      lines += [
        "Gives \(result.type.name)\(result.isOptional ? " or nil" : ""): \(result.text)", "",
      ]
    }
    return lines + ["```lua", function.example, "```", ""]
  }

  private static func table(_ fields: [APIField]) -> [String] {
    guard !fields.isEmpty else { return [] }
    var lines = ["| name | type | |", "|---|---|---|"]
    for field in fields {
      let type = field.type.name.replacing("|", with: "\\|")
      lines.append(
        "| `\(field.name)`\(field.isRequired ? "" : "?") | \(type) | \(field.text) |")
    }
    return lines + [""]
  }

  private static func entry(_ module: StandardModule) -> [String] {
    var lines = ["### \(module.name)", ""] + module.text + [""]
    for function in module.functions {
      lines += ["#### \(module.name).\(function.signature)", ""] + function.text + [""]
      lines += function.parameters.map { "- `\($0)`" }
      lines += function.results.map { "- gives `\($0)`" }
      lines.append("")
    }
    return lines
  }
}
