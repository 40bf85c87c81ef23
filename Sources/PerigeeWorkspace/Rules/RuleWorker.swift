import LuaBridge
import PerigeeCore

/// A rule's function in one Lua state, with what an error about it says.
struct RuleWorker {
  let host: RuleHost
  let function: LuaFunction
  let key: RuleFunction.Key
  /// Where it is declared.
  let source: SourceLocation

  /// The answer for each of `rows`, or what is wrong with the first that fails.
  func answers<Answer>(
    _ contacts: ContactTable, _ columns: RecordColumns, rows: [Int], in context: RuleContext,
    _ expected: String, _ read: (LuaRecord.Answer) -> Answer?
  ) -> Result<[Answer], RuleError> {
    var answers: [Answer] = []
    answers.reserveCapacity(rows.count)
    do throws(RuleError) {
      try ask(contacts, columns, rows: rows, in: context, expected: expected) { _, answer in
        guard let answer = read(answer) else { return false }
        answers.append(answer)
        return true
      }
      return .success(answers)
    } catch {
      return .failure(error)
    }
  }

  /// Calls the function for each of `rows`.
  ///
  /// - Parameters:
  ///   - columns: those of `host`.
  ///   - extra: arguments between the contact and the context.
  ///   - expected: "true or false", for the error about another answer.
  ///   - prepare: called with the place among `rows` before each; false where it is not asked about.
  ///   - take: gets the place among `rows` and the answer; false for one of the wrong type.
  ///   - fault: what is wrong where `take` threw the host's error.
  /// - Throws: `RuleError`.
  func ask(
    _ contacts: ContactTable, _ columns: RecordColumns, rows: [Int], in context: RuleContext,
    extra: [LuaValue] = [], expected: String, prepare: ((Int) throws(LuaError) -> Bool)? = nil,
    take: (Int, LuaRecord.Answer) throws(LuaError) -> Bool,
    fault: (any Error) -> RuleError.Fault? = { _ in nil }
  ) throws(RuleError) {
    guard let first = rows.first else { return }
    let record: LuaRecord
    let shown: LuaTable
    do {
      record = try host.record(variables: contacts.variables)
      shown = try host.contextTable(context)
    } catch {
      throw self.error(error, for: contacts.ids[first])
    }
    host.isAsking += 1
    defer { host.isAsking -= 1 }
    do throws(LuaRecord.Failure) {
      try columns.withPointers {
        (columns) throws(LuaRecord.Failure) in
        try record.ask(
          function, rows: rows, extra: extra + [.table(shown)], isPlain: host.isPlain(function),
          seed: context.seed ^ nameSeed, columns: columns, prepare: prepare
        ) { (index, answer) throws(LuaError) in
          guard try take(index, answer) else {
            throw LuaError(host: WrongAnswer(found: answer.value.words), message: "")
          }
        }
      }
    } catch {
      let row = rows[error.index]
      let told =
        error.error.underlying.flatMap(fault).map { self.error(for: contacts.ids[row], $0) }
        ?? self.error(error.error, expected, for: contacts.ids[row])
      throw told.withholding(contacts.emails[row])
    }
  }

  /// Two rules that draw numbers for one contact draw different ones.
  private var nameSeed: UInt64 {
    key.name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  // MARK: Errors

  /// A rule's answer of the wrong type.
  private struct WrongAnswer: Error {
    let found: String
  }

  private func error(
    _ error: LuaError, _ expected: String = "", for contact: Contact.ID
  ) -> RuleError {
    if let wrong = error.underlying as? WrongAnswer {
      return self.error(for: contact, .answered(found: wrong.found, expected: expected))
    }
    let traceback = error.traceback.isEmpty ? nil : error.traceback
    // A rule that the standard library made is told with the line that asked for it.
    let isInLibrary = error.source?.hasPrefix(ModuleFinder.standardPrefix) ?? false
    return self.error(
      for: contact, .raised(message: error.message, traceback: traceback),
      at: isInLibrary ? nil : error.location)
  }

  func error(
    for contact: Contact.ID, _ fault: RuleError.Fault, at line: SourceLocation? = nil
  ) -> RuleError {
    RuleError(
      kind: key.kind, name: key.name, source: line ?? source, contact: contact, fault: fault)
  }
}
