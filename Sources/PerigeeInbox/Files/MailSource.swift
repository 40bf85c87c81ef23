/// Where mails are read from.
package enum MailSource: Sendable {
  /// Mails one behind another, each after a line that begins with "From "; "-" is standard input.
  case mbox(String)
  /// A folder with `cur` and `new`.
  case maildir(String)
  /// One mail; "-" is standard input.
  case eml(String)

  /// The path as it was given.
  package var path: String {
    switch self {
    case .mbox(let path), .maildir(let path), .eml(let path): path
    }
  }

  /// Looks whether it can be read at all, so that nothing is told of others before.
  /// - Throws: `MailFileError`.
  package func check() throws(MailFileError) {
    switch self {
    case .mbox(let path), .eml(let path): try MailInput.check(path)
    case .maildir(let path): try Maildir.check(path)
    }
  }

  /// Hands each mail to `body`, in the order of the file, or of the names; holds one at a time.
  /// - Returns: what lies among the mails and is none, each with the reason.
  /// - Throws: `MailFileError`, and what `body` throws.
  @discardableResult
  package func forEach(_ body: (FiledMail) throws -> Void) throws -> [MailFileError] {
    switch self {
    case .mbox(let path): try Mbox.read(path, body)
    case .maildir(let path): return try Maildir.read(path, body)
    case .eml(let path):
      try body(FiledMail(name: path, bytes: MailInput.beginning(of: path)))
    }
    return []
  }
}
