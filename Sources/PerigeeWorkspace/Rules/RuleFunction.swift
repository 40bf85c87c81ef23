import LuaBridge
import PerigeeCore

/// A rule's Lua function, by the states in which it can be asked.
final class RuleFunction {
  /// Which function of the workspace: a filter that is made of others has several.
  struct Key: Hashable {
    let kind: RuleKind
    let name: String
    let ordinal: Int

    init(_ declaration: RuleDeclaration, ordinal: Int = 0) {
      kind = declaration.kind
      name = declaration.name
      self.ordinal = ordinal
    }
  }

  enum States {
    /// A function of the workspace's files.
    case pool(RulePool)
    /// One that a script made.
    case one(RuleHost, LuaFunction)
  }

  let key: Key
  /// Where it is declared.
  let source: SourceLocation
  private let states: States

  init(_ key: Key, source: SourceLocation, states: States) {
    self.key = key
    self.source = source
    self.states = states
  }

  /// The one function of a filler, a sender rule, an eligibility rule or a cap.
  convenience init(_ declaration: RuleDeclaration, states: States) {
    self.init(Key(declaration), source: declaration.source, states: states)
  }

  /// Rows that are worth a thread.
  private static let rowsForThread = 1_000

  /// Who can answer: one, and for many rows one for each core.
  func workers(rows: Int) throws -> [RuleWorker] {
    switch states {
    case .one(let host, let function):
      return [RuleWorker(host: host, function: function, key: key, source: source)]
    case .pool(let pool):
      return try pool.states(max(1, rows / Self.rowsForThread)).map { state in
        RuleWorker(host: state.host, function: state.function(key), key: key, source: source)
      }
    }
  }

  /// What the function answers for each of `rows`, asked on as many cores as there are: a rule's answer
  /// depends on its contact and the context alone, so it does not matter which state gives it.
  ///
  /// - Parameters:
  ///   - expected: "true or false", for the error about another answer.
  ///   - read: nil for an answer of the wrong type. It is called on several threads.
  /// - Throws: `RuleError`, of the first of `rows` that fails.
  func answers<Answer>(
    _ contacts: ContactTable, rows: [Int], in context: RuleContext, expected: String,
    _ read: (LuaRecord.Answer) -> Answer?
  ) throws -> [Answer] {
    let workers = try workers(rows: rows.count)
    let columns = workers[0].host.columns(of: contacts)
    let parts = Self.parts(of: rows, workers.count)
    var results = parts.map { _ in Result<[Answer], RuleError>.success([]) }
    results.withUnsafeMutableBufferPointer { results in
      // Each writes only its own place.
      nonisolated(unsafe) let results = results
      LuaThread.concurrently(parts.count) { index in
        results[index] = workers[index].answers(
          contacts, columns, rows: parts[index], in: context, expected, read)
      }
    }
    var answers: [Answer] = []
    answers.reserveCapacity(rows.count)
    for result in results { answers += try result.get() }
    return answers
  }

  /// Rows in `count` parts of about one size, in order.
  private static func parts(of rows: [Int], _ count: Int) -> [[Int]] {
    (0..<count).map { part in
      Array(rows[rows.count * part / count..<rows.count * (part + 1) / count])
    }
  }
}
