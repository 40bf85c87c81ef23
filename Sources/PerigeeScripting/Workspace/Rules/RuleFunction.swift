import LuaBridge
import PerigeeCore

/// A rule's Lua function, with what an error about it says.
final class RuleFunction {
  let kind: String
  let name: String
  /// Where it is declared.
  let source: SourceLocation
  let host: RuleHost
  private let function: LuaFunction

  init(
    host: RuleHost, function: LuaFunction, kind: String, name: String, source: SourceLocation
  ) {
    self.host = host
    self.function = function
    self.kind = kind
    self.name = name
    self.source = source
  }

  /// Calls the function for each of `rows`.
  ///
  /// - Parameters:
  ///   - extra: arguments behind the contact.
  ///   - expected: "true or false", for the error about another answer.
  ///   - read: nil for an answer of the wrong type.
  /// - Throws: `RuleError`.
  func answers<Answer>(
    _ contacts: ContactTable, rows: [Int], extra: [LuaValue] = [], expected: String,
    _ read: (LuaValue) throws(LuaError) -> Answer?
  ) throws(RuleError) -> [Answer] {
    guard let first = rows.first else { return [] }
    let record: LuaRecord
    do { record = try host.record(variables: contacts.variables) } catch {
      throw self.error(error, for: contacts.email(first))
    }
    let declared = host.onlyDeclared(beside: contacts.variables).count
    return try RecordColumns(contacts, declared: declared).withPointers {
      (columns) throws(RuleError) in
      try record.calls(function, extra: extra, columns: columns) { (call) throws(RuleError) in
        var answers: [Answer] = []
        answers.reserveCapacity(rows.count)
        for row in rows {
          do throws(LuaError) {
            let value = try call(row: row).value
            guard let answer = try read(value) else {
              throw LuaError(host: WrongAnswer(found: value.words), message: "")
            }
            answers.append(answer)
          } catch {
            throw self.error(error, expected, for: contacts.email(row))
          }
        }
        return answers
      }
    }
  }

  /// A rule's answer of the wrong type.
  private struct WrongAnswer: Error {
    let found: String
  }

  private func error(
    _ error: LuaError, _ expected: String = "", for contact: EmailAddress
  ) -> RuleError {
    if let wrong = error.underlying as? WrongAnswer {
      return self.error(for: contact, .answered(found: wrong.found, expected: expected))
    }
    let traceback = error.traceback.isEmpty ? nil : error.traceback
    return self.error(
      for: contact, .raised(message: error.message, traceback: traceback), at: error.location)
  }

  func error(
    for contact: EmailAddress, _ fault: RuleError.Fault, at line: SourceLocation? = nil
  ) -> RuleError {
    RuleError(kind: kind, name: name, source: line ?? source, contact: contact, fault: fault)
  }
}

extension LuaRecord.Answer {
  fileprivate var value: LuaValue {
    switch self {
    case .boolean(let value): .boolean(value)
    case .other(let value): value
    }
  }
}
