import Glibc
import PerigeeCore
import PerigeeSession
import Synchronization

/// A line on a terminal about work that takes longer than a second: what it is, how far it is where that is
/// known, and for how long it has been done; nothing anywhere else.
final class WorkingLine {
  /// How far the work is.
  private struct Share {
    var done = 0
    /// 0 while nobody knows.
    var total = 0
    var unit = ""

    /// "12,000 of 15,000 contacts, "
    var words: String {
      total > 0 ? "\(grouped(min(done, total))) of \(grouped(total)) \(unit), " : ""
    }
  }

  private let words: String
  private let share = Mutex(Share())
  private let start = ContinuousClock.now
  /// Closed where the work is over.
  private let end: Int32
  private let isOver: Int32
  private var isShown = false

  /// Says what `body` does for as long as it does it; it must print nothing itself.
  static func during<Result>(
    _ words: String, _ body: () throws -> Result
  ) rethrows -> Result {
    try during(words) { _ in try body() }
  }

  /// The same of work that a session tells the progress of.
  static func during<Result>(
    _ words: String, in session: Session, _ body: () throws -> Result
  ) rethrows -> Result {
    try during(words) { progress in
      session.progress = progress
      defer { session.progress = nil }
      return try body()
    }
  }

  /// The same of work that tells how far it is; what it is given is nil where nobody looks.
  static func during<Result>(
    _ words: String, _ body: (Session.Progress?) throws -> Result
  ) rethrows -> Result {
    guard Terminal.isError, let line = WorkingLine(words) else { return try body(nil) }
    var thread = pthread_t()
    let isStarted = pthread_create(&thread, nil, Self.show, Unmanaged.passRetained(line).toOpaque())
    defer {
      close(line.end)
      if isStarted == 0 { pthread_join(thread, nil) }
      close(line.isOver)
    }
    return try body { done, total, unit in
      line.share.withLock { $0 = Share(done: done, total: total, unit: unit) }
    }
  }

  private init?(_ words: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (isOver, end) = (ends[0], ends[1])
    self.words = words
  }

  private static let show: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let pointer = $0 else { return nil }
    Unmanaged<WorkingLine>.fromOpaque(pointer).takeRetainedValue().showUntilOver()
    return nil
  }

  private func showUntilOver() {
    var over = pollfd(fd: isOver, events: Int16(POLLIN), revents: 0)
    while poll(&over, 1, isShown ? 250 : 1_000) == 0 {
      let seconds = (ContinuousClock.now - start).components.seconds
      let share = self.share.withLock { $0.words }
      Output.control("\r\(words) … \(share)\(seconds) s\u{1B}[K")
      isShown = true
    }
    if isShown { Output.control("\r\u{1B}[K") }
  }
}
