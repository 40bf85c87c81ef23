import Glibc
import PerigeeCore

extension FileError: ReportableError {
  package var code: String { "file" }

  package var message: String {
    switch fault {
    case .system(.list, _): "\(path.excerpt): the folder cannot be read: \(reason)"
    default: "\(path.excerpt): \(reason)"
    }
  }

  /// Without the path: "No such file or directory. Expected a file to read: check the name".
  package var reason: String {
    switch fault {
    case .system(let operation, let code):
      "\(String(cString: strerror(code))). \(operation.remedy(for: code))"
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

extension FileError.Operation {
  /// What was expected, and what mends it.
  fileprivate func remedy(for code: Int32) -> String {
    switch (self, code) {
    case (.write, ENOENT), (.write, ENOTDIR):
      "Expected a folder that is there to write it into: make that first, or name another"
    case (.write, EISDIR): "Expected a file to write: name one in that folder"
    case (.write, ENOSPC), (.write, EDQUOT), (.write, EFBIG):
      "Expected room to write it: make some, and try again"
    case (.write, EACCES), (.write, EPERM), (.write, EROFS):
      "Expected a folder that may be written: change its permissions, or name another"
    case (.list, ENOENT), (.list, ENOTDIR): "Expected a folder that is there: check its name"
    case (.look, ENOENT), (.look, ENOTDIR):
      "Expected a file or a folder that is there: check its name"
    case (.read, EISDIR): "Expected a file to read: name one in that folder"
    case (_, ENOENT), (_, ENOTDIR):
      "Expected a file to read: check its name, and the folder that you are in"
    case (_, EACCES), (_, EPERM): "Expected what you may read: change its permissions"
    case (_, ELOOP): "Expected links that lead somewhere: mend them"
    case (_, ENAMETOOLONG): "Expected a shorter name"
    case (_, EMFILE), (_, ENFILE):
      "Expected that more files may be open: raise that limit (ulimit -n)"
    default:
      "Expected \(self == .write ? "a file that can be written" : "one that can be read"): try again"
    }
  }
}
