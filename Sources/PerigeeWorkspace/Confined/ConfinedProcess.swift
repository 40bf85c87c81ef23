import CConfinement
import Glibc

/// A process of this program that gave up all that it does not need: it begins with an empty
/// environment and one socket, and confines itself before it reads a line of a team.
///
/// It answers one message at a time, and ends with its owner.
final class ConfinedProcess {
  let id: pid_t
  private let channel: MessageChannel
  private var hasEnded = false

  /// - Parameter arguments: without the program's name, which is the first that it gets.
  init(program: String, arguments: [String]) throws(ProcessEnd) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw .refused(step: "a socket", code: errno)
    }
    defer { close(ends[1]) }
    do {
      id = try Self.spawn(program, arguments, socket: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    channel = MessageChannel(descriptor: ends[0])
  }

  deinit {
    if !hasEnded { _ = end() }
    close(channel.descriptor)
  }

  /// Sends a message, and waits for what comes back.
  func answer(to message: [UInt8], within limit: Duration) throws(ProcessEnd) -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    do {
      try channel.send(message, by: deadline)
      return try channel.receive(by: deadline)
    } catch {
      throw end(error, limit)
    }
  }

  /// What the process says first.
  func greeting(within limit: Duration) throws(ProcessEnd) -> [UInt8] {
    do { return try channel.receive(by: .now + limit) } catch { throw end(error, limit) }
  }

  /// Takes some of what it may use away; it confined itself before, and may not do that.
  func narrow(to limits: ProcessLimits) throws(ProcessEnd) {
    let code = confinement_narrow(id, UInt(limits.cpuSeconds), UInt(limits.memory))
    guard code == 0 else { throw .refused(step: "its limits", code: code) }
  }

  // MARK: The end

  private func end(_ failure: MessageChannel.Failure, _ limit: Duration) -> ProcessEnd {
    let end = end()
    return switch failure {
    case .closed: end
    case .late: .late(limit)
    case .tooLong: .tooLong
    }
  }

  /// Brings it to its end, and gives what ended it.
  private func end() -> ProcessEnd {
    hasEnded = true
    // One that is ending already keeps what ended it; one that only closed its socket, and would be
    // waited for without end, is killed.
    kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    let ending = status & 0x7f
    return ending == 0 ? .exited(code: status >> 8 & 0xff) : .signalled(ending)
  }

  // MARK: The start

  private static func spawn(
    _ program: String, _ arguments: [String], socket: Int32
  ) throws(ProcessEnd) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, 0)
    posix_spawn_file_actions_adddup2(&actions, socket, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ctrl-C is the owner's, who decides what becomes of the question; and no signal stays blocked or
    // ignored.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var id = pid_t()
    let code = posix_spawn(&id, program, &actions, &attributes, &words, &environment)
    guard code == 0 else { throw .refused(step: program, code: code) }
    return id
  }
}
