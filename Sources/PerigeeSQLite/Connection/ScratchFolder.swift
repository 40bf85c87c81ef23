import Glibc
import PerigeeCore

/// A folder for files that are opened and lose their names, so that they are gone with whoever has them
/// open, however that ends.
struct ScratchFolder {
  /// Only its owner may enter it.
  let path: String
  /// Where it lies: `TMPDIR`, or `/tmp`.
  let parent: String

  /// Makes one, and removes it with the names in it when `body` is over.
  /// - Throws: `StoreError.full`, `.failed`.
  static func with<Result>(_ body: (ScratchFolder) throws -> Result) throws -> Result {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    return try body(folder)
  }

  private init() throws {
    parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/perigee-scratch-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw StoreError(systemError: errno, location: parent, file: "a scratch folder")
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func remove() {
    guard let entries = opendir(path) else { return }
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      unlink("\(path)/\(name)")
    }
    closedir(entries)
    rmdir(path)
  }
}
