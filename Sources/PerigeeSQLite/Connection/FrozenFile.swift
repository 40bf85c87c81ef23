import Glibc
import PerigeeCore

/// A file that is read as one which does not change, and how one notices that it did.
struct FrozenFile {
  private let path: String
  private let state: State?

  private struct State: Equatable {
    var inode: UInt64
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  init(path: String) {
    self.path = path
    self.state = Self.state(of: path)
  }

  /// As SQLite names it: immutable, and every character of the path itself.
  var address: String {
    var address = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && byte > 0x20 && !"%?#".unicodeScalars.contains(scalar)
      let digits = Array("0123456789ABCDEF")
      address += isPlain ? String(scalar) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
    return address + "?immutable=1"
  }

  /// - Throws: `StoreError.failed` where somebody who may write it did so meanwhile.
  func requireUnchanged() throws {
    guard Self.state(of: path) == state else {
      throw StoreError.failed(
        location: path, message: "somebody changed it while it was read; run the command again")
    }
  }

  private static func state(of path: String) -> State? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return State(
      inode: UInt64(status.st_ino), size: Int(status.st_size),
      seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
  }
}
