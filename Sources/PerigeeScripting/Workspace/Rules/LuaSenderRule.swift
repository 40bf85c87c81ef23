import LuaBridge
import PerigeeCore

/// A Lua function that chooses a contact's sender (rule 16): "whose answer must be one of the
/// candidates".
///
/// It is called with the contact and the list of candidates, each `{ email, name, role, time_zone }`,
/// and answers one of them, its address, or nil for nobody.
final class LuaSenderRule: SenderRule {
  let name: String
  let candidates: [EmailAddress]?
  private let function: RuleFunction

  init(name: String, candidates: [EmailAddress]?, function: RuleFunction) {
    self.name = name
    self.candidates = candidates
    self.function = function
  }

  var source: SourceLocation? { function.source }

  func choose(
    _ contacts: ContactTable, rows: [Int], candidates: [Sender]
  ) throws -> [EmailAddress?] {
    let answers: [String?] = try function.answers(
      contacts, rows: rows, extra: [.table(try table(of: candidates))],
      expected: "a candidate, its address or nil"
    ) { (answer) throws(LuaError) in
      switch answer {
      case .nil: return .some(nil)
      case .string(let text): return text
      case .table(let table):
        if case .string(let email) = try table.get("email") { return email }
        return nil
      default: return nil
      }
    }
    let known = Set(candidates.map(\.email))
    return try zip(rows, answers).map { row, answer in
      guard let answer else { return nil }
      if let email = Self.address(answer), known.contains(email) { return email }
      let texts = candidates.map(\.email.text)
      throw function.error(
        for: contacts.email(row),
        .notACandidate(
          answer, candidates: texts, suggestion: Suggestion.nearest(to: answer, among: texts)))
    }
  }

  /// Nil for what is no address at all, which is no candidate either.
  private static func address(_ text: String) -> EmailAddress? {
    do { return try EmailAddress(text) } catch { return nil }
  }

  private func table(of candidates: [Sender]) throws(LuaError) -> LuaTable {
    let list = try function.host.state.makeTable()
    for (index, sender) in candidates.enumerated() {
      let table = try function.host.state.makeTable()
      try table.set("email", .string(sender.email.text))
      try table.set("name", .string(sender.name))
      try table.set("role", .string(sender.role.rawValue))
      try table.set("time_zone", .string(sender.zone.name))
      try list.set(index + 1, .table(table))
    }
    return list
  }
}
