/// A file or folder of mails that cannot be read as such.
package struct MailFileError: Error, Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// The system refused, with its `errno`.
    case system(code: Int32)
    /// A folder in place of a file, and one of mails where `isMaildir`.
    case folder(isMaildir: Bool)
    /// A pipe, a device or a socket, which may have no end; in a maildir a link or a folder too.
    case notRegular
    /// A file in place of a folder.
    case file
    /// A folder without `cur` and `new`.
    case noMaildir
    /// A file whose first line does not begin with "From ".
    case noMbox
  }

  /// As it was given.
  package let path: String
  package let fault: Fault

  init(_ path: String, _ fault: Fault) {
    self.path = path
    self.fault = fault
  }
}
