extension Secret {
  /// "the environment variable ANNA_PASSWORD"; of a command the program alone, since an argument may
  /// be telling.
  package var words: String {
    switch self {
    case .environment(let name): "the environment variable \(name)"
    case .file(let path): "the file \(path)"
    case .command(let arguments): "the command \(arguments.first ?? "")"
    }
  }
}
