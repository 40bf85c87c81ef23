import Glibc

/// A folder in which each mail is a file, the new ones in `new` and the seen ones in `cur`.
enum Maildir {
  static func isOne(_ path: String) -> Bool {
    isFolder("\(path)/cur") || isFolder("\(path)/new")
  }

  static func check(_ path: String) throws(MailFileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw MailFileError(path, .system(code: errno)) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw MailFileError(path, .file) }
    guard isOne(path) else { throw MailFileError(path, .noMaildir) }
  }

  /// The mails of `cur`, then those of `new`, each by the order of their names, which begin with the
  /// second of their arrival. One that a mail program moves meanwhile is passed over.
  /// - Returns: what is no regular file; a link is none, which may lead out of the maildir.
  static func read(
    _ path: String, _ body: (FiledMail) throws -> Void
  ) throws -> [MailFileError] {
    try check(path)
    var others: [MailFileError] = []
    for folder in ["cur", "new"] where isFolder("\(path)/\(folder)") {
      for name in try names(in: "\(path)/\(folder)") {
        let file = "\(path)/\(folder)/\(name)"
        guard let kind = kind(file, followsLinks: false) else { continue }
        guard kind == S_IFREG else {
          others.append(MailFileError(file, .notRegular))
          continue
        }
        guard let bytes = try bytes(of: file) else { continue }
        try body(FiledMail(name: file, bytes: bytes))
      }
    }
    return others
  }

  /// Nil where the file is gone.
  private static func bytes(of file: String) throws -> [UInt8]? {
    do { return try MailInput.beginning(of: file) } catch let error as MailFileError {
      guard error.fault == .system(code: ENOENT) else { throw error }
      return nil
    }
  }

  private static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  private static func kind(_ path: String, followsLinks: Bool = true) -> mode_t? {
    var status = stat()
    let isThere = (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0
    return isThere ? status.st_mode & S_IFMT : nil
  }

  /// In byte order, without hidden ones.
  private static func names(in path: String) throws(MailFileError) -> [String] {
    guard let folder = opendir(path) else { throw MailFileError(path, .system(code: errno)) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
