import Glibc
import PerigeeCore
import PerigeeSession

/// Where the thread that reads mailboxes meets the one that writes: mails go in, and wait until they are kept.
final class InboxRoom: @unchecked Sendable {
  // `mutex` guards everything below it.

  struct Batch {
    var mails: [ReadMail]
    var reading: MailboxReading
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let isKept = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var batch: Batch?
  private var isClosed = false
  private var visitors = 0

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(isKept, nil)
  }

  deinit {
    pthread_cond_destroy(isKept)
    pthread_mutex_destroy(mutex)
    isKept.deallocate()
    mutex.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  // MARK: For the thread that writes

  /// What waits to be kept.
  var waiting: Batch? { locked { batch } }

  /// Whether nobody reads.
  var isEmpty: Bool { locked { visitors == 0 } }

  /// Lets the reader go on.
  func kept() {
    locked {
      batch = nil
      pthread_cond_broadcast(isKept)
    }
  }

  /// Nothing is taken any more.
  func close() {
    locked {
      isClosed = true
      pthread_cond_broadcast(isKept)
    }
  }

  func enter() { locked { visitors += 1 } }

  // MARK: For the thread that reads

  var isStopping: Bool { locked { isClosed } }

  struct Closed: Error {}

  /// Hands mails over and waits until they are kept, so that never more than one batch is in memory.
  /// - Throws: `Closed`.
  func hand(_ new: Batch) throws {
    let isTaken = locked {
      while batch != nil, !isClosed { pthread_cond_wait(isKept, mutex) }
      guard !isClosed else { return false }
      batch = new
      while batch != nil, !isClosed { pthread_cond_wait(isKept, mutex) }
      return batch == nil
    }
    if !isTaken { throw Closed() }
  }

  func leave() { locked { visitors -= 1 } }
}
