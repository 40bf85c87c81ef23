import Glibc

/// A file that is open for reading from its beginning to its end, which is how one larger than memory
/// is read.
package final class OpenFile {
  private let path: String
  private let descriptor: Int32
  /// In bytes, when it was opened.
  package let size: Int

  /// - Throws: `FileError`, also for a folder, a pipe or a device, and at once.
  package init(_ path: String) throws(FileError) {
    self.path = path
    self.descriptor = try SystemFile.open(path, isRegular: true)
    var status = stat()
    // An open regular file can always be asked.
    fstat(descriptor, &status)
    self.size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The next bytes, at most 256 KiB; nil at the end.
  /// - Throws: `FileError`.
  package func read() throws(FileError) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 262_144) { buffer, count in
      var read = -1
      repeat {
        read = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      } while read < 0 && errno == EINTR
      if read < 0 { failure = errno }
      count = max(0, read)
    }
    guard failure == 0 else { throw FileError(path, .read, failure) }
    return bytes.isEmpty ? nil : bytes
  }
}
