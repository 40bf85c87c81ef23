import LuaBridge
import PerigeeCore

/// Reads `perigee.secret { env = "ANNA_PASSWORD" }`: where a secret is, and never the secret.
///
/// No message repeats what it found, since it may be the secret itself, put in the wrong place.
enum SecretDeclaration {
  static func read(_ value: DeclaredValue) -> Secret? {
    guard case .table(let table) = value.tree, let call = TaggedTable(table), call.tag == .secret
    else {
      value.report(.openSecret(subject: value.subject))
      return nil
    }
    let mistakes = value.mistakes.nested(call)
    defer { value.mistakes.adopt(mistakes) }
    let argument = DeclaredValue(
      tree: call.arguments.first ?? .nil, path: .root, subject: "a secret", mistakes: mistakes)
    let keys = API.keys(of: "perigee.SecretDeclaration")
    guard let table = argument.closedTable("a secret", keys: keys) else { return nil }
    guard keys.count(where: table.has) == 1 else {
      table.report(.secretSources)
      return nil
    }
    return table["env"].flatMap(environment) ?? table["file"].flatMap(file)
      ?? table["command"].flatMap(command)
  }

  private static func environment(_ value: DeclaredValue) -> Secret? {
    guard case .string(let name) = value.tree, isVariableName(name) else {
      value.report(
        .secretSource(
          subject: value.subject,
          expected: "the name of an environment variable: letters, digits and _"))
      return nil
    }
    return .environment(name)
  }

  private static func isVariableName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }

  private static func file(_ value: DeclaredValue) -> Secret? {
    guard case .string(let path) = value.tree, isWord(path) else {
      value.report(.secretSource(subject: value.subject, expected: "the path of a file"))
      return nil
    }
    return .file(path)
  }

  private static func command(_ value: DeclaredValue) -> Secret? {
    var arguments: [String] = []
    if case .table(let table) = value.tree, table.tag == nil, table.fields.isEmpty,
      table.otherKeys.isEmpty
    {
      for case .string(let argument) in table.array where !argument.utf8.contains(0) {
        arguments.append(argument)
      }
      if arguments.count == table.array.count, let program = arguments.first, isProgram(program) {
        return .command(arguments)
      }
    }
    value.report(
      .secretSource(subject: value.subject, expected: "a list of a program and its arguments"))
    return nil
  }

  /// What env, which starts it, takes for a program.
  private static func isProgram(_ text: String) -> Bool {
    isWord(text) && text.utf8.first != UInt8(ascii: "-") && !text.utf8.contains(UInt8(ascii: "="))
  }

  /// Something on one line.
  private static func isWord(_ text: String) -> Bool {
    !text.utf8.allSatisfy { $0 == 0x20 } && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
