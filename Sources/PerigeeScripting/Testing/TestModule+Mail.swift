import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// Hooks and verdict rules, asked by tests about emails and mails made up.
extension TestModule {
  /// `test.hook(name, contact, email, ctx)`: "hold" or "cancel" with the reason; nothing where the email goes.
  func hook(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let hook = try find(.hook, arguments[0], session.rules.hooks, { $0.name })
    var email = [
      "subject": "", "text": "", "sender": session.user.email.text, "sequence": "", "step": "1",
      "planned_at": session.now.rfc3339(in: session.team.zone),
    ]
    try fill(&email, from: arguments[2], EmailColumns.fields, "hook", "the email")
    let contact = try made(arguments[1], "hook").table()
    let values = EmailColumns.fields.map { email[$0] ?? "" }
    let table = contact.adding(Array(zip(EmailColumns.all, values)))
    let answer = try hook.answers(table, in: context(arguments[3], "hook")).first ?? nil
    switch HookDecision(answer, of: hook.name) {
    case .go: return [.nil]
    case .hold(let reason): return [.string("hold"), .string(reason)]
    case .cancel(let reason): return [.string("cancel"), .string(reason)]
    case .failed(let why): throw LuaError(.runtime, why)
    }
  }

  /// `test.verdict(name, message, verdict, ctx)`: what the rule makes of the mail; nil where it leaves it.
  func verdict(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let rule = try find(.verdictRule, arguments[0], session.rules.verdictRules, { $0.name })
    var message = [MessageColumns.verdict: try self.verdict(arguments[2], "verdict").rawValue]
    let fields = ["from"] + MessageColumns.all.filter { $0 != MessageColumns.verdict }
    try fill(&message, from: arguments[1], fields, "verdict", "the mail")
    var table = ContactTable(variables: MessageColumns.all)
    table.append(
      id: Contact.ID(0), email: (message["from"] ?? "").utf8,
      owner: table.number(ofOwner: nil), status: .new, bounced: false)
    for (column, name) in MessageColumns.all.enumerated() {
      table.appendVariable(column, (message[name] ?? "").utf8)
    }
    let answer = try rule.verdicts(table, in: context(arguments[3], "verdict")).first ?? nil
    guard let answer else { return [.nil] }
    return [.string(try verdict(.string(answer), "verdict").rawValue)]
  }

  private func verdict(_ value: LuaValue, _ function: String) throws -> Verdict {
    if case .nil = value { return .other }
    let names = Verdict.allCases.map(\.rawValue)
    guard case .string(let name) = value, let verdict = Verdict(rawValue: name) else {
      throw misuse(
        function,
        .choice(
          subject: "the verdict", found: value.plainText,
          suggestion: Suggestion.nearest(to: value.plainText, among: names), choices: names))
    }
    return verdict
  }

  private func fill(
    _ fields: inout [String: String], from value: LuaValue, _ known: [String],
    _ function: String, _ subject: String
  ) throws {
    if case .nil = value { return }
    guard case .table(let table) = value else {
      throw misuse(function, .wrong(subject: subject, expected: "a table", found: value.shown))
    }
    for (key, value) in try table.pairs() {
      let name = key.plainText
      guard known.contains(name) else {
        throw misuse(
          function,
          .unknownKey(
            name, suggestion: Suggestion.nearest(to: name, among: known), keys: known))
      }
      switch value {
      case .string(let text): fields[name] = text
      case .integer(let number): fields[name] = String(number)
      default:
        throw misuse(function, .wrong(subject: name, expected: "a string", found: value.shown))
      }
    }
  }
}
