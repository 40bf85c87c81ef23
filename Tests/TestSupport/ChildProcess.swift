package import Foundation

/// A running process, whose output is read as it comes.
package final class ChildProcess {
  private let process: Process
  private var output = OutputPipe()
  private var error = OutputPipe()

  /// Starts a process that is set up but for its outputs.
  package init(starting process: Process) throws {
    self.process = process
    process.standardOutput = output.writing
    process.standardError = error.writing
    try process.run()
    for pipe in [output, error] { try pipe.writing.close() }
  }

  /// Starts a program, which is found by its name as a shell would.
  package convenience init(
    _ program: String, _ arguments: [String], in folder: String? = nil
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = FileHandle.nullDevice
    try self.init(starting: process)
  }

  /// Runs a program from beginning to end.
  package static func run(
    _ program: String, _ arguments: [String], in folder: String? = nil
  ) throws -> ProcessOutcome {
    try ChildProcess(program, arguments, in: folder).finish()
  }

  /// Waits until the words stand on standard output.
  ///
  /// - Returns: `false` where it ends without them, or a minute passes.
  @discardableResult
  package func wait(for words: String) -> Bool {
    read(atMost: .seconds(60)) { $0.output.text.contains(words) }
    return output.text.contains(words)
  }

  /// Waits for its end, or as long as this.
  package func waitForEnd(atMost limit: Duration) {
    read(atMost: limit) { _ in false }
  }

  package func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end.
  ///
  /// - Parameter timeout: seconds after which it is killed, for one that may never end.
  package func finish(timeout: Int? = nil) -> ProcessOutcome {
    read(atMost: timeout.map { .seconds($0) }) { _ in false }
    if output.isOpen || error.isOpen {
      signal(SIGKILL)
      read(atMost: .seconds(5)) { _ in false }
    }
    process.waitUntilExit()
    return ProcessOutcome(
      code: process.terminationStatus, output: output.text, error: error.text,
      isKilled: process.terminationReason == .uncaughtSignal)
  }

  /// Reads until it is enough, until both outputs end, or for as long as the limit.
  private func read(atMost limit: Duration?, _ isEnough: (ChildProcess) -> Bool) {
    let end = limit.map { ContinuousClock.now + $0 }
    while output.isOpen || error.isOpen, !isEnough(self) {
      let left = end.map { max(.zero, $0 - .now) / .milliseconds(1) } ?? -1
      var polled = [output.polled, error.polled]
      let count = poll(&polled, nfds_t(polled.count), Int32(left.rounded(.up)))
      if count == 0 { return }
      if polled[0].revents != 0 { output.read() }
      if polled[1].revents != 0 { error.read() }
    }
  }
}
