import Glibc

/// Reads files and folders by the system's calls, since Foundation would triple the start-up time.
package enum SystemFile {
  /// Whether this process may write what is at `path`.
  package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  enum Kind { case file, folder, other }

  /// A descriptor for reading, to be closed.
  /// - Parameter isRegular: whether anything else than a regular file is an error; then it never waits.
  static func open(_ path: String, isRegular: Bool) throws(FileError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | (isRegular ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw FileError(path, .read, errno) }
    var status = stat()
    guard !isRegular || (fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG)
    else {
      close(descriptor)
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw isFolder ? FileError(path, .read, EISDIR) : FileError(path, .notRegular)
    }
    return descriptor
  }

  /// - Throws: `FileError`, where there are more than `limit` bytes too.
  static func bytes(
    of path: String, limit: Int = 16 << 20, isRegular: Bool = false
  ) throws(FileError) -> [UInt8] {
    let descriptor = try open(path, isRegular: isRegular)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path, .read, errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw FileError(path, .tooLong(limit: limit)) }
    }
  }

  /// What is at `path`, links followed; nil where there is nothing.
  static func kind(of path: String) throws(FileError) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return nil }
      throw FileError(path, .look, code)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether there is a link at `path`, wherever it leads.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder in byte order, without `.` and `..`.
  static func names(in path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw FileError(path, .list, errno) }
    defer { closedir(folder) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw FileError(path, .list, errno) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The absolute path without links, `.` and `..`.
  static func resolved(_ path: String) throws(FileError) -> String {
    guard let resolved = realpath(path, nil) else { throw FileError(path, .look, errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
