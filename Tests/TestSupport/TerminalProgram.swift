import Foundation
package import Testing

/// The built program on a terminal of its own, typed into as a person does.
package final class TerminalProgram {
  private let process: Process
  /// Its folder goes with it.
  private let program: Program
  private let ended = DispatchSemaphore(value: 0)
  private let master: Int32
  private var bytes: [UInt8] = []
  /// Whether anybody is left at the other side.
  private var isOpen = true

  /// - Parameters:
  ///   - environment: besides what `Program` sets.
  ///   - columns: of the terminal; nil for one that does not say.
  ///   - shell: run in the program's place, with `$PROGRAM` and `$NOW`.
  package init(
    _ program: Program, _ arguments: [String], environment: [String: String] = [:],
    columns: UInt16? = nil, shell: String? = nil, now: String = Program.now
  ) throws {
    // What posix_openpt(3) and its kin do by TIOCSPTLCK and TIOCGPTN; the Glibc module lacks them all.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locks, number): (Int32, Int32) = (0, 0)
    try #require(ioctl(master, UInt(0x4004_5431), &locks) == 0)
    try #require(ioctl(master, UInt(0x8004_5430), &number) == 0)
    if let columns {
      var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      try #require(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
    }
    let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
    self.program = program
    process = program.process(arguments, now: now)
    if let shell {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", shell]
      process.environment?.merge(["PROGRAM": Program.path, "NOW": Program.now]) { $1 }
    }
    // Ctrl-C becomes a signal only on the terminal that controls the session.
    process.arguments = ["-c", "-w", process.executableURL!.path] + (process.arguments ?? [])
    process.executableURL = URL(filePath: "/usr/bin/setsid")
    process.environment?.merge(["TERM": "xterm"]) { $1 }
    process.environment?.merge(environment) { $1 }
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    try terminal.close()
  }

  deinit {
    // What still runs is hung up, or else ends by force.
    close(master)
    if process.isRunning, ended.wait(timeout: .now() + 5) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
    }
  }

  /// What was printed since the last `expect`.
  package var screen: String { String(decoding: bytes, as: UTF8.self) }

  /// Types keys, and waits for nothing.
  package func type(_ keys: String) {
    var keys = Array(keys.utf8)
    write(master, &keys, keys.count)
  }

  /// Types keys, and waits for the words behind what they printed.
  package func type(_ keys: String, _ words: String, _ location: SourceLocation = #_sourceLocation)
  {
    type(keys)
    expect(words, location)
  }

  /// Waits for the words, and forgets what stands up to them.
  package func expect(_ words: String, _ location: SourceLocation = #_sourceLocation) {
    let end = Date(timeIntervalSinceNow: 20)
    repeat {
      if let range = screen.range(of: words) {
        bytes = Array(screen[range.upperBound...].utf8)
        return
      }
    } while read(until: end)
    Issue.record(
      "no \(words.debugDescription) in \(screen.debugDescription)", sourceLocation: location)
  }

  /// The exit code, once it has ended.
  package func end() -> Int32 {
    let end = Date(timeIntervalSinceNow: 20)
    while read(until: end) {}
    guard ended.wait(timeout: .now() + max(1, end.timeIntervalSinceNow)) == .success else {
      Issue.record("it did not end: \(screen.debugDescription)")
      return -1
    }
    ended.signal()
    return process.terminationStatus
  }

  /// Waits for the words, and gives what stands up to them.
  package func screen(
    until words: String, _ location: SourceLocation = #_sourceLocation
  ) -> String {
    let before = bytes
    let end = Date(timeIntervalSinceNow: 20)
    while screen.range(of: words) == nil, read(until: end) {}
    let shown = screen
    guard let range = shown.range(of: words) else {
      bytes = before
      expect(words, location)
      return shown
    }
    bytes = Array(shown[range.upperBound...].utf8)
    return String(shown[..<range.lowerBound])
  }

  /// All that it prints until it has ended, and the exit code.
  package func finish(seconds: Double = 120) -> (output: String, code: Int32) {
    let end = Date(timeIntervalSinceNow: seconds)
    while read(until: end) {}
    let output = screen
    return (output, self.end())
  }

  /// Reads what comes next; `false` where nothing came until then, or nothing will come any more.
  private func read(until end: Date) -> Bool {
    var input = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let left = Int32(max(0, end.timeIntervalSinceNow * 1_000).rounded(.up))
    guard isOpen, poll(&input, 1, left) > 0 else { return false }
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &piece, piece.count)
    // An error says that the last program at the terminal has left it.
    isOpen = count > 0
    if isOpen { bytes += piece[..<count] }
    return isOpen
  }
}
