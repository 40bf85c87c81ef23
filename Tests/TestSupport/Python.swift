/// Python 3, somebody else's understanding of what Perigee writes.
package enum Python {
  /// Whether it is installed and has a module.
  package static func has(_ module: String) -> Bool {
    do { return try run(["-c", "import \(module)"]).code == 0 } catch { return false }
  }

  package static func run(_ arguments: [String]) throws -> ProcessOutcome {
    try ChildProcess.run("python3", arguments)
  }
}
