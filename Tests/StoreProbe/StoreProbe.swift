import Glibc
import PerigeeCore
import PerigeeSQLite
import StoreFixtures

/// A process of its own for the tests that kill one, limit its disk or let two write at once, and
/// for measurements: `StoreProbe import|engage|rollback|scan|append|version <database> [count]`,
/// `StoreProbe backup <database> <file>`, `StoreProbe stop <database> <domain>`, `StoreProbe claim <database> <count>`,
/// and `StoreProbe toggle <database> <milliseconds> <address>`.
@main
enum StoreProbe {
  static func main() {
    // A write past RLIMIT_FSIZE is to be an error, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try run(CommandLine.arguments)
    } catch {
      print("error: \(error)")
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    guard arguments.count >= 3 else {
      print(
        "usage: StoreProbe import|engage|rollback|stop|claim|scan|append|toggle|version <database> [count]"
      )
      exit(2)
    }
    let count = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0
    let store = try SQLiteStore(path: arguments[2])
    print("ready")
    fflush(nil)
    let start = ContinuousClock.now
    switch arguments[1] {
    case "import": try importContacts(store, count: count)
    case "engage": try engage(store)
    case "rollback": try store.write { try $0.rollBack(Engagement.ID(1), at: StoreFixtures.now) }
    case "stop": try stop(store, domain: arguments.last ?? "")
    case "claim": try claim(store, count: count)
    case "scan": try scan(store)
    case "backup": try store.backUp(to: arguments.last ?? "")
    case "append": try append(store, count: count)
    case "toggle":
      try toggle(
        store, EmailAddress(normalised: arguments.last ?? ""), milliseconds: Int32(count))
    case "version": print(try store.read { try $0.version })
    default: exit(2)
    }
    print("done \(ContinuousClock.now - start)")
  }

  /// Imports as `perigee import` does: batches, one transaction.
  private static func importContacts(_ store: SQLiteStore, count: Int) throws {
    var making = Duration.zero
    try store.write { writer in
      for start in stride(from: 0, to: count, by: 8_192) {
        let moment = ContinuousClock.now
        let batch = StoreFixtures.batch(start..<min(count, start + 8_192))
        making += ContinuousClock.now - moment
        _ = try writer.upsert(batch, onExisting: .fill, list: "all")
      }
    }
    print("of which making the rows took \(making)")
  }

  /// Engages everybody in list `all` with three steps and three frozen variables.
  private static func engage(_ store: SQLiteStore) throws {
    let query = ContactQuery(
      .list("all"), variables: ["first_name", "company", "city"], histories: true)
    let (table, version) = try store.read {
      (try StoreFixtures.table($0, query), try $0.version)
    }
    let senders = (0..<20).map { EmailAddress(normalised: "sender\($0)@acme.example") }
    let plan = StoreFixtures.plan(
      table, sequence: try StoreFixtures.sequence(), senders: senders)
    let start = ContinuousClock.now
    let outcome = try store.write {
      try $0.engage(plan, version: version, by: StoreFixtures.anna, at: StoreFixtures.now)
    }
    print("engaged \(outcome.enrolled) in \(ContinuousClock.now - start)")
  }

  /// Stops everybody of a domain as a new entry of the blacklist does.
  private static func stop(_ store: SQLiteStore, domain: String) throws {
    let entry = BlacklistEntry(
      subject: .domain(domain), reason: .customer, addedBy: StoreFixtures.anna,
      addedAt: StoreFixtures.now)
    let start = ContinuousClock.now
    let stopped = try store.write { writer in
      _ = try writer.addToBlacklist([entry])
      return try writer.apply(
        entry.event, to: entry.scope, reason: "blacklisted", by: StoreFixtures.anna,
        at: StoreFixtures.now)
    }
    print("stopped \(stopped.count) in \(ContinuousClock.now - start)")
  }

  /// Takes emails in hand as a dispatcher does, sends each at once, and says what a claim takes.
  private static func claim(_ store: SQLiteStore, count: Int) throws {
    let senders = try store.read { Array(try $0.load(from: StoreFixtures.now).keys).sorted() }
    let now = StoreFixtures.now + Milliseconds.day
    let lease = try store.write {
      try $0.takeLease(
        for: DispatchLease.Holder(host: "here", process: 1, start: "x"), now: now,
        until: now + Milliseconds.day, isGone: { _ in true }
      ).lease
    }
    var claimed = 0
    var times: [Duration] = []
    while claimed < count {
      for sender in senders {
        let order = ClaimOrder(
          lease: lease.fence, sender: sender, quota: Quota(perHour: 100_000, perDay: 1_000_000),
          limit: 8, now: now, from: StoreFixtures.now, user: StoreFixtures.anna)
        let start = ContinuousClock.now
        _ = try store.read { try $0.nextEmail(of: sender) }
        let claims = try store.write { try $0.claim(order) }.claims
        times.append(ContinuousClock.now - start)
        guard !claims.isEmpty else { return print("nothing is due any more") }
        claimed += claims.count
        try send(claims, store, now)
      }
    }
    // The median: what a claim takes where nothing else wants the disk.
    let median = times.sorted()[times.count / 2]
    print("claim \(median / .microseconds(1))")
  }

  private static func send(_ claims: [SendingClaim], _ store: SQLiteStore, _ now: Instant) throws {
    _ = try store.write { try $0.begin(claims.map(\.ticket), at: now) }
    try store.write { writer in
      for claim in claims {
        try writer.settle(claim.ticket, as: .sent("250 ok"), by: StoreFixtures.anna, at: now)
      }
    }
  }

  private static func scan(_ store: SQLiteStore) throws {
    for histories in [false, true] {
      let start = ContinuousClock.now
      var rows = 0
      let query = ContactQuery(
        variables: ["first_name", "company", "country"], sequence: "intro",
        histories: histories)
      try store.read { reader in try reader.contacts(query) { rows += $0.count } }
      print("\(rows) contacts, histories \(histories): \(ContinuousClock.now - start)")
    }
    let start = ContinuousClock.now
    let load = try store.read { try $0.load(from: StoreFixtures.now) }
    print("load \(load.values.map(\.count).reduce(0, +)): \(ContinuousClock.now - start)")
    let report = ContinuousClock.now
    _ = try store.read {
      try $0.report(sequence: "intro", now: StoreFixtures.now, next: 10)
    }
    print("report: \(ContinuousClock.now - report)")
  }

  /// Small transactions, one after the other, each of which plans would notice.
  private static func append(_ store: SQLiteStore, count: Int) throws {
    for number in 0..<count {
      try store.write {
        _ = try $0.addToBlacklist([
          BlacklistEntry(
            subject: .domain("\(number).\(getpid()).example"), reason: .other,
            addedBy: StoreFixtures.anna, addedAt: StoreFixtures.now)
        ])
        try $0.record(
          LogEntry(
            at: StoreFixtures.now, user: StoreFixtures.anna, action: .editContact,
            subject: "\(getpid())", detail: "\(number)"))
      }
    }
  }

  /// Changes a contact's status every so many milliseconds, until standard input ends.
  private static func toggle(
    _ store: SQLiteStore, _ contact: EmailAddress, milliseconds: Int32
  ) throws {
    var changes = 0
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    repeat {
      let status: ContactStatus = changes.isMultiple(of: 2) ? .contacted : .replied
      try store.write { try $0.setStatus(status, of: [contact]) }
      changes += 1
      print("changed \(changes)")
      fflush(nil)
    } while poll(&input, 1, milliseconds) == 0
  }
}
