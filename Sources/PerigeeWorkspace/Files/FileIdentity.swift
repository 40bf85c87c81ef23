import Glibc

/// Which file a path means: links lead to it, and two names of one file are the same.
struct FileIdentity: Hashable {
  /// The path without links, as far as it is there.
  let path: String
  /// Nil where there is nothing.
  private let device: UInt?
  private let inode: UInt?

  init(_ path: String) {
    self.path = Self.withoutLinks(path)
    var status = stat()
    let isThere = stat(path, &status) == 0
    device = isThere ? UInt(status.st_dev) : nil
    inode = isThere ? UInt(status.st_ino) : nil
  }

  var isThere: Bool { inode != nil }

  func isAny(of paths: [String]) -> Bool { paths.contains { isSame(FileIdentity($0)) } }

  /// Whether it is the same file, or would be.
  func isSame(_ other: FileIdentity) -> Bool {
    path == other.path || inode != nil && inode == other.inode && device == other.device
  }

  /// A file that is to be made lies in its folder, wherever links lead there.
  private static func withoutLinks(_ path: String) -> String {
    if let whole = try? SystemFile.resolved(path) { return whole }
    guard path.utf8.first == UInt8(ascii: "/") else {
      return withoutLinks(((try? SystemFile.resolved(".")) ?? "") + "/" + path)
    }
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
    let folder = slash == bytes.startIndex ? "/" : String(path[..<slash])
    let name = path[bytes.index(after: slash)...]
    return ((try? SystemFile.resolved(folder)) ?? folder) + "/" + name
  }
}
