import PerigeeCore

/// What can be wrong with a whole file.
enum FileMistake: CustomStringConvertible {
  case returned(String, [DeclarationTag], isList: Bool)
  case unreadable(String)
  /// A nil among the declarations that the file returns.
  case hole(Int)

  func finding(_ file: String) -> Finding {
    Finding(location: SourceLocation(path: file, line: 1), message: description)
  }

  var description: String {
    switch self {
    case .returned(let found, let allowed, let isList):
      "the file returns \(found), and it must return "
        + allowed.map { "perigee.\($0.rawValue) { … }" }.joined(separator: " or ")
        + (isList ? ", or a list of them" : "")
    case .hole(let place):
      DeclarationMistake.holeWords(place, "the list that the file returns")
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    }
  }
}
