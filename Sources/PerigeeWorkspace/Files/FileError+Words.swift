import Glibc
import PerigeeCore

extension FileError: ReportableError {
  package var code: String { "file" }

  package var message: String {
    switch fault {
    case .system(.list, _): "\(path): the folder cannot be read: \(reason)"
    default: "\(path): \(reason)"
    }
  }

  /// Without the path: "No such file or directory".
  package var reason: String {
    switch fault {
    case .system(_, let code): String(cString: strerror(code))
    case .notRegular: "it is a pipe or a device and no file; save it as a file and name that"
    case .folderNotEmpty: "the folder is not empty; name another"
    case .outsideWorkspace: "a script's files lie in the workspace; name one below it"
    case .folderOutsideWorkspace: "the folder is not in the workspace"
    case .linkOutsideWorkspace: "the link leads out of the workspace"
    case .ownFile:
      "a script does not write the workspace's own files; choose another name"
    }
  }

  package var details: [(String, String)] { [("path", path)] }
}
