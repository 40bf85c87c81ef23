import Glibc
import PerigeeCore
import PerigeeDispatch
import PerigeeWorkspace

/// Asks the workspace's hooks beside the sending: a thread asks them in a process of their own, so that no
/// slow hook delays a stop, and none of their crashes is the dispatcher's.
final class HooksBeside: EmailHooks, @unchecked Sendable {
  // `mutex` guards everything below it but the hooks, which the thread alone asks.

  /// How long a hook may take for one email; rules have 50 milliseconds of the processor.
  private static let patience = Duration.seconds(2)
  /// Failures of the process in a row after which emails are held without being asked about.
  private static let mostDeaths = 3
  /// For how long they are.
  private static let rest = Duration.seconds(60)

  private typealias Tell = @Sendable (SendingClaim, HookDecision) -> Void

  private let hooks: [any Hook]
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let isAsked = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var questions: [(question: HookQuestion, tell: Tell)] = []
  private var isClosed = false
  private var thread: pthread_t?

  // The thread's own.
  private var deaths = 0
  private var restsUntil: ContinuousClock.Instant?
  private var lastDeath = ""

  /// Nil where the workspace has none.
  init?(_ workspace: Workspace) {
    var limits = ProcessLimits()
    limits.batch = Self.patience
    hooks = ConfinedRules(workspace, limits: limits).hooks
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(isAsked, nil)
    if hooks.isEmpty { return nil }
  }

  deinit {
    pthread_cond_destroy(isAsked)
    pthread_mutex_destroy(mutex)
    isAsked.deallocate()
    mutex.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  func ask(
    _ questions: [HookQuestion], tell: @escaping @Sendable (SendingClaim, HookDecision) -> Void
  ) {
    let canRun = locked {
      self.questions += questions.map { ($0, tell) }
      pthread_cond_signal(isAsked)
      return thread != nil || start()
    }
    guard !canRun else { return }
    locked { self.questions = [] }
    for question in questions {
      tell(question.claim, .failed("the hooks cannot be asked: no more threads"))
    }
  }

  /// Asks nothing any more; the thread ends with the email about which it asks.
  func retire() {
    locked {
      isClosed = true
      questions = []
      pthread_cond_signal(isAsked)
    }
  }

  /// Lets the thread end, and waits for it.
  func close() {
    retire()
    if let thread { pthread_join(thread, nil) }
    thread = nil
  }

  private func start() -> Bool {
    var made = pthread_t()
    let status = pthread_create(
      &made, nil,
      { pointer in
        Unmanaged<HooksBeside>.fromOpaque(pointer!).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    guard status == 0 else { return false }
    thread = made
    return true
  }

  // MARK: The thread

  private func run() {
    while let (question, tell) = next() { tell(question.claim, decision(on: question)) }
  }

  private func next() -> (question: HookQuestion, tell: Tell)? {
    locked {
      while questions.isEmpty, !isClosed { pthread_cond_wait(isAsked, mutex) }
      return isClosed ? nil : questions.removeFirst()
    }
  }

  /// Hooks whose process dies again and again keep nobody waiting.
  private func decision(on question: HookQuestion) -> HookDecision {
    if let restsUntil, .now < restsUntil { return .failed(lastDeath) }
    let began = ContinuousClock.now
    let decision = hooks.decision(on: question.email, in: question.context)
    guard case .failed(let why) = decision, isDeath(why, after: .now - began) else {
      deaths = 0
      return decision
    }
    deaths += 1
    lastDeath = why
    restsUntil = deaths >= Self.mostDeaths ? .now + Self.rest : nil
    return decision
  }

  private func isDeath(_ why: String, after time: Duration) -> Bool {
    time >= Self.patience || why.contains("the process that it ran in")
  }
}
