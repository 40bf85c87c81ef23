import Foundation
import Testing

/// The built program, run as a process in a workspace of its own.
final class Program {
  struct Result {
    var code: Int32
    var output: String
    var error: String

    /// Standard output as JSON.
    var json: [String: Any] {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(value as? [String: Any])
      }
    }

    /// `error` of the object on standard error.
    var failure: [String: Any] {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(error.utf8)) as? [String: Any]
        return try #require(value?["error"] as? [String: Any])
      }
    }
  }

  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let now = "2026-11-23T08:40:00+01:00"

  let folder: String
  /// Beside the tests: both are products of one build.
  private let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "perigee").path

  /// A workspace with the given files; `perigee.lua` is a small team where it is not among them.
  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "perigee-\(UUID())").path
    var files = files
    if files["perigee.lua"] == nil { files["perigee.lua"] = Self.team() }
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    // A folder that a test made read-only stays for the system to clean.
    do { try FileManager.default.removeItem(atPath: folder) } catch {}
  }

  /// Anna, a manager in Paris, and Bo in New York.
  static func team(
    quota: String = "{ per_hour = 50, per_day = 400 }", window: String? = nil, more: String = ""
  ) -> String {
    """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager", quota = \(quota),
          window = \(window ?? #"{ days = "mon-fri", hours = "09:00-18:00" }"#) },
        { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York" },
      },\(more)
    }
    """
  }

  static func sequence(
    _ name: String, steps: String = #"{ subject = "Hi", body = "Hello" }"#, more: String = ""
  ) -> String {
    """
    local perigee = require "perigee"
    return perigee.sequence { name = "\(name)", steps = { \(steps) }\(more) }
    """
  }

  static func contacts(_ count: Int, owner: String = "anna@acme.example") -> String {
    "email,owner,first_name\n"
      + (1...count).map { "c\($0)@x.example,\(owner),N\($0)\n" }.joined()
  }

  func write(_ text: String, to path: String) throws {
    let url = URL(filePath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Copies a file to `path`, or everything in a folder into the workspace.
  func copy(_ source: String, to path: String? = nil, below folder: String = ".") throws {
    let manager = FileManager.default
    if let path {
      try manager.copyItem(atPath: source, toPath: "\(self.folder)/\(path)")
      return
    }
    for name in try manager.subpathsOfDirectory(atPath: source) {
      var isFolder: ObjCBool = false
      _ = manager.fileExists(atPath: "\(source)/\(name)", isDirectory: &isFolder)
      guard !isFolder.boolValue else { continue }
      let text = try String(contentsOf: URL(filePath: "\(source)/\(name)"), encoding: .utf8)
      try write(text, to: "\(folder)/\(name)")
    }
  }

  /// Runs the program with `text` as its standard input.
  func type(_ text: String, into arguments: [String]) throws -> Result {
    let file = ".in-\(UUID())"
    try write(text, to: file)
    return try run(arguments, timeout: 120, input: file)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(folder)/\(path)"), encoding: .utf8)
  }

  /// A process that has not begun.
  func process(_ arguments: [String], now: String? = Program.now) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    if let now { process.arguments = ["--now", now] + arguments }
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "PERIGEE_HOME": Program.checkout]
    process.standardInput = FileHandle.nullDevice
    return process
  }

  @discardableResult
  func run(_ arguments: String..., now: String? = Program.now) throws -> Result {
    try run(arguments, now: now)
  }

  /// - Parameters:
  ///   - timeout: seconds after which the process is killed, for one that may never end.
  ///   - watch: called now and then with what it has printed so far.
  @discardableResult
  func run(
    _ arguments: [String], now: String? = Program.now, timeout: Int? = nil, input: String? = nil,
    watch: ((Process, String) -> Void)? = nil
  ) throws -> Result {
    let process = process(arguments, now: now)
    if let input {
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(input)"))
    }
    let output = URL(filePath: "\(folder)/.out-\(UUID())")
    let error = URL(filePath: "\(folder)/.err-\(UUID())")
    // Files and not pipes: a pipe that nobody reads stops a process that writes much.
    for url in [output, error] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    let killer = timeout.map { seconds in
      let killer = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
      DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: killer)
      return killer
    }
    while let watch, process.isRunning {
      watch(process, try String(contentsOf: output, encoding: .utf8))
      usleep(2_000)
    }
    process.waitUntilExit()
    killer?.cancel()
    defer {
      for url in [output, error] {
        do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
      }
    }
    return Result(
      code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }
}
