import GRDB
import GRDBSQLite
import Glibc
import PerigeeCore

extension StoreError {
  /// The fact behind an extended result code of SQLite.
  ///
  /// SQLite's own messages may quote SQL or values, so only its fixed words for the code go on.
  /// - Parameter systemError: `errno` of the failed system call, 0 where there was none.
  init(sqlite code: Int32, systemError: Int32, location: String, busySeconds: Int) {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED:
      self = .busy(location: location, seconds: busySeconds)
    case SQLITE_FULL:
      self = .full(location: location)
    // SQLite knows a full disk by ENOSPC alone; a file size limit and a quota are full disks too.
    case SQLITE_IOERR where [ENOSPC, EFBIG, EDQUOT].contains(systemError):
      self = .full(location: location)
    // The index of the log could not grow; SQLite does not say why, and it is a file of 32 KiB.
    case SQLITE_IOERR where code == SQLITE_IOERR | (19 << 8):
      self = .full(location: location)
    case SQLITE_READONLY, SQLITE_PERM:
      self = .readOnly(location: location)
    case SQLITE_CANTOPEN where [EROFS, EACCES, EPERM].contains(systemError):
      self = .readOnly(location: location)
    case SQLITE_CANTOPEN:
      self = .unusable(location: location, reason: "it cannot be opened")
    case SQLITE_NOTADB:
      self = .damaged(location: location, what: "it does not begin as an SQLite database does")
    case SQLITE_CORRUPT, SQLITE_FORMAT:
      self = .damaged(location: location, what: "a part of it is not what SQLite has written")
    // It ends before a page that it should have; or its file system says that it is damaged itself.
    case SQLITE_IOERR where code >> 8 == 2 || code >> 8 == 33:
      self = .damaged(location: location, what: "a part of it is missing")
    default:
      self = .failed(
        location: location,
        message:
          "\(String(cString: sqlite3_errstr(code))) (\(code)); look at its disk, and try again")
    }
  }

  /// What GRDB reported, as an error of ours; anything else stays as it is.
  static func wrapping(_ error: any Error, path: String, busySeconds: Int) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return StoreError(
      sqlite: error.extendedResultCode.rawValue,
      // The connection is gone, and with it the number of the system's error.
      systemError: access(FilePath(path).folder, W_OK) == 0 ? 0 : errno,
      location: path, busySeconds: busySeconds)
  }
}
