import Foundation
import Testing

/// The built program on a terminal of its own, typed into as a person does.
final class TerminalProgram {
  private let process: Process
  /// Its folder goes with it.
  private let program: Program
  private let master: Int32
  private var bytes: [UInt8] = []

  /// - Parameter environment: besides what `Program` sets.
  init(_ program: Program, _ arguments: [String], environment: [String: String] = [:]) throws {
    // What posix_openpt(3) and its kin do by TIOCSPTLCK and TIOCGPTN; the Glibc module lacks them all.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locks, number): (Int32, Int32) = (0, 0)
    try #require(ioctl(master, UInt(0x4004_5431), &locks) == 0)
    try #require(ioctl(master, UInt(0x8004_5430), &number) == 0)
    let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
    self.program = program
    process = program.process(arguments)
    // Ctrl-C becomes a signal only on the terminal that controls the session.
    process.arguments = ["-c", "-w", process.executableURL!.path] + (process.arguments ?? [])
    process.executableURL = URL(filePath: "/usr/bin/setsid")
    process.environment?.merge(["TERM": "xterm"]) { $1 }
    process.environment?.merge(environment) { $1 }
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
    try terminal.close()
  }

  deinit {
    // What still runs is hung up, or else ends by force.
    close(master)
    for _ in 0..<250 where process.isRunning { usleep(20_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// What was printed since the last `expect`.
  var screen: String { String(decoding: bytes, as: UTF8.self) }

  func type(_ keys: String) {
    var keys = Array(keys.utf8)
    write(master, &keys, keys.count)
  }

  /// Types keys, and waits for the words behind what they printed.
  func type(_ keys: String, _ words: String, _ location: SourceLocation = #_sourceLocation) {
    type(keys)
    expect(words, location)
  }

  /// Waits for the words, and forgets what stands up to them.
  func expect(_ words: String, _ location: SourceLocation = #_sourceLocation) {
    let end = Date(timeIntervalSinceNow: 20)
    while Date() < end {
      if let range = screen.range(of: words) {
        bytes = Array(screen[range.upperBound...].utf8)
        return
      }
      read()
    }
    Issue.record(
      "no \(words.debugDescription) in \(screen.debugDescription)", sourceLocation: location)
  }

  /// The exit code, once it has ended.
  func end() -> Int32 {
    let end = Date(timeIntervalSinceNow: 20)
    while process.isRunning, Date() < end { read() }
    if process.isRunning { Issue.record("it did not end: \(screen.debugDescription)") }
    return process.isRunning ? -1 : process.terminationStatus
  }

  private func read() {
    var input = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 20) > 0 else { return }
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &piece, piece.count)
    if count > 0 { bytes += piece[..<count] } else { usleep(20_000) }
  }
}
