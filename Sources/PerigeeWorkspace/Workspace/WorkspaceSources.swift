import PerigeeCore

/// The Lua files that declared a workspace's rules, as they were when it was read.
struct WorkspaceSources: Sendable {
  /// `rules/*.lua`, sorted by path.
  var rules: [DeclarationFile]
  /// What they required, by name.
  var modules: [String: ModuleFinder.Module]

  /// Of every path and byte: two readings with the same one have the same rules.
  var digest: String {
    let digester = Digester()
    digester.add(rules.count)
    for file in rules {
      digester.add(file.path)
      file.bytes.withUnsafeBytes { digester.add(bytes: $0) }
    }
    for (name, module) in modules.sorted(by: { $0.key < $1.key }) {
      digester.add(name)
      digester.add(module.path)
      module.bytes.withUnsafeBytes { digester.add(bytes: $0) }
    }
    return digester.finish().text
  }
}
