import LuaBridge
import PerigeeCore

/// A Lua function that says what an incoming mail is. It is called with the mail, the name of the verdict
/// that the mail has, and the context, and answers a verdict's name or nil.
final class LuaVerdictRule: VerdictRule {
  private let function: RuleFunction

  init(function: RuleFunction) { self.function = function }

  var name: String { function.key.name }
  var source: SourceLocation? { function.source }

  func verdicts(_ messages: ContactTable, in context: RuleContext) throws -> [String?] {
    let worker = try function.workers(rows: 1)[0]
    let columns = worker.host.columns(of: messages)
    let verdict = messages.variables.firstIndex(of: MessageColumns.verdict)
    var answers: [String?] = []
    for row in 0..<messages.count {
      let standing = verdict.map { messages.columns[$0][row] } ?? ""
      try worker.ask(
        messages, columns, rows: [row], in: context, extra: [.string(standing)],
        expected: "a verdict, such as \"reply\", or nil"
      ) { _, answer in
        switch answer {
        case .none: answers.append(nil)
        case .text:
          guard let text = answer.text else { return false }
          answers.append(text)
        default: return false
        }
        return true
      }
    }
    return answers
  }
}
