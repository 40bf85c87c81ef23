import FoundationEssentials
import Glibc
import PerigeeCore

/// The inside of a confined process: reads a workspace's rules, and answers questions about batches of
/// contacts until nobody asks any more.
package struct RuleService {
  private let rules: RulePool
  private let channel: MessageChannel

  /// Confines this process, reads the workspace, and serves. Standard input is the socket.
  ///
  /// - Parameters:
  ///   - directory: the workspace's.
  ///   - sources: the digest of its files as the asker read them. With other files the process does not
  ///     begin: its answers would be about rules that nobody looked at.
  package static func run(directory: String, sources: String, limits: ProcessLimits) {
    let channel = MessageChannel(descriptor: STDIN_FILENO)
    do {
      try limits.enter(writesFiles: false)
      let workspace = try Workspace.load(at: directory)
      guard workspace.sources.digest == sources else {
        throw ProcessEnd.unready("the workspace's files were changed after they were read")
      }
      let service = RuleService(rules: RulePool(workspace), channel: channel)
      try service.say(.ready)
      while true { try service.answer(channel.receive(by: nil)) }
    } catch is MessageChannel.Failure {
      // Nobody asks any more.
    } catch {
      let words = (error as? ProcessEnd)?.words ?? plainWords(of: error)
      // Where nobody listens any more there is nobody to tell.
      try? RuleService.say(.unready(words), on: channel)
    }
  }

  private func answer(_ message: [UInt8]) throws {
    let question = try JSONDecoder().decode(RuleQuestion.self, from: Data(message))
    do {
      try say(body(question))
    } catch let error as RuleError {
      try say(.failed(error))
    }
  }

  private func body(_ question: RuleQuestion) throws -> RuleAnswer.Body {
    guard let contacts = question.contacts.table() else { throw ProcessEnd.nonsense }
    let rows = Array(0..<contacts.count)
    let context = try question.context.context()
    if question.kind == .filler {
      guard let filler = rules.fillers.first(where: { $0.name == question.name }) else {
        throw UnknownName(kind: .filler, name: question.name)
      }
      return .values(try values(of: filler, contacts, in: context))
    }
    if question.kind == .verdictRule {
      guard let rule = rules.verdictRules.first(where: { $0.name == question.name }) else {
        throw UnknownName(kind: .verdictRule, name: question.name)
      }
      return .values(try rule.verdicts(contacts, in: context))
    }
    if question.kind == .hook {
      guard let hook = rules.hooks.first(where: { $0.name == question.name }) else {
        throw UnknownName(kind: .hook, name: question.name)
      }
      return .values(try hook.answers(contacts, in: context))
    }
    return .holds(try contactRule(question).holds(contacts, rows: rows, in: context))
  }

  /// As many contacts are asked about before it is seen how long their answers are.
  private static let step = 64

  /// Of the first contacts, as many as one message holds; whoever asked asks about the others again.
  private func values(
    of filler: any Filler, _ contacts: ContactTable, in context: RuleContext
  ) throws -> [String?] {
    var values: [String?] = []
    var bytes = 0
    while values.count < contacts.count, bytes < MessageChannel.text {
      let rows = values.count..<min(values.count + Self.step, contacts.count)
      let more = try filler.fill(contacts, rows: Array(rows), in: context)
      bytes += more.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
      values += more
    }
    return values
  }

  private func contactRule(_ question: RuleQuestion) throws -> any ContactRule {
    let rule: (any ContactRule)?
    if question.kind == .eligibilityRule {
      rule = rules.eligibilityRules.first { $0.name == question.name }
    } else {
      rule = try rules.filterRule(question.name, ordinal: question.ordinal)
    }
    guard let rule else { throw UnknownName(kind: question.kind.nameKind, name: question.name) }
    return rule
  }

  private func say(_ body: RuleAnswer.Body) throws { try Self.say(body, on: channel) }

  private static func say(_ body: RuleAnswer.Body, on channel: MessageChannel) throws {
    let answer = RuleAnswer(body: body, cpuMilliseconds: cpuMilliseconds)
    try channel.send(Array(JSONEncoder().encode(answer)), by: nil)
  }

  private static var cpuMilliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
