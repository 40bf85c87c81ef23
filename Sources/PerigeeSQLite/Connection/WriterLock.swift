import Glibc
import PerigeeCore

/// The advisory lock that every writing transaction and every checkpoint of every process holds.
///
/// SQLite up to 3.51.2 can corrupt a database when one connection resets the write-ahead log while
/// another writes or checkpoints (the WAL-reset bug); under this lock no two ever do. Readers do
/// not take it.
final class WriterLock {
  private let path: String
  private let databasePath: String
  private let seconds: Int
  private var descriptor: Int32 = -1
  private(set) var isHeld = false

  /// - Parameter seconds: how long to wait for another holder.
  init(databasePath: String, seconds: Int) {
    self.path = databasePath + ".lock"
    self.databasePath = databasePath
    self.seconds = seconds
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Runs `body` while holding the lock.
  /// - Throws: `StoreError.busy` when another holder keeps it for longer than `seconds`.
  func hold<Result>(_ body: () throws -> Result) throws -> Result {
    precondition(!isHeld, "a writing transaction began inside another one")
    try open()
    try acquire()
    isHeld = true
    defer {
      isHeld = false
      flock(descriptor, LOCK_UN)
    }
    return try body()
  }

  private func open() throws {
    guard descriptor < 0 else { return }
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor < 0 else { return }
    guard errno != ENOENT, errno != ENOTDIR else {
      throw StoreError.unusable(location: databasePath, reason: "its folder does not exist")
    }
    throw StoreError(systemError: errno, location: databasePath, file: "the lock file")
  }

  /// Asks again and again, since a blocking `flock` has no time limit.
  private func acquire() throws {
    let deadline = Self.milliseconds() + Int64(seconds) * 1_000
    var pause: UInt32 = 500
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw StoreError(systemError: errno, location: databasePath, file: "the lock file")
      }
      guard Self.milliseconds() < deadline else {
        throw StoreError.busy(location: databasePath, seconds: seconds)
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
