import LuaBridge
import PerigeeCore

/// A rule's Lua function, with what an error about it says.
final class RuleFunction {
  /// Which function of the workspace: a filter that is made of others has several.
  struct Key: Hashable {
    let kind: RuleKind
    let name: String
    var ordinal = 0
  }

  let key: Key
  /// Where it is declared.
  let source: SourceLocation
  let host: RuleHost
  private let function: LuaFunction

  init(host: RuleHost, function: LuaFunction, key: Key, source: SourceLocation) {
    self.host = host
    self.function = function
    self.key = key
    self.source = source
  }

  /// What the function answers for each of `rows`, asked on as many cores as there are: a rule's answer
  /// depends on its contact and the circumstances alone, so it does not matter which state gives it.
  ///
  /// - Parameters:
  ///   - expected: "true or false", for the error about another answer.
  ///   - read: nil for an answer of the wrong type. It is called on several threads.
  /// - Throws: `RuleError`, of the first of `rows` that fails.
  func answers<Answer>(
    _ contacts: ContactTable, rows: [Int], expected: String,
    _ read: (LuaRecord.Answer) -> Answer?
  ) throws(RuleError) -> [Answer] {
    let workers = host.workers(for: key, function, rows: rows.count)
    let columns = RecordColumns(
      contacts, declared: host.onlyDeclared(beside: contacts.variables).count)
    let parts = Self.parts(of: rows, workers.count)
    var results = parts.map { _ in Result<[Answer], RuleError>.success([]) }
    results.withUnsafeMutableBufferPointer { results in
      // Each writes only its own place.
      nonisolated(unsafe) let results = results
      LuaThread.concurrently(parts.count) { index in
        let worker = RuleFunction(
          host: workers[index].host, function: workers[index].function, key: key, source: source)
        results[index] = worker.result(contacts, columns, rows: parts[index], expected, read)
      }
    }
    var answers: [Answer] = []
    answers.reserveCapacity(rows.count)
    for result in results { answers += try result.get() }
    return answers
  }

  private func result<Answer>(
    _ contacts: ContactTable, _ columns: RecordColumns, rows: [Int], _ expected: String,
    _ read: (LuaRecord.Answer) -> Answer?
  ) -> Result<[Answer], RuleError> {
    var answers: [Answer] = []
    answers.reserveCapacity(rows.count)
    do throws(RuleError) {
      try ask(contacts, columns, rows: rows, expected: expected) { _, answer in
        guard let answer = read(answer) else { return false }
        answers.append(answer)
        return true
      }
      return .success(answers)
    } catch {
      return .failure(error)
    }
  }

  /// Rows in `count` parts of about one size, in order.
  private static func parts(of rows: [Int], _ count: Int) -> [[Int]] {
    (0..<count).map { part in
      Array(rows[rows.count * part / count..<rows.count * (part + 1) / count])
    }
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
    _ contacts: ContactTable, _ columns: RecordColumns? = nil, rows: [Int],
    extra: [LuaValue] = [], expected: String, prepare: ((Int) throws(LuaError) -> Void)? = nil,
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
    let columns =
      columns
      ?? RecordColumns(
        contacts, declared: host.onlyDeclared(beside: contacts.variables).count)
    host.isAsking += 1
    defer { host.isAsking -= 1 }
    do throws(LuaRecord.Failure) {
      try columns.withPointers {
        (columns) throws(LuaRecord.Failure) in
        try record.ask(
          function, rows: rows, extra: extra + [.table(circumstances)], isPlain: isPlain,
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

  /// Whether it needs no count of its instructions, having no more than are written.
  private var isPlain: Bool {
    guard let file = function.definition?.source else { return false }
    return host.plainFiles.contains(file) && function.hasPlainUpvalues
  }

  /// Two rules that draw numbers for one contact draw different ones.
  private var nameSeed: UInt64 {
    key.name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
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
    // A rule that the standard library made is told with the line that asked for it.
    let isInLibrary = error.source?.hasPrefix(ModuleFinder.standardPrefix) ?? false
    return self.error(
      for: contact, .raised(message: error.message, traceback: traceback),
      at: isInLibrary ? nil : error.location)
  }

  func error(
    for contact: EmailAddress, _ fault: RuleError.Fault, at line: SourceLocation? = nil
  ) -> RuleError {
    RuleError(
      kind: key.kind, name: key.name, source: line ?? source, contact: contact, fault: fault)
  }
}
