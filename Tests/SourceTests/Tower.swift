/// Folders on floors, each of which uses itself and what lies below.
struct Tower {
  enum Fault: Hashable, CustomStringConvertible {
    case noFloor(file: String)
    /// `file` uses `name`, which `declaration` declares on no lower floor.
    case arrow(file: String, name: String, declaration: String)

    var description: String {
      switch self {
      case .noFloor(let file): "\(file) is in a folder that stands on no floor"
      case .arrow(let file, let name, let declaration):
        "\(file) uses \(name), which \(declaration) declares, and that is on no lower floor"
      }
    }
  }

  /// The lowest first; folders of one floor do not use each other.
  var floors: [[String]]

  private func floor(of path: String) -> Int? {
    floors.firstIndex { $0.contains(Self.folder(of: path)) }
  }

  /// The first folder of the path; empty for a file in none.
  static func folder(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : ""
  }

  /// In the order of the files, then of the names.
  func faults(in files: [SourceFile]) -> [Fault] {
    let sources = files.map { (path: $0.path, names: SourceNames(SourceWords($0.text))) }
    var declarations: [String: String] = [:]
    var nested: [String: Set<String>] = [:]
    for (path, names) in sources {
      for name in names.declared { declarations[name] = path }
      nested.merge(names.nested) { $0.union($1) }
    }
    return sources.flatMap { path, names -> [Fault] in
      guard let floor = floor(of: path) else { return [.noFloor(file: path)] }
      // A type inside the type that a file is about is nearer than one of the same name elsewhere.
      let near = names.nested.keys.reduce(into: names.own) { $0.formUnion(nested[$1] ?? []) }
      return names.used.subtracting(near).sorted().compactMap { name in
        guard let declaration = declarations[name], let below = self.floor(of: declaration),
          below >= floor, Self.folder(of: declaration) != Self.folder(of: path)
        else { return nil }
        return .arrow(file: path, name: name, declaration: declaration)
      }
    }
  }
}
