import ArgumentParser
import Glibc
import PerigeeCore

/// What a command's error becomes: words on standard error, and an exit code.
///
/// 0 done (asking for help is no error), 1 failed, 2 wrong usage.
struct Failure {
  private let error: any Error
  private let asksForJSON: Bool

  init(_ error: any Error, asksForJSON: Bool) {
    self.error = error
    self.asksForJSON = asksForJSON
  }

  func exit() -> Never {
    // A command that has said everything itself, such as check.
    if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
    // The argument parser fails by this code only where it does not know what was thrown.
    if Perigee.exitCode(for: error) == .failure {
      let report = ErrorReport(error)
      print(report)
      Glibc.exit(report.isUsage ? 2 : 1)
    }
    // Help, versions and mistakes of usage come from the argument parser.
    let message = Perigee.fullMessage(for: error)
    if Perigee.exitCode(for: error).isSuccess {
      Output.text(message + "\n")
      Glibc.exit(0)
    }
    if asksForJSON {
      print(ErrorReport(code: "usage", message: Perigee.message(for: error), isUsage: true))
    } else {
      Output.error(message.withShortLines + "\n")
    }
    Glibc.exit(2)
  }

  private func print(_ report: ErrorReport) {
    guard asksForJSON else {
      let label =
        Terminal.isError && Environment["NO_COLOR"] == nil ? "\u{1B}[31merror\u{1B}[0m" : "error"
      Output.error("\(label): ")
      return Output.shownError("\(report.message)\n")
    }
    do { Output.error(try report.json()) } catch { Output.error("\(plainWords(of: error))\n") }
  }
}
