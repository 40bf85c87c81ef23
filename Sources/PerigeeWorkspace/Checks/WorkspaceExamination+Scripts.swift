import PerigeeCore

extension WorkspaceExamination {
  /// What is wrong in scripts and tests, and with names in the functions of declarations; nothing is run.
  ///
  /// - Parameters:
  ///   - lists: nil where there are none yet.
  ///   - variables: those that contacts have; nil where there are none yet.
  /// - Throws: `FileError`.
  package func scriptFindings(lists: [String]?, variables: [String]?) throws -> [Finding] {
    let named = team.map { NamedFiles($0, in: directory) } ?? .none
    let files = FilePolicy(directory: directory, named: named)
    var check = try ScriptCheck(files, names: knownNames(lists, variables))
    var found = try check.findings(inScripts: ScriptCheck.files(in: directory))
    let declarations = [WorkspaceFolder.settings] + (sequenceFiles + sources.rules.map(\.path))
    // What was found when a file ran is told once.
    let known = Set((findings + found).map { "\($0.location) \($0.message)" })
    found += check.findings(inDeclarations: declarations)
      .filter { !known.contains("\($0.location) \($0.message)") }
    return Finding.withColumns(found, in: directory)
  }

  private func knownNames(_ lists: [String]?, _ variables: [String]?) -> KnownNames {
    let filled = declarations.compactMap(\.filledVariable)
    let declared = DeclaredVariables(kinds: team?.variableKinds ?? [:], filled: filled).names
    let all = variables.map { declared.union($0).sorted() }
    let read = (sources.rules.map(\.bytes) + sources.modules.values.map(\.bytes))
      .reduce(into: Set<String>()) { $0.formUnion(LuaReadNames.names(in: $1)) }
    return KnownNames(
      sequences: names.lacksSequences ? nil : names.sequences,
      rules: names.lacksRules ? nil : names.rules,
      senders: team?.senders.map(\.email.text), lists: lists,
      variables: team == nil ? nil : all,
      fields: team == nil
        ? nil
        : declared.union(mentions.map(\.variable)).union(variables ?? []).union(read))
  }
}
