package import Foundation

/// The built program, run as a process in a workspace of its own.
package final class Program {
  package typealias Result = ProcessOutcome

  /// What the clock shows it.
  package static let now = "2026-11-23T08:40:00+01:00"
  package static let path = BuiltProduct.path("perigee")
  /// All that it finds in its environment.
  package static let environment = ["PATH": "/usr/bin:/bin", "PERIGEE_HOME": Checkout.path]

  private let workspace: TemporaryFolder

  package var folder: String { workspace.path }

  /// A workspace with the given files; `perigee.lua` is `team()` where it is not among them.
  package init(_ files: [String: String] = [:]) throws {
    workspace = try TemporaryFolder(files.merging(["perigee.lua": Self.team()]) { own, _ in own })
  }

  package struct NotMade: Error { package let outcome: ProcessOutcome }

  /// A workspace as `perigee init` makes it.
  package static func made() throws -> Program {
    let program = try Program()
    try program.workspace.remove("perigee.lua")
    let made = try program.run("init", program.folder, now: nil)
    guard made.code == 0 else { throw NotMade(outcome: made) }
    return program
  }

  package func write(_ text: String, to path: String) throws {
    try workspace.write(text, to: path)
  }

  package func read(_ path: String) throws -> String { try workspace.read(path) }

  /// Copies a file to `path`, or everything in a folder into the workspace.
  package func copy(_ source: String, to path: String? = nil, below folder: String = ".") throws {
    if let path {
      try workspace.copy(source, to: path)
    } else {
      try workspace.copyAll(in: source, below: folder)
    }
  }

  /// A process that has not begun.
  package func process(_ arguments: [String], now: String? = Program.now) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    if let now { process.arguments = ["--now", now] + arguments }
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = Self.environment
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// A process that has begun.
  package func start(_ arguments: [String], now: String? = Program.now) throws -> ChildProcess {
    try ChildProcess(starting: process(arguments, now: now))
  }

  @discardableResult
  package func run(_ arguments: String..., now: String? = Program.now) throws -> Result {
    try run(arguments, now: now)
  }

  /// - Parameters:
  ///   - timeout: seconds after which the process is killed, for one that may never end.
  ///   - input: the file in the workspace that is its standard input.
  @discardableResult
  package func run(
    _ arguments: [String], now: String? = Program.now, timeout: Int? = nil, input: String? = nil
  ) throws -> Result {
    let process = process(arguments, now: now)
    if let input {
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(input)"))
    }
    return try ChildProcess(starting: process).finish(timeout: timeout)
  }

  /// Runs the program in an address space of so many bytes, and kills it after so many seconds.
  package func run(
    _ arguments: [String], addressSpace: Int, timeout: Int
  ) throws -> Result {
    let process = process(arguments)
    process.arguments =
      ["-c", "ulimit -v \(addressSpace >> 10); exec \"$0\" \"$@\"", Self.path]
      + (process.arguments ?? [])
    process.executableURL = URL(filePath: "/bin/bash")
    return try ChildProcess(starting: process).finish(timeout: timeout)
  }

  /// Makes a symbolic link in the workspace.
  package func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/\(path)", withDestinationPath: target)
  }

  /// Makes a pipe with a name in the workspace.
  package func makePipe(_ path: String) throws {
    guard mkfifo("\(folder)/\(path)", 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Runs the program with `text` as its standard input.
  package func type(_ text: String, into arguments: [String]) throws -> Result {
    let file = ".in-\(UUID())"
    try write(text, to: file)
    return try run(arguments, timeout: 120, input: file)
  }
}
