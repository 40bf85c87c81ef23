import LuaBridge
import PerigeeCore

/// A Lua function that chooses a contact's sender (rule 16): "whose answer must be one of the
/// candidates".
///
/// It is called with the contact, the list of candidates and the circumstances, and answers one of the
/// candidates, its address, or nil for nobody. A candidate is `{ email, name, role, time_zone, active,
/// assigned }`: its live enrollments, and how many contacts this plan has given it so far. Contacts who
/// are left out do not count. So one rule serves one plan.
final class LuaSenderRule: SenderRule {
  let name: String
  let candidates: [EmailAddress]?
  private let function: RuleFunction
  private var shown: ShownCandidates?

  init(name: String, candidates: [EmailAddress]?, function: RuleFunction) {
    self.name = name
    self.candidates = candidates
    self.function = function
  }

  var source: SourceLocation? { function.source }

  func choose(
    _ contacts: ContactTable, rows: [Int], candidates: [Sender], counts: Bool
  ) throws -> [EmailAddress?] {
    guard let first = rows.first else { return [] }
    let known = Set(candidates.map(\.email))
    let shown: ShownCandidates
    do { shown = try shownCandidates(candidates) } catch {
      throw function.error(
        for: contacts.email(first), .raised(message: error.message, traceback: nil))
    }
    var chosen: [EmailAddress?] = []
    chosen.reserveCapacity(rows.count)
    try function.ask(
      contacts, rows: rows, extra: [.table(shown.list)],
      expected: "a candidate, its address or nil",
      prepare: { [host = function.host] (_) throws(LuaError) in try host.set(index: shown.index) }
    ) { (_, answer) throws(LuaError) in
      switch answer {
      case .none:
        try shown.take(nil, counts: counts)
        chosen.append(nil)
      case .text, .other(.table):
        guard let text = try Self.email(answer) else { return false }
        guard let email = Self.address(text), known.contains(email) else {
          throw LuaError(host: Stranger(text: text), message: "")
        }
        try shown.take(email, counts: counts)
        chosen.append(email)
      default: return false
      }
      return true
    } fault: { underlying in
      guard let stranger = underlying as? Stranger else { return nil }
      let texts = candidates.map(\.email.text)
      return .notACandidate(
        stranger.text, candidates: texts,
        suggestion: Suggestion.nearest(to: stranger.text, among: texts))
    }
    return chosen
  }

  /// Anew for each plan, which begins with nobody having anything.
  private func shownCandidates(_ candidates: [Sender]) throws(LuaError) -> ShownCandidates {
    let version = function.host.circumstances.version
    if let shown, shown.version == version { return shown }
    let shown = try ShownCandidates(candidates, function.host)
    self.shown = shown
    return shown
  }

  /// An answer that is none of the candidates.
  private struct Stranger: Error {
    let text: String
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

/// The candidates as Lua sees them, and what the plan has given each so far.
private final class ShownCandidates {
  /// Of the circumstances that it was made in.
  let version: Int
  let list: LuaTable
  private var tables: [EmailAddress: LuaTable] = [:]
  private var assigned: [EmailAddress: Int] = [:]
  /// The number in the plan of the contact that is asked about next, from 1.
  private(set) var index = 1

  init(_ candidates: [Sender], _ host: RuleHost) throws(LuaError) {
    version = host.circumstances.version
    let list = try host.state.makeTable()
    for (index, sender) in candidates.enumerated() {
      let table = try host.state.makeTable()
      try table.set("email", .string(sender.email.text))
      try table.set("name", .string(sender.name))
      try table.set("role", .string(sender.role.rawValue))
      try table.set("time_zone", .string(sender.zone.name))
      try table.set("active", .integer(Int64(host.circumstances.active[sender.email, default: 0])))
      try table.set("assigned", .integer(0))
      tables[sender.email] = table
      try list.set(index + 1, .table(try table.frozen("a candidate")))
    }
    self.list = try list.frozen("the list of candidates")
  }

  func take(_ sender: EmailAddress?, counts: Bool) throws(LuaError) {
    guard counts else { return }
    index += 1
    guard let sender else { return }
    assigned[sender, default: 0] += 1
    try tables[sender]?.set("assigned", .integer(Int64(assigned[sender]!)))
  }
}
