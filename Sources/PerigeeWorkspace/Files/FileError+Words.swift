import Glibc
import PerigeeCore

extension FileError: ReportableError {
  package var code: String { "file" }
  package var message: String { "\(path): \(reason)" }

  /// Without the path: "No such file or directory".
  package var reason: String {
    switch fault {
    case .system(let code): String(cString: strerror(code))
    case .outsideWorkspace: "a script's files lie in the workspace; name one below it"
    case .folderOutsideWorkspace: "the folder is not in the workspace"
    case .linkOutOfWorkspace: "the link leads out of the workspace"
    case .notEmpty: "the folder is not empty; name another"
    case .workspacesOwn:
      "a script does not write the workspace's own files; choose another name"
    }
  }
}
