import PerigeeCore
import PerigeeDispatch
import PerigeeMail
import PerigeeSQLite
import StoreFixtures
import Synchronization
import TestSupport

/// The stores that the tests run on.
enum StoreKind: String, CaseIterable { case memory, sqlite }

/// A store with engaged contacts a minute apart, two emails each three days apart, and a server in memory.
final class DispatchWorld {
  let store: any Store
  let transport = FaultyTransport()
  var now = StoreFixtures.now
  let sender: Sender
  private var leases: Int64 = 10
  /// How many connections were made.
  private(set) var connections = 0

  private init(_ store: any Store, contacts: Int, quota: Quota) throws {
    self.store = store
    sender = Sender(
      email: StoreFixtures.anna, name: "Anna", zone: .utc,
      window: Window(days: Set(Weekday.allCases), hours: 0..<24), quota: quota)
    try StoreFixtures.fill(store, count: contacts)
    let query = ContactQuery(.all, variables: ["first_name", "company"])
    let (table, version) = try store.read {
      (try StoreFixtures.table($0, query), try $0.version)
    }
    let plan = StoreFixtures.plan(
      table, sequence: try StoreFixtures.sequence("intro", isEmail: [true, true]),
      senders: [StoreFixtures.anna])
    _ = try store.write {
      try $0.engage(plan, version: version, by: StoreFixtures.anna, at: StoreFixtures.now)
    }
  }

  static func with(
    _ kind: StoreKind, contacts: Int, quota: Quota = .default,
    _ body: (DispatchWorld) throws -> Void
  ) throws {
    switch kind {
    case .memory: try body(DispatchWorld(MemoryStore(), contacts: contacts, quota: quota))
    case .sqlite:
      let folder = try TemporaryFolder()
      try body(
        DispatchWorld(
          try SQLiteStore(path: "\(folder.path)/perigee.db"), contacts: contacts, quota: quota))
    }
  }

  static func holder(_ number: Int64) -> DispatchLease.Holder {
    DispatchLease.Holder(host: "here", process: number, start: "x")
  }

  func desk(_ settings: DispatchSettings = .init()) -> SendingDesk {
    let team = Team(zone: .utc, senders: [sender], defaultUser: sender.email)
    return SendingDesk(
      store: store, team: team, user: sender.email, settings: settings,
      now: { [unowned self] in now })
  }

  /// Sends what is due now.
  /// - Parameter newTeam: what the team's file says from then on.
  func dispatch(
    sessions: Int = 1, once: Bool = true, hooks: (any EmailHooks)? = nil,
    newTeam: () -> Dispatcher.NewTeam? = { nil }, isStopping: () -> Bool = { false }
  ) throws {
    let desk = desk(DispatchSettings(sessionsPerSender: sessions))
    leases += 1
    try desk.open(as: Self.holder(leases), at: now) { _ in true }
    transport.now = now
    let dispatcher = Dispatcher(
      desk, senders: [sender], hooks: hooks, leaseNow: { [now] in now }
    ) { _ in
      self.connections += 1
      return self.transport
    }
    try dispatcher.run(once: once, isStopping: isStopping, newTeam: newTeam)
    try desk.close()
  }

  func enrollments() throws -> [Enrollment] {
    try store.read { reader in
      var contacts: [EmailAddress] = []
      try reader.contacts(ContactQuery(.all, variables: [])) { table in
        contacts += (0..<table.count).map { table.email($0) }
      }
      return try contacts.flatMap { try reader.enrollments(of: $0) }.sorted { $0.id < $1.id }
    }
  }

  func states(step: Int) throws -> [Sending.State] {
    try enrollments().map { $0.sendings[step - 1].state }
  }

  func status() throws -> DispatchStatus {
    try store.read { try $0.dispatchStatus(now: now, today: StoreFixtures.now - Milliseconds.day) }
  }

  /// The moments at which a window that ends there was over the quota, by what the server took.
  func excess(_ quota: Quota) -> [Instant] {
    let moments = transport.sent.map(\.at)
    return moments.filter { end in
      [(quota.perHour, Milliseconds.hour), (quota.perDay, Milliseconds.day)].contains {
        limit, length in
        moments.count { end - length < $0 && $0 <= end } > limit ?? .max
      }
    }
  }
}

/// A server in memory that can fail; what it took is what it says.
///
/// Several sessions may use it at once; what it shall do is set only while none does.
final class FaultyTransport: MailTransport, @unchecked Sendable {
  struct Taken {
    var id: MessageID
    var step: Int
    var at: Instant
  }

  var now = StoreFixtures.now
  private let log = Mutex(Log())

  private struct Log {
    var tried = 0
    var sent: [Taken] = []
  }

  /// What it took, in order; a follow-up is one that answers.
  var sent: [Taken] { log.withLock { $0.sent } }
  var tried: Int { log.withLock { $0.tried } }
  /// By the number of the attempt, from 1; nil takes the email.
  var answer: (Int) -> SendOutcome? = { _ in nil }
  var beforeMarker: () throws -> Void = {}

  func close() {}

  func send(
    _ message: OutgoingMessage, beforeEnd: @escaping () throws -> Void
  ) throws -> SendOutcome {
    let number = log.withLock { log in
      log.tried += 1
      return log.tried
    }
    let outcome = answer(number) ?? .sent(SMTPReply(code: 250, text: "ok"))
    switch outcome {
    case .later(.unreachable), .later(.encryption), .senderRefused(.noLogin): return outcome
    default: break
    }
    try beforeMarker()
    do { try beforeEnd() } catch { return .brokenOff }
    // One of which nobody knows may be there, too.
    switch outcome {
    case .sent, .unknown:
      let text = String(decoding: message.bytes, as: UTF8.self)
      let taken = Taken(id: message.id, step: text.contains("In-Reply-To") ? 2 : 1, at: now)
      log.withLock { $0.sent.append(taken) }
    default: break
    }
    return outcome
  }
}
