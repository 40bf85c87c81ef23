extension Workspace {
  /// Which of its files Lua code may reach.
  package var files: FilePolicy {
    FilePolicy(directory: directory, named: NamedFiles(team, in: directory))
  }
}
