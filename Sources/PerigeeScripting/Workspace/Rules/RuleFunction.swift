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
  ///   - extra: arguments between the contact and the circumstances.
  ///   - expected: "true or false", for the error about another answer.
  ///   - prepare: called with the place among `rows` before each.
  ///   - take: gets the place among `rows` and the answer; false for one of the wrong type.
  ///   - fault: what is wrong where `take` threw the host's error.
  /// - Throws: `RuleError`.
  func ask(
    _ contacts: ContactTable, rows: [Int], extra: [LuaValue] = [], expected: String,
    prepare: ((Int) throws(LuaError) -> Void)? = nil,
    take: (Int, LuaRecord.Answer) throws(LuaError) -> Bool,
    fault: (any Error) -> RuleError.Fault? = { _ in nil }
  ) throws(RuleError) {
    guard let first = rows.first else { return }
    let record: LuaRecord
    let circumstances: LuaTable
    do {
      record = try host.record(variables: contacts.variables)
      circumstances = try host.circumstancesTable()
    } catch {
      throw self.error(error, for: contacts.email(first))
    }
    let declared = host.onlyDeclared(beside: contacts.variables).count
    host.isAsking += 1
    defer { host.isAsking -= 1 }
    do throws(LuaRecord.Failure) {
      try RecordColumns(contacts, declared: declared).withPointers {
        (columns) throws(LuaRecord.Failure) in
        try record.ask(
          function, rows: rows, extra: extra + [.table(circumstances)],
          seed: host.circumstances.seed ^ nameSeed, columns: columns, prepare: prepare
        ) { (index, answer) throws(LuaError) in
          guard try take(index, answer) else {
            throw LuaError(host: WrongAnswer(found: answer.value.words), message: "")
          }
        }
      }
    } catch {
      let contact = contacts.email(rows[error.index])
      if let fault = error.error.underlying.flatMap(fault) {
        throw self.error(for: contact, fault)
      }
      throw self.error(error.error, expected, for: contact)
    }
  }

  /// Two rules that draw numbers for one contact draw different ones.
  private var nameSeed: UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
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
