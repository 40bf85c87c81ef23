import Glibc
import PerigeeCore
import PerigeeMail

/// Where the threads that talk to servers meet the one that writes: jobs go in, questions and outcomes come
/// out.
final class SessionRoom: @unchecked Sendable {
  // `mutex` guards everything below it.

  struct Job {
    var claim: SendingClaim
    var source: MessageSource
  }

  enum Request {
    /// The session waits for its answer.
    case begin(session: Int, SendingTicket)
    case finished(session: Int, SendingDesk.Result)
    /// What hooks make of an email that was claimed.
    case judged(SendingClaim, HookDecision)
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// Something for the thread that writes.
  private let isAsked = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Something for a session, one for each: to wake all for each other would be most of the work.
  private var isTold: [Int: UnsafeMutablePointer<pthread_cond_t>] = [:]
  private var jobs: [Int: Job] = [:]
  private var answers: [Int: Bool] = [:]
  private var requests: [Request] = []
  /// How many requests the thread that writes waits for.
  private var wanted = 1
  private var dismissed: Set<Int> = []
  private var isClosed = false

  init() {
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // A clock that nobody sets.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(isAsked, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(isAsked)
    for condition in isTold.values {
      pthread_cond_destroy(condition)
      condition.deallocate()
    }
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    isAsked.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// What a session waits for, under the mutex.
  private func condition(_ session: Int) -> UnsafeMutablePointer<pthread_cond_t> {
    if let condition = isTold[session] { return condition }
    let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    pthread_cond_init(condition, nil)
    isTold[session] = condition
    return condition
  }

  // MARK: For the thread that writes

  func assign(_ assigned: [(job: Job, session: Int)]) {
    tell(assigned.map(\.session)) {
      for (job, session) in assigned { jobs[session] = job }
    }
  }

  /// Whether each session's email may go.
  func answer(_ given: [(session: Int, mayGo: Bool)]) {
    tell(given.map(\.session)) {
      for (session, mayGo) in given { answers[session] = mayGo }
    }
  }

  /// Whoever is woken finds the mutex free.
  private func tell(_ sessions: [Int], _ change: () -> Void) {
    let conditions = locked {
      change()
      return sessions.map(condition)
    }
    for condition in conditions { pthread_cond_signal(condition) }
  }

  /// All that was asked.
  ///
  /// What comes within a moment shares a durable commit, which costs more than the moment.
  /// - Parameters:
  ///   - milliseconds: how long it waits for the first one at most.
  ///   - count: for how many it waits a moment more, once there is one.
  func takeRequests(waiting milliseconds: Int, gathering count: Int) -> [Request] {
    locked {
      if milliseconds > 0 { gather(1, within: milliseconds) }
      if !requests.isEmpty { gather(count, within: Self.moment) }
      defer { requests = [] }
      return requests
    }
  }

  /// In milliseconds.
  private static let moment = 2

  /// Waits for so many requests, under the mutex.
  private func gather(_ count: Int, within milliseconds: Int) {
    guard requests.count < count else { return }
    wanted = count
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    end.tv_sec += milliseconds / 1_000
    end.tv_nsec += milliseconds % 1_000 * 1_000_000
    if end.tv_nsec >= 1_000_000_000 {
      end.tv_sec += 1
      end.tv_nsec -= 1_000_000_000
    }
    pthread_cond_timedwait(isAsked, mutex, &end)
  }

  /// Adds a request, under the mutex; whether the thread that writes waits for no more.
  private func ask(_ request: Request) -> Bool {
    requests.append(request)
    return requests.count >= wanted
  }

  /// Ends one session, which has nothing in hand.
  func dismiss(_ session: Int) {
    locked {
      dismissed.insert(session)
      pthread_cond_signal(condition(session))
    }
  }

  func close() {
    locked {
      isClosed = true
      for condition in isTold.values { pthread_cond_signal(condition) }
    }
  }

  // MARK: For sessions

  /// What to send next; nil when there will be nothing more.
  func job(for session: Int) -> Job? {
    locked {
      while true {
        if let job = jobs.removeValue(forKey: session) { return job }
        if isClosed || dismissed.contains(session) { return nil }
        pthread_cond_wait(condition(session), mutex)
      }
    }
  }

  /// Asks for the marker, and waits until it is written durably.
  func begin(_ ticket: SendingTicket, session: Int) -> Bool {
    locked {
      if ask(.begin(session: session, ticket)) { pthread_cond_signal(isAsked) }
      while true {
        if let answer = answers.removeValue(forKey: session) { return answer }
        pthread_cond_wait(condition(session), mutex)
      }
    }
  }

  /// For whoever asks hooks.
  func judge(_ claim: SendingClaim, _ decision: HookDecision) {
    if locked({ ask(.judged(claim, decision)) }) { pthread_cond_signal(isAsked) }
  }

  func finish(_ result: SendingDesk.Result, session: Int) {
    if locked({ ask(.finished(session: session, result)) }) { pthread_cond_signal(isAsked) }
  }
}
