import Glibc
import PerigeeCore

/// A folder for files that count for nothing when the process has ended; it goes when nobody has it any
/// more. What a killed process leaves is the system's to clear, as all temporary files are.
final class ScratchFolder {
  /// Only its owner may enter it.
  let path: String

  /// In `TMPDIR`, or `/tmp`.
  /// - Throws: `StoreError.full`, `.failed`.
  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/perigee-scratch-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw StoreError(systemError: errno, location: parent, file: "a scratch folder")
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
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
