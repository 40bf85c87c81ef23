import ArgumentParser
import Glibc
import PerigeeCore
import PerigeeScripting

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

  /// Ends the process from another thread than the command's, which goes on until then: what the process
  /// would do at its end is left to the system.
  func leave(code: Int32) -> Never {
    print(ErrorReport(error))
    Glibc._exit(code)
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
    print(ErrorReport(code: "usage", message: Perigee.message(for: error), isUsage: true))
    Glibc.exit(2)
  }

  /// Who the contact is that a rule failed for: the error itself names no address, since it reaches logs.
  private static func hint(_ error: any Error) -> String {
    let cause = (error as? ScriptFailure)?.cause ?? error
    guard let rule = cause as? RuleError, rule.kind != .verdictRule else { return "" }
    return "perigee explain \(rule.contact.number) says who that is\n"
  }

  private func print(_ report: ErrorReport) {
    guard asksForJSON else {
      let isColoured = Terminal.isError && Environment["NO_COLOR"] == nil
      let label = isColoured ? Output.style.red("error") : "error"
      return Output.error("\(label): \(report.message)\n\(Self.hint(error))")
    }
    do { Output.error(json: try report.json()) } catch {
      Output.error("\(plainWords(of: error))\n")
    }
  }
}
