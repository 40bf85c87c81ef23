import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// Reads fields of a contact that is made up, and gathers what is wrong with them.
struct FieldReader {
  let noun: String
  let team: Team
  private(set) var faults: [ScriptMisuse.Fault] = []

  init(noun: String, team: Team) {
    self.noun = noun
    self.team = team
  }

  mutating func wrong(_ name: String, _ expected: String, _ found: String) {
    faults.append(.wrong(subject: "\(name) of \(noun)", expected: expected, found: found))
  }

  mutating func text(_ name: String, _ value: LuaValue) -> String? {
    if case .string(let text) = value { return text }
    wrong(name, "a string", value.shown)
    return nil
  }

  mutating func texts(_ name: String, _ value: LuaValue) throws -> [String] {
    guard case .table(let table) = value else { return text(name, value).map { [$0] } ?? [] }
    let list = try table.list()
    if let fault = list.fault {
      faults.append(fault.misuse(expected: "a string", called: "\(name) of \(noun)"))
    }
    return list.values.compactMap { text(name, $0) }
  }

  mutating func address(_ name: String, _ value: LuaValue) -> EmailAddress? {
    guard let text = text(name, value) else { return nil }
    do { return try EmailAddress(text) } catch {
      wrong(name, "an address (\(error))", value.shown)
      return nil
    }
  }

  mutating func status(_ name: String, _ value: LuaValue) -> ContactStatus? {
    guard let text = text(name, value) else { return nil }
    let status = ContactStatus(meaning: text)
    if status == nil {
      let choices = ContactStatus.allCases.map(\.rawValue)
      faults.append(
        .choice(
          subject: "\(name) of \(noun)", found: text,
          suggestion: Suggestion.nearest(to: text, among: choices), choices: choices))
    }
    return status
  }

  /// - Parameter fields: what a contact may have.
  mutating func variable(_ name: String, _ value: LuaValue, in fields: TestFields) -> String? {
    guard fields.has(name) else {
      faults.append(fields.unknown(name, of: noun))
      return nil
    }
    switch value {
    case .string, .integer, .number: break
    default:
      wrong(name, "a string or a number", value.shown)
      return nil
    }
    let text = value.plainText
    guard let kind = team.variableKinds[name], !text.isEmpty else { return text }
    let read = kind.value(text)
    switch kind {
    case .number where read == nil: wrong(name, "a number such as 12.5", value.shown)
    case .date where read == nil: wrong(name, "a day such as 2026-11-24", value.shown)
    default: break
    }
    return read ?? text
  }
}
