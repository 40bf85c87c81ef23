import LuaBridge
import PerigeeCore

/// A Lua function that chooses a contact's sender (rule 16): "whose answer must be one of the
/// candidates".
///
/// It is called with the contact, the list of candidates and the context, and answers one of the
/// candidates, its address, or nil for nobody. A teammate who is disabled, as happens to any, is no mistake of
/// the rule: the contact is left out with that reason. It is asked in one state, contact by contact, since it
/// is told what the plan has given so far.
final class LuaSenderRule: SenderRule {
  let candidates: [EmailAddress]?
  private let function: RuleFunction

  init(_ declaration: RuleDeclaration, function: RuleFunction) {
    guard case .senderRule(let candidates) = declaration.body else {
      preconditionFailure("\(declaration.name) is no sender rule")
    }
    self.candidates = candidates?.map(\.email)
    self.function = function
  }

  var name: String { function.key.name }
  var source: SourceLocation? { function.source }

  func choose(
    _ contacts: ContactTable, rows: [Int], candidates: [Sender], in context: RuleContext,
    tally: inout SenderTally, counts: Bool, turns: (any SenderTurns)?
  ) throws -> [EmailAddress?] {
    guard let first = rows.first else { return [] }
    let worker = try function.workers(rows: 1)[0]
    let shown: ShownCandidates
    do {
      shown = try ShownCandidates(candidates, context, tally, in: worker.host.state)
    } catch {
      throw worker.error(
        for: contacts.ids[first], .raised(message: error.message, traceback: nil))
    }
    var chosen = [EmailAddress?](repeating: nil, count: rows.count)
    var given = tally
    try worker.ask(
      contacts, worker.host.columns(of: contacts), rows: rows, in: context,
      extra: [.table(shown.list)], expected: "a candidate, its address or nil",
      prepare: { (place) throws(LuaError) in
        guard turns?.begin(place) ?? true else { return false }
        try worker.host.set(index: given.next)
        return true
      }
    ) { (place, answer) throws(LuaError) in
      guard let choice = try choice(answer, among: shown, context) else { return false }
      chosen[place] = choice.sender
      let taker = choice.isCandidate ? choice.sender : nil
      if taker == nil { turns?.giveBack(place) }
      guard counts else { return true }
      given.take(taker)
      try shown.show(taker, given)
      return true
    } fault: { underlying in
      (underlying as? Stranger).map { Self.fault($0, candidates) }
    }
    tally = given
    return chosen
  }

  /// Somebody, or nobody.
  private struct Choice {
    let sender: EmailAddress?
    /// Else it is a teammate who sends nothing.
    var isCandidate = true
  }

  /// - Returns: nil for an answer of the wrong type.
  private func choice(
    _ answer: LuaRecord.Answer, among shown: ShownCandidates, _ context: RuleContext
  ) throws(LuaError) -> Choice? {
    switch answer {
    case .none: return Choice(sender: nil)
    case .text, .other(.table):
      guard let text = try Self.email(answer) else { return nil }
      guard let email = Self.address(text), shown.has(email) || isTeammate(email, context) else {
        throw LuaError(host: Stranger(text: text), message: "")
      }
      return Choice(sender: email, isCandidate: shown.has(email))
    default: return nil
    }
  }

  /// Whether the rule may name somebody of the team, be they able to send or not.
  private func isTeammate(_ email: EmailAddress, _ context: RuleContext) -> Bool {
    context.senders.contains(email) && candidates?.contains(email) ?? true
  }

  /// An answer that is none of the candidates.
  private struct Stranger: Error {
    let text: String
  }

  private static func fault(_ stranger: Stranger, _ candidates: [Sender]) -> RuleError.Fault {
    let texts = candidates.map(\.email.text)
    return .notACandidate(
      stranger.text, candidates: texts,
      suggestion: Suggestion.nearest(to: stranger.text, among: texts))
  }

  /// The address in an answer: itself, or the field of a candidate.
  private static func email(_ answer: LuaRecord.Answer) throws(LuaError) -> String? {
    guard case .other(.table(let table)) = answer else { return answer.text }
    if case .string(let email) = try table.get("email") { return email }
    return nil
  }

  /// Nil for what is no address at all, which is no candidate either.
  private static func address(_ text: String) -> EmailAddress? {
    do { return try EmailAddress(text) } catch { return nil }
  }
}
