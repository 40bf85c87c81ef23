import ArgumentParser
import PerigeeCore
import PerigeeScripting

/// What `perigee test` prints: file by file as it goes, or all at the end for programs.
struct TestReport {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tap, json
  }

  let format: Format
  private var outcomes: [TestRun.Outcome] = []

  init(format: Format) { self.format = format }

  var failed: Int { outcomes.filter { $0.failure != nil }.count }

  /// What a test prints itself: a comment in the protocol, and on the other channel where the output is
  /// one object.
  func note(_ text: String) {
    switch format {
    case .text: Output.text(text)
    case .tap: Output.text(comment(text))
    case .json: Output.error(text)
    }
  }

  func begin() {
    if format == .tap { Output.text("TAP version 13\n") }
  }

  /// Takes what came of a file.
  mutating func add(_ outcomes: ArraySlice<TestRun.Outcome>) {
    if format == .text, let file = outcomes.first?.file { Output.text("\(file)\n") }
    for outcome in outcomes {
      self.outcomes.append(outcome)
      switch format {
      case .text: Output.text(text(outcome))
      case .tap: Output.text(protocolLines(outcome, number: self.outcomes.count))
      case .json: break
      }
    }
  }

  func end(files: Int) throws {
    switch format {
    case .tap: Output.text("1..\(outcomes.count)\n")
    case .text:
      Output.text(
        "\(counted(outcomes.count, "case")) in \(counted(files, "file")), "
          + (failed == 0 ? "all right\n" : "\(failed) failed\n"))
    case .json: try Output.json(write)
    }
  }

  private func text(_ outcome: TestRun.Outcome) -> String {
    let (mark, colour) = outcome.failure == nil ? ("✓", 32) : ("✗", 31)
    let shown = Terminal.showsColours ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark
    let failure = outcome.failure.map { lines($0).map { "      \($0)\n" }.joined() } ?? ""
    return "  \(shown) \(outcome.name)\n" + failure
  }

  private func protocolLines(_ outcome: TestRun.Outcome, number: Int) -> String {
    // A # would begin a directive, and a line break another line.
    let name = outcome.name.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    let result = outcome.failure == nil ? "ok" : "not ok"
    return "\(result) \(number) - \(name)\n" + (outcome.failure.map(comment) ?? "")
  }

  private func comment(_ text: String) -> String {
    lines(text.hasSuffix("\n") ? String(text.dropLast()) : text).map { "# \($0)\n" }.joined()
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  private func write(_ json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("cases", outcomes.count)
      try json.member("failed", failed)
      json.key("outcomes")
      try json.array { json in
        for outcome in outcomes {
          try json.object { json in
            try json.member("file", outcome.file)
            try json.member("case", outcome.name)
            try json.member("passed", outcome.failure == nil)
            if let failure = outcome.failure { try json.member("failure", failure) }
          }
        }
      }
    }
  }
}
