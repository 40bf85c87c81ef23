import PerigeeCore

/// What can be wrong with the lines themselves, or with the file that keeps them.
enum LineError: Error, Equatable {
  /// Counted from 1.
  case notUTF8(line: Int)
  case unreadable(line: Int, reason: String)
  case history(path: String, reason: String)
  /// No UTF-8 locale is installed, or memory is out.
  case noEditor
}

extension LineError: ReportableError {
  var code: String {
    switch self {
    case .notUTF8: "encoding"
    case .unreadable: "input"
    case .history: "history"
    case .noEditor: "terminal"
    }
  }

  var message: String {
    switch self {
    case .notUTF8(let line):
      "standard input, line \(line): not UTF-8, so that this entry was not run; convert it to UTF-8"
    case .unreadable(let line, let reason): "standard input, line \(line): \(reason)"
    case .history(let path, let reason):
      "\(path): \(reason); the lines of this session will not be there the next time"
    case .noEditor:
      "the terminal cannot be edited on: there is no UTF-8 locale, or no memory; "
        + "pipe the lines in instead"
    }
  }
}
