import Glibc
import PerigeeCore

extension MailFileError: ReportableError {
  package var code: String { "file" }

  package var message: String {
    let name = path == "-" ? "standard input" : path.excerpt
    return "\(name): \(reason)"
  }

  private var reason: String {
    switch fault {
    case .system(let code):
      String(cString: strerror(code))
        + (code == ENOENT || code == ENOTDIR
          ? ". Expected a file or a folder of mails: check its name, and the folder that you are in"
          : ". Expected one that you may read: change its permissions, or name another")
    case .folder(isMaildir: true): "it is a maildir and no file; read it with --maildir"
    case .folder(isMaildir: false):
      "it is a folder and no file; name the files in it: --eml \(path.excerpt)/*.eml"
    case .notRegular:
      "it is no regular file, as each mail or mbox is; save it as one, or let it be read at standard "
        + "input: --mbox -"
    case .file: "it is a file and no folder; read a single mail with --eml, many with --mbox"
    case .noMaildir:
      "it has no folders cur and new, as a maildir has; name the folder that has them, or the "
        + "files with --eml"
    case .noMbox:
      "its first line does not begin with \"From \", as each mail in an mbox does; read a single "
        + "mail with --eml"
    }
  }

  package var details: [(String, String)] { [("path", path)] }
}
