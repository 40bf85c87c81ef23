package import PerigeeCore
package import PerigeeWorkspace

/// What a person can do in a workspace: the one list of operations behind the command line and the
/// Lua API alike.
///
/// The acting user and `now` are fixed when it is made; nothing below reads a clock.
package final class Session {
  /// The workspace's rules, asked in Lua states of this session's own.
  package let rules: RulePool
  /// Who acts, in the log and by role.
  package private(set) var user: Sender
  /// The moment of everything that it does.
  package let now: Instant
  /// Called between batches of long work; it throws where the work is not wanted any more.
  package let checkpoint: () throws -> Void
  /// How far long work is: so many of so many, and of what: "contacts".
  package typealias Progress = (_ done: Int, _ total: Int, _ unit: String) -> Void
  /// Told now and then; nil where nobody looks.
  package var progress: Progress?
  /// Which automation acts, in the name of `user`; nil for a person.
  package let automation: AutomationActor?
  private let openStore: () throws -> any Store
  private let committed: (LogEntry) -> Void
  /// What the transaction that runs has recorded so far.
  private var recorded: [LogEntry] = []
  private var openedStore: (any Store)?
  /// Asked about incoming mail, in the order of the files.
  private(set) lazy var verdictRules = rules.verdictRules
  private var hasRegistered = false

  /// - Parameters:
  ///   - user: the address from `--as` or `PERIGEE_USER`; nil for the workspace's default.
  ///   - checkpoint: called between batches of long work; what it throws ends the work.
  ///   - committed: told each entry of the log when its transaction is committed.
  ///   - automation: which automation acts; it does so as a member, whoever it is.
  ///   - openStore: called on first use, so that what needs no data opens no database.
  /// - Throws: `UnknownName` where the user is no sender of the team.
  package init(
    workspace: Workspace, user: String?, now: Instant,
    checkpoint: @escaping () throws -> Void = {},
    committed: @escaping (LogEntry) -> Void = { _ in }, automation: AutomationActor? = nil,
    openStore: @escaping () throws -> any Store
  ) throws {
    self.rules = RulePool(workspace)
    var sender = try Self.sender(user, workspace.team)
    if automation != nil { sender.role = .member }
    self.user = sender
    self.automation = automation
    self.now = now
    self.checkpoint = checkpoint
    self.committed = committed
    self.openStore = openStore
  }

  private init(_ session: Session, now: Instant, store: (any Store)?, _ actor: AutomationActor?) {
    rules = session.rules
    user = session.user
    automation = actor
    self.now = now
    checkpoint = session.checkpoint
    committed = { _ in }
    openStore = session.openStore
    openedStore = store ?? session.openedStore
    verdictRules = session.verdictRules
  }

  /// What is asked before emails go, in the order of the files.
  package var hooks: [any Hook] { rules.hooks }

  /// From now on verdict rules are asked in a process of their own: for processes that live long.
  package func confineVerdictRules() { verdictRules = ConfinedRules(workspace).verdictRules }

  /// The same person in the same workspace at another moment, or with a copy of the store.
  /// - Parameter store: nil for the one that is open.
  package func moved(to now: Instant, store: (any Store)? = nil) -> Session {
    Session(self, now: now, store: store, automation)
  }

  /// An automation in the same workspace and store, for what commits nothing.
  /// - Parameter user: in whose name; nil for the workspace's default user.
  package func acting(as automation: AutomationActor, user: EmailAddress?) throws -> Session {
    let session = Session(self, now: now, store: try store, automation)
    session.user = try Self.sender(user?.text, team)
    session.user.role = .member
    return session
  }

  /// Who acts, as the log says it.
  var actor: EmailAddress { automation?.address ?? user.email }

  /// As it was read when the session was made.
  package var workspace: Workspace { rules.workspace }
  package var team: Team { workspace.team }

  /// What rules are told where no plan is made.
  package var ruleContext: RuleContext {
    RuleContext(now: now, zone: team.zone, senders: team.senders.map(\.email))
  }

  /// Opened when it is first asked for.
  package var store: any Store {
    get throws {
      if let openedStore { return openedStore }
      let store = try openStore()
      openedStore = store
      return store
    }
  }

  /// Runs `body` as one transaction of the store, and tells what it recorded once that is committed.
  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    recorded = []
    let result = try store.write { writer in
      if !hasRegistered { try registerAutomations(writer) }
      writer.act(as: automation?.origin)
      let result = try body(writer)
      if !recorded.isEmpty { try noteEffect(writer) }
      return result
    }
    hasRegistered = true
    recorded.forEach(committed)
    return result
  }

  private static func sender(_ user: String?, _ team: Team) throws -> Sender {
    let known = team.senders.map(\.email.text)
    let email: EmailAddress
    do { email = try user.map { try EmailAddress($0) } ?? team.defaultUser } catch {
      throw UnknownName(kind: .actingUser, name: user ?? "", known: known)
    }
    guard let sender = team.sender(email) else {
      throw UnknownName(kind: .actingUser, name: email.text, known: known)
    }
    return sender
  }

  /// The address in `text`.
  /// - Throws: `SessionError.invalidAddress`.
  package static func address(_ text: String) throws -> EmailAddress {
    do { return try EmailAddress(text) } catch { throw SessionError.invalidAddress(text, error) }
  }

  /// - Throws: `SessionError.managersOnly` where the acting user is none, `AutomationError.forManagers` for
  ///   an automation.
  func requireManager(_ action: String) throws {
    guard user.role == .manager else {
      let managers = team.senders.filter { $0.role == .manager }.map(\.email.text)
      if let automation {
        throw AutomationError.forManagers(
          automation: automation.name, action: action, managers: managers)
      }
      throw SessionError.managersOnly(action: action, user: user.email, managers: managers)
    }
  }

  /// An entry for the transaction that runs to record.
  func entry(_ action: LogEntry.Action, _ subject: String, _ detail: String) -> LogEntry {
    let entry = LogEntry(
      at: now, user: actor, action: action, subject: subject, detail: detail)
    recorded.append(entry)
    return entry
  }
}
