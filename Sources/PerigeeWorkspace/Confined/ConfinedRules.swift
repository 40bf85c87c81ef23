import FoundationEssentials
package import PerigeeCore

/// A workspace's rules, asked in a process of their own: for processes that live long, in which no
/// crash of team code may be theirs.
///
/// The process is started with the first question and serves many. One that dies, whatever the reason,
/// is one error that names the rule, and the next question starts another. A pool belongs to one
/// isolation at a time.
package final class ConfinedRules {
  /// As many contacts go over at once, where they do not have too much text for one message.
  static let batch = 1_000

  private let workspace: Workspace
  private let program: String
  private let limits: ProcessLimits
  private var process: ConfinedProcess?

  /// - Parameter program: the path of this program, which is run once more.
  package init(
    _ workspace: Workspace, program: String = "/proc/self/exe",
    limits: ProcessLimits = ProcessLimits()
  ) {
    self.workspace = workspace
    self.program = program
    self.limits = limits
  }

  /// Of the process that is running; nil where none is.
  var processID: Int32? { process?.id }

  // MARK: The rules

  /// - Throws: `UnknownName`.
  package func filter(_ name: String) throws -> Filter {
    let (declaration, expression) = try workspace.filter(name)
    return expression.filter { ordinal, source in
      ConfinedContactRule(rules: self, declaration, ordinal: ordinal, source: source)
    }
  }

  /// In the order of the files.
  package var eligibilityRules: [any EligibilityRule] {
    workspace.declarations.compactMap { declaration in
      guard case .eligibilityRule(let message) = declaration.body else { return nil }
      return ConfinedEligibilityRule(message: message, rules: self, declaration)
    }
  }

  /// In the order of the files.
  package var fillers: [any Filler] {
    workspace.declarations.compactMap { declaration in
      guard case .filler(let variable) = declaration.body else { return nil }
      return ConfinedFiller(variable: variable, rules: self, declaration)
    }
  }

  /// In the order of the files.
  package var verdictRules: [any VerdictRule] {
    workspace.declarations.compactMap { declaration in
      guard case .verdictRule = declaration.body else { return nil }
      return ConfinedVerdictRule(rules: self, declaration)
    }
  }

  /// In the order of the files.
  package var hooks: [any Hook] {
    workspace.declarations.compactMap { declaration in
      guard case .hook = declaration.body else { return nil }
      return ConfinedHook(rules: self, declaration)
    }
  }

  // MARK: Questions

  /// Asks about `rows`, a batch at a time.
  /// - Parameter take: what an answer's body holds; nil for one of another kind.
  /// - Throws: `RuleError`.
  func ask<Answer>(
    _ key: RuleFunction.Key, at source: SourceLocation, _ contacts: ContactTable, rows: [Int],
    in context: RuleContext, take: (RuleAnswer.Body) -> [Answer]?
  ) throws(RuleError) -> [Answer] {
    var answers: [Answer] = []
    answers.reserveCapacity(rows.count)
    while answers.count < rows.count {
      let batch = contacts.batch(of: rows[answers.count...])
      if let fault = contacts.fault(ofMessageAbout: batch) {
        throw error(fault, key, source, contacts, batch)
      }
      let question = RuleQuestion(
        kind: key.kind, name: key.name, ordinal: key.ordinal,
        context: RuleQuestion.Context(context),
        contacts: RuleQuestion.Contacts(contacts, rows: batch))
      let body: RuleAnswer.Body
      do throws(ProcessEnd) {
        body = try answer(to: question)
      } catch {
        throw died(error, key, source, contacts, batch)
      }
      if case .failed(let error) = body { throw error }
      // The first of them alone where the answers of all would be too long.
      guard let values = take(body), 1...batch.count ~= values.count else {
        throw died(.nonsense, key, source, contacts, batch)
      }
      answers += values
    }
    return answers
  }

  private func died(
    _ end: ProcessEnd, _ key: RuleFunction.Key, _ source: SourceLocation,
    _ contacts: ContactTable, _ batch: ArraySlice<Int>
  ) -> RuleError {
    process = nil
    return error(.died(end.words, contacts: batch.count), key, source, contacts, batch)
  }

  private func error(
    _ fault: RuleError.Fault, _ key: RuleFunction.Key, _ source: SourceLocation,
    _ contacts: ContactTable, _ batch: ArraySlice<Int>
  ) -> RuleError {
    RuleError(
      kind: key.kind, name: key.name, source: source, contact: contacts.ids[batch.first ?? 0],
      fault: fault)
  }

  private func answer(to question: RuleQuestion) throws(ProcessEnd) -> RuleAnswer.Body {
    let process = try running()
    let message: [UInt8]
    do { message = Array(try JSONEncoder().encode(question)) } catch { throw .nonsense }
    let answer = try Self.read(process.answer(to: message, within: limits.batch))
    // The limit is of its whole life: one that has used half of it must not meet it amid a question.
    if answer.cpuMilliseconds > limits.cpuSeconds * 500 { self.process = nil }
    if case .unready(let reason) = answer.body { throw .unready(reason) }
    return answer.body
  }

  private func running() throws(ProcessEnd) -> ConfinedProcess {
    if let process { return process }
    let started = try ConfinedProcess(program: program, arguments: arguments)
    let greeting = try Self.read(started.greeting(within: limits.batch))
    if case .unready(let reason) = greeting.body { throw .unready(reason) }
    process = started
    return started
  }

  private static func read(_ message: [UInt8]) throws(ProcessEnd) -> RuleAnswer {
    do { return try JSONDecoder().decode(RuleAnswer.self, from: Data(message)) } catch {
      throw .nonsense
    }
  }

  /// What the environment would say, which the process does not get.
  private var arguments: [String] {
    var arguments = [
      Self.command, "--directory", workspace.directory, "--sources", workspace.sources.digest,
      "--cpu-seconds", "\(limits.cpuSeconds)", "--memory", "\(limits.memory)",
      "--open-files", "\(limits.openFiles)", "--zones", ZoneDirectory.system.path,
    ]
    if let home = Installation.home { arguments += ["--home", home] }
    return arguments
  }

  /// The program's command that serves.
  package static let command = "rule-service"
}
