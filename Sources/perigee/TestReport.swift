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
  func note(_ printed: [UInt8]) {
    switch format {
    case .text: Output.data(printed)
    case .tap:
      Output.text(TestRun.Outcome.protocolComment(String(decoding: printed, as: UTF8.self)))
    case .json: Output.error(String(decoding: printed, as: UTF8.self))
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
      case .text: Output.text(outcome.text(Terminal.style))
      case .tap: Output.text(outcome.protocolLines(number: self.outcomes.count))
      case .json: break
      }
    }
  }

  func end(files: Int) throws {
    switch format {
    case .tap: Output.text("1..\(outcomes.count)\n")
    case .text where outcomes.isEmpty:
      // That nothing was tested is an error.
      break
    case .text:
      Output.text(
        "\(counted(outcomes.count, "case")) in \(counted(files, "file")), "
          + (failed == 0 ? "all right\n" : "\(failed) failed\n"))
    case .json: try Output.json(write)
    }
  }

  private func write(_ json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("cases", outcomes.count)
      try json.member("failed", failed)
      json.key("outcomes")
      try json.array { json in
        for outcome in outcomes { try outcome.write(to: &json) }
      }
    }
  }
}
