import PerigeeCore

/// Why a list cannot be called so.
package enum ListNameError: Error, Hashable {
  case blank
  /// A list is to be what the file says, and none was named.
  case noneToReplace
  /// A line break or another character that does not show.
  case controlCharacter
  /// There is another list of that name.
  case taken(String)
}

extension ListNameError: ReportableError {
  package var code: String { "invalid_list_name" }
  package var isUsage: Bool {
    switch self {
    case .blank, .noneToReplace, .controlCharacter: true
    case .taken: false
    }
  }

  package var message: String {
    switch self {
    case .noneToReplace:
      "which list is to be what the file says? Name it, as in --list spring --replace"
    case .blank: "the list has no name. Write one, as in --list spring"
    case .controlCharacter:
      "the list's name has a line break or another control character. Write it on one line"
    case .taken(let name): "there is a list \(name) already. Choose another name"
    }
  }
}
