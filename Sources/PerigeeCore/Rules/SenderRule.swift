/// Chooses a contact's sender (rule 16).
package protocol SenderRule: AnyObject {
  var name: String { get }
  var source: SourceLocation? { get }
  /// The senders it may answer with; nil for all enabled ones.
  var candidates: [EmailAddress]? { get }
  /// The address of one of `candidates`, or nil for nobody, for each of `rows`.
  /// - Parameters:
  ///   - tally: what the plan has given so far, of which the rule is told.
  ///   - counts: whether the plan gives the contacts to whom the rule chooses, so that they are counted
  ///     in `tally`. False for those who are left out anyhow, and are asked about only so that all
  ///     their reasons are told.
  ///   - turns: who of `rows` is asked about at all; nil for all of them. The others get nobody.
  /// - Throws: `RuleError`, where the answer is none of the candidates as well.
  func choose(
    _ contacts: ContactTable, rows: [Int], candidates: [Sender], in context: RuleContext,
    tally: inout SenderTally, counts: Bool, turns: (any SenderTurns)?
  ) throws -> [EmailAddress?]
}

extension SenderRule {
  /// The same about all of `rows`.
  package func choose(
    _ contacts: ContactTable, rows: [Int], candidates: [Sender], in context: RuleContext,
    tally: inout SenderTally, counts: Bool
  ) throws -> [EmailAddress?] {
    try choose(
      contacts, rows: rows, candidates: candidates, in: context, tally: &tally, counts: counts,
      turns: nil)
  }
}

extension Team {
  /// The senders that `rule` may answer with: enabled, and among its own candidates where it has any.
  package func candidates(of rule: any SenderRule) -> [Sender] {
    let allowed = rule.candidates.map(Set.init)
    return senders.filter { $0.isEnabled && allowed?.contains($0.email) ?? true }
  }
}
