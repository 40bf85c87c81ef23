import Glibc
import PerigeeCore
import PerigeeWorkspace

/// Runs automations, or posts to the web hook, beside the sending: another process of this program does, so
/// that no stop waits for them, and none of their crashes is the dispatcher's.
final class AutomationsBeside {
  private static let interval = 15 * Milliseconds.second

  private let arguments: [String]
  private let now: () -> Instant
  /// Whether the workspace has any; asked now and then, since files come and go.
  private let hasAny: () -> Bool
  private var child: pid_t?
  private var startedAt: Instant?

  /// Automations.
  /// - Parameters:
  ///   - workspace: its folder.
  ///   - user: who acts.
  ///   - now: what is taken for the present; nil for the clock.
  convenience init(workspace: String, user: String, now: (() -> Instant)?) {
    self.init(["automations", "due", "--once"], workspace: workspace, user: user, now: now) {
      FileStorage.isFolder("\(workspace)/automations")
    }
  }

  /// - Parameters:
  ///   - command: with its arguments.
  ///   - hasAny: whether there is anything for it to do.
  init(
    _ command: [String], workspace: String, user: String, now: (() -> Instant)?,
    hasAny: @escaping () -> Bool
  ) {
    arguments = command + ["--workspace", workspace, "--as", user]
    self.now = now ?? { Clock.now }
    isShifted = now != nil
    self.hasAny = hasAny
  }

  private let isShifted: Bool

  /// Starts a process where none runs and the last one is long enough ago.
  func look() {
    if let child {
      guard waitpid(child, nil, WNOHANG) != 0 else { return }
      self.child = nil
    }
    let moment = Clock.now
    if let startedAt, moment < startedAt + Self.interval, moment >= startedAt { return }
    startedAt = moment
    if hasAny() { start() }
  }

  /// Waits for the process that runs, or starts one and waits for it.
  func finish() {
    if child == nil, hasAny() { start() }
    guard let child else { return }
    while waitpid(child, nil, 0) < 0, errno == EINTR {}
    self.child = nil
  }

  private func start() {
    let shifted = isShifted ? ["--now", now().rfc3339(in: .utc)] : []
    var words = (["/proc/self/exe"] + arguments + shifted).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    // What became of each run is in the database.
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ctrl-C is the dispatcher's.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var id = pid_t()
    let code = posix_spawn(&id, "/proc/self/exe", &actions, &attributes, &words, environ)
    if code == 0 {
      child = id
    } else {
      Output.error("automations cannot be run: \(String(cString: strerror(code)))\n")
    }
  }
}
