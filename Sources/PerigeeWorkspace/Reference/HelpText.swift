package import PerigeeCore

/// What `help` says about a name.
package enum HelpText {
  /// What there is, for `help()`.
  package static func overview(_ style: TextStyle = .plain) throws -> String {
    var text =
      "help \"plan\" tells about a function, help \"text\" about a module, help(f) about f; help \"quota\" "
      + "finds what says it.\n"
    func list(_ title: String, _ functions: [APIFunction]) {
      var table = TextTable([("", .left), ("", .left)])
      for function in functions { table.add([function.qualifiedName, function.text]) }
      text += "\n\(title)\n" + table.text(style, indent: 2)
    }
    for section in API.sections { list(section.title, section.functions) }
    var table = TextTable([("", .left), ("", .left)])
    var modules = API.hostModules.map { ($0.name, $0.text) }
    modules += try StandardModule.installed().map {
      ($0.name, StandardModule.summary(of: $0.text))
    }
    for (name, text) in modules.sorted(by: { $0.0 < $1.0 }) { table.add([name, text]) }
    return text + "\nModules, by require\n" + table.text(style, indent: 2)
  }

  /// About "plan", "perigee.plan", "plan:engage", "perigee.Plan", "text", "text.fold" or "fold"; of any other
  /// word, what has it in its name or says it.
  /// - Throws: `UnknownName` with a suggestion.
  package static func about(_ name: String, _ style: TextStyle = .plain) throws -> String {
    if let text = try known(name, style) { return text }
    let modules = try StandardModule.installed()
    if let found = HelpSearch(name, modules).text(style) { return found }
    // A word of a name finds it too.
    let known = Set(try topics() + API.functions.map(\.name)).union(HelpSearch.words(modules))
    throw UnknownName(kind: .helpTopic, name: name, known: known.sorted())
  }

  /// The same of what is called so; nil where nothing is.
  package static func known(_ name: String, _ style: TextStyle = .plain) throws -> String? {
    if name == "perigee" { return try overview(style) }
    let modules = try StandardModule.installed()
    if let function = API.functions.first(where: { $0.qualifiedName == name || $0.name == name }),
      API.classes.first(where: { $0.name == name }) == nil
    {
      return text(function, style)
    }
    if let type = API.classes.first(where: { $0.name == name }) { return text(type, style) }
    if let fields = API.tables[name] { return "\(name)\n\n" + table(fields, style) }
    if let text = text(aboutHostModule: name, style) { return text }
    if let module = modules.first(where: { $0.name == name }) { return text(module, style) }
    for module in modules {
      for function in module.functions where "\(module.name).\(function.name)" == name {
        return text(function, in: module)
      }
    }
    return text(aboutLast: name, in: modules)
  }

  /// A function of the standard library by its last name; all of them where several are called so.
  private static func text(aboutLast name: String, in modules: [StandardModule]) -> String? {
    let found = modules.flatMap { module in
      module.functions.filter { $0.name == name }.map { (module, $0) }
    }
    guard let (module, function) = found.first else { return nil }
    if found.count == 1 { return text(function, in: module) }
    return "several are called \(name):\n"
      + found.map { "  \($0.name).\($1.signature)\n" }.joined()
  }

  /// All names that `about` knows by their full form, sorted.
  package static func topics() throws -> [String] {
    var names = API.functions.map(\.qualifiedName) + API.classes.map(\.name) + API.tables.keys
    names += API.hostModules.map(\.name)
    for module in try StandardModule.installed() {
      names += [module.name] + module.functions.map { "\(module.name).\($0.name)" }
    }
    return names.sorted()
  }

  static func text(_ function: APIFunction, _ style: TextStyle = .plain) -> String {
    var text = "\(function.signature)\n  \(function.text)\n"
    for parameter in function.parameters {
      if case .options(_, let fields) = parameter.type {
        text += "\n  \(parameter.name): \(parameter.text)\n" + table(fields, style)
      } else {
        text += "\n  \(parameter.name): \(parameter.text)\n"
      }
    }
    for result in function.results where !result.text.isEmpty {
      text += "\n  gives \(result.type.name): \(result.text)\n"
    }
    return text + "\n" + function.example.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  private static func text(_ type: APIClass, _ style: TextStyle) -> String {
    var text = "\(type.name)\n  \(type.text)\n"
    if !type.fields.isEmpty { text += "\n" + table(type.fields, style) }
    let methods = API.methods(of: type.name)
    guard !methods.isEmpty else { return text }
    var list = TextTable([("", .left), ("", .left)])
    for method in methods { list.add([method.signature, method.text]) }
    return text + "\n" + list.text(style, indent: 4)
  }

  /// About a module that the host makes: "json", "perigee", "perigee.blacklist".
  private static func text(aboutHostModule name: String, _ style: TextStyle) -> String? {
    let functions = API.functions(of: name)
    guard !functions.isEmpty else { return nil }
    var list = TextTable([("", .left), ("", .left)])
    for function in functions { list.add([function.signature, function.text]) }
    guard let module = API.hostModules.first(where: { $0.name == name }) else {
      return "\(name)\n\n" + list.text(style, indent: 4)
    }
    return "local \(name) = require \"\(name)\"\n  \(module.text)\n\n" + list.text(style, indent: 4)
  }

  private static func text(_ module: StandardModule, _ style: TextStyle) -> String {
    var list = TextTable([("", .left), ("", .left)])
    for function in module.functions {
      list.add([
        "\(module.name).\(function.signature)", StandardModule.summary(of: function.text),
      ])
    }
    let variable = module.name.split(separator: ".").last ?? ""
    return "local \(variable) = require \"\(module.name)\"\n"
      + module.text.map { "  \($0)\n" }.joined() + "\n" + list.text(style, indent: 4)
  }

  private static func text(_ function: StandardModule.Function, in module: StandardModule)
    -> String
  {
    var text = "\(module.name).\(function.signature)\n"
    text += function.text.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
    if !function.parameters.isEmpty { text += "\n" }
    for parameter in function.parameters { text += "  \(parameter)\n" }
    for result in function.results { text += "  gives \(result)\n" }
    return text
  }

  private static func table(_ fields: [APIField], _ style: TextStyle) -> String {
    var table = TextTable([("", .left), ("", .left), ("", .left)])
    for field in fields {
      table.add([field.name + (field.isRequired ? "" : "?"), field.type.name, field.text])
    }
    return table.text(style, indent: 4)
  }
}
