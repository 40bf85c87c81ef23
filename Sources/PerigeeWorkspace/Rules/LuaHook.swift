import LuaBridge
import PerigeeCore

/// A Lua function that is asked before an email goes. It is called with the contact, the email and the
/// context, and answers "hold: reason", "cancel: reason" or nil.
final class LuaHook: Hook {
  private let function: RuleFunction

  init(function: RuleFunction) { self.function = function }

  var name: String { function.key.name }
  var source: SourceLocation? { function.source }

  func answers(_ emails: ContactTable, in context: RuleContext) throws -> [String?] {
    let worker = try function.workers(rows: 1)[0]
    let contacts = emails.withoutColumns(EmailColumns.all.count)
    let columns = worker.host.columns(of: contacts)
    var answers: [String?] = []
    for row in 0..<emails.count {
      let email = try worker.host.email(emails, row)
      try worker.ask(
        contacts, columns, rows: [row], in: context, extra: [.table(email)],
        expected: "\"hold: reason\", \"cancel: reason\" or nil"
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

extension RuleHost {
  /// The email of a row, of the columns behind those of the contact's variables.
  fileprivate func email(_ emails: ContactTable, _ row: Int) throws(LuaError) -> LuaTable {
    let table = try state.makeTable()
    let columns = emails.columns.suffix(EmailColumns.fields.count)
    for (name, column) in zip(EmailColumns.fields, columns) {
      let text = column[row]
      let value: LuaValue =
        name == "step" ? Int64(text).map { .integer($0) } ?? .nil : .string(text)
      try table.set(name, value)
    }
    table.setMetatable(try typeOfEmails())
    return try table.frozen("email")
  }

  private func typeOfEmails() throws(LuaError) -> LuaTable {
    if let emailType { return emailType }
    let known = EmailColumns.fields
    let missing = state.function("email") { (call) throws(LuaError) in
      guard case .string(let name)? = call.arguments.last else { return [.nil] }
      let suggestion = Suggestion.nearest(to: name, among: known)
      throw LuaError(
        .runtime,
        "an email has no field \"\(name)\"."
          + (suggestion == nil ? " Its fields: \(enumerated(known))" : didYouMean(suggestion)))
    }
    let type = try state.makeTable()
    try type.set("__index", .function(missing))
    emailType = type
    return type
  }
}
