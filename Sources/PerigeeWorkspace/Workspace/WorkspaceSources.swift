/// The Lua files that declared a workspace's rules, as they were when it was read.
struct WorkspaceSources: Sendable {
  /// `rules/*.lua`, sorted by path.
  var rules: [DeclarationFile]
  /// What they required, by name.
  var modules: [String: ModuleFinder.Module]
}
