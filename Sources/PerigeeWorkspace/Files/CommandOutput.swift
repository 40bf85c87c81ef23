@preconcurrency import Glibc

/// Runs a program for what it prints.
enum CommandOutput {
  /// What the program prints on standard output, `limit` bytes and one more at most. Its standard
  /// input is empty and its standard error ours; no shell reads its arguments.
  /// - Parameters:
  ///   - folder: where it runs.
  ///   - seconds: after which it is killed.
  /// - Throws: `SecretError`.
  static func read(
    _ arguments: [String], in folder: String, limit: Int, seconds: Int
  ) throws(SecretError) -> [UInt8] {
    let program = arguments.first ?? ""
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(program: program, code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child: pid_t
    do {
      defer { close(ends[1]) }
      child = try start(arguments, in: folder, output: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    let deadline = ContinuousClock.now + .seconds(seconds)
    let output = bytes(from: ends[0], limit: limit, deadline: deadline)
    close(ends[0])
    // Whoever printed enough, or nothing for too long, is not waited for.
    if output.isCut { kill(child, SIGKILL) }
    let (status, isLate) = end(of: child, deadline: deadline)
    if output.isLate || isLate { throw .slow(program: program, seconds: seconds) }
    if output.isCut { return output.bytes }
    switch status {
    case 0: return output.bytes
    case 127 << 8: throw .notStarted(program: program, code: ENOENT)
    case 126 << 8: throw .notStarted(program: program, code: EACCES)
    default: throw .failed(program: program, status: status)
    }
  }

  private static func start(
    _ arguments: [String], in folder: String, output: Int32
  ) throws(SecretError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // The system's call that changes the folder is not among those that Swift sees; env is, and says
    // by 126 and 127 that it could not start the program.
    var pointers = (["env", "-C", folder] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, "env", &actions, nil, &pointers, environ)
    guard code == 0 else { throw .notStarted(program: "env", code: code) }
    return child
  }

  /// How a child ended, and whether it had to be killed, since an end of its output is none of its own.
  private static func end(
    of child: pid_t, deadline: ContinuousClock.Instant
  ) -> (status: Int32, isLate: Bool) {
    var status: Int32 = 0
    while ContinuousClock.now < deadline {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child || (ended < 0 && errno != EINTR) { return (status, false) }
      poll(nil, 0, 5)
    }
    let isLate = waitpid(child, &status, WNOHANG) == 0
    if isLate { kill(child, SIGKILL) }
    while isLate, waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (status, isLate)
  }

  private struct Output {
    var bytes: [UInt8] = []
    var isLate = false
    var isCut = false
  }

  private static func bytes(
    from descriptor: Int32, limit: Int, deadline: ContinuousClock.Instant
  ) -> Output {
    var output = Output()
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while output.bytes.count <= limit {
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds = left.components.seconds * 1_000 + 1
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = left > .zero ? poll(&event, 1, Int32(clamping: milliseconds)) : 0
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else {
        output.isLate = true
        break
      }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return output }
      output.bytes += chunk[..<count]
    }
    output.isCut = true
    return output
  }
}
