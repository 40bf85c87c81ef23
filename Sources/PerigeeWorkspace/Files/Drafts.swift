import Glibc
import Synchronization

/// The files that are being written right now, none of which is in its place yet.
enum Drafts {
  private static let paths = Mutex<Set<String>>([])

  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  static func unlinkAll() { paths.withLock { for path in $0 { unlink(path) } } }
}
