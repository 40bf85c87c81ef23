import Glibc
import Synchronization

/// The files that are being written right now, none of which is in its place yet.
enum Drafts {
  private static let paths = Mutex<Set<String>>([])

  /// Makes a draft and opens it for writing.
  /// - Returns: its descriptor; less than 0 where the system refused it, with `errno`.
  static func open(_ path: String, mode: UInt32) -> Int32 {
    // Under the lock, so that there is none that unlinking all of them does not know.
    paths.withLock { paths in
      let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { paths.insert(path) }
      return descriptor
    }
  }

  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Takes all of them away and ends the process by `end`. The lock is kept until then: a thread that goes on
  /// begins no other draft, and says nothing of the one that it had.
  static func unlinkAll(andEnd end: () -> Never) -> Never {
    paths.withLock { (paths) -> Never in
      for path in paths { unlink(path) }
      end()
    }
  }
}
