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
    case .folderNotEmpty: "the folder is not empty; name another"
    case .outsideWorkspace: "a script's files lie in the workspace; name one below it"
    case .folderOutsideWorkspace: "the folder is not in the workspace"
    case .linkOutsideWorkspace: "the link leads out of the workspace"
    case .linkToNothing: "the link leads to nothing"
    case .hidden:
      "hidden files and folders, whose names begin with a dot, are out of a script's reach"
    case .notRegular:
      "it is no regular file but a pipe, a device or a folder; save it as a file and name that"
    case .tooLong(let limit):
      "it has more than \(Self.size(limit)), which are the most that are read"
    case .database:
      "it is the workspace's database; ask it by perigee.contacts and its kin"
    case .ownFile:
      "a script does not write the workspace's own files; choose another name"
    case .secret:
      "perigee.lua names it for a secret, which is out of a script's reach"
    case .workspaceFile:
      "it is one of the workspace's own files, which output would replace; choose another name"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
  }

  package var details: [(String, String)] { [("path", path)] }
}
