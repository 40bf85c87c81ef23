import Glibc
import PerigeeCore

extension StoreError {
  /// The fact behind `errno` of a failed system call.
  /// - Parameter file: what was being used, where it is not the database itself.
  init(systemError code: Int32, location: String, file: String? = nil) {
    switch code {
    case ENOSPC, EDQUOT: self = .full(location: location)
    case EROFS, EACCES, EPERM: self = .readOnly(location: location)
    default:
      let words = String(cString: strerror(code))
      self = .failed(location: location, message: file.map { "\($0): \(words)" } ?? words)
    }
  }
}
