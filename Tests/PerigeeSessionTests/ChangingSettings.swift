import PerigeeCore
import PerigeeSession
import PerigeeWorkspace
import TestSupport

/// A team whose settings change between two engagements, with all that the tests know of it: what
/// `perigee.lua` said each time, and the plans that were committed.
final class ChangingSettings {
  /// A sender as `perigee.lua` declares it.
  struct Declared: Equatable {
    var email: EmailAddress
    var perHour: Int?
    var perDay: Int?
    var days: String
    var hours: Range<Int>
    var closed: [String]
    var zone: String
    var isEnabled = true

    var quotaWords: String {
      let parts = [perHour.map { "\($0)/hour" }, perDay.map { "\($0)/day" }].compactMap { $0 }
      return parts.isEmpty ? "no limit" : parts.joined(separator: ", ")
    }

    fileprivate var lua: String {
      let limits = [perHour, perDay].map { $0.map { "\($0)" } ?? "perigee.no_limit" }
      let quota = "{ per_hour = \(limits[0]), per_day = \(limits[1]) }"
      let dates = closed.map { "\"\($0)\"" }.joined(separator: ", ")
      let window =
        "{ days = \"\(days)\", hours = \"\(padded(hours.lowerBound, 2)):00-"
        + "\(padded(hours.upperBound, 2)):00\", closed = { \(dates) } }"
      return "{ email = \"\(email)\", name = \"S\", role = \"manager\", time_zone = \"\(zone)\", "
        + "quota = \(quota), window = \(window), enabled = \(isEnabled) },\n"
    }

    /// Whether the sender works at `instant`.
    func isOpen(_ instant: Instant, _ zone: Zone) -> Bool {
      let local = zone.local(instant)
      return hours.contains(local.hour) && works(local.day) && !closed.contains("\(local.day)")
    }

    func works(_ day: Day) -> Bool {
      let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
      let ends = days.split(separator: "-").compactMap { names.firstIndex(of: String($0)) }
      return ends[0] <= day.weekday.rawValue && day.weekday.rawValue <= ends[1]
    }
  }

  /// One that was committed, with the settings that held.
  struct Committed {
    var id: Engagement.ID
    var plan: Plan
    var declared: [Declared]
  }

  var random: SplitMix64
  var declared: [Declared] = []
  var sequences = ["one", "two"]
  private(set) var committed: [Committed] = []
  let store = MemoryStore()
  private let workspace: TemporaryWorkspace
  private let spread: Bool

  init(seed: Int) throws {
    random = SplitMix64(seed: UInt64(seed))
    workspace = try TemporaryWorkspace()
    spread = Bool.random(using: &random)
    declared = try ["ann", "bob"].map { try drawn(EmailAddress("\($0)@acme.example")) }
    var batch = ContactBatch(variables: ["first_name"])
    for index in 0..<90 {
      batch.emails.append("c\(index)@x.example".utf8)
      batch.owners.append(declared[index % 2].email.text.utf8)
      batch.statuses.append(nil)
      batch.columns[0].append("N\(index)".utf8)
    }
    _ = try store.write { try $0.upsert(batch, onExisting: .fill, list: nil) }
  }

  private func drawn(_ email: EmailAddress) -> Declared {
    let start = Int.random(in: 7...12, using: &random)
    return Declared(
      email: email, perHour: [1, 2, 3, 5, 6, 12, nil].randomElement(using: &random) ?? nil,
      perDay: [4, 7, 10, 12, 30].randomElement(using: &random),
      days: ["mon-fri", "tue-sat", "mon-sun"].randomElement(using: &random) ?? "mon-fri",
      hours: start..<start + Int.random(in: 2...9, using: &random),
      closed: [["2026-11-25"], [], ["2026-11-24", "2026-12-01"]].randomElement(using: &random)
        ?? [],
      zone: ["Europe/Paris", "Asia/Tokyo", "America/New_York", "Asia/Kolkata"].randomElement(
        using: &random)
        ?? "Europe/Paris")
  }

  /// Changes some of the settings of some senders.
  func changeSettings() {
    for index in declared.indices {
      let other = drawn(declared[index].email)
      if Bool.random(using: &random) {
        (declared[index].perHour, declared[index].perDay) = (other.perHour, other.perDay)
      }
      if Bool.random(using: &random) { declared[index].hours = other.hours }
      if Bool.random(using: &random) { declared[index].days = other.days }
      if Bool.random(using: &random) { declared[index].closed = other.closed }
      if Bool.random(using: &random) { declared[index].zone = other.zone }
    }
  }

  func session(now: String) throws -> Session {
    let team = """
      local perigee = require "perigee"
      return perigee.team { time_zone = "Europe/Paris", default_user = "boss@acme.example", senders = {
        { email = "boss@acme.example", name = "Boss", role = "manager" },
        \(declared.map(\.lua).joined())
      } }
      """
    try workspace.folder.write(team, to: "perigee.lua")
    for name in ["one", "two"] {
      let path = "sequences/\(name).lua"
      guard sequences.contains(name) else {
        try workspace.folder.remove(path)
        continue
      }
      let steps = """
        { subject = "Hi {{ first_name }}", body = "Hello" },
        { after = 2, at = "10:00", task = "Call" }, { after = 1, body = "Again" },
        """
      try workspace.folder.write(Program.sequence(name, steps: steps), to: path)
    }
    return try Session(
      workspace: try Workspace.load(at: workspace.path), user: nil, now: Instant(rfc3339: now),
      openStore: { self.store })
  }

  /// The order for a third of the contacts.
  func order(_ sequence: String, part: Int) throws -> PlanOrder {
    var order = PlanOrder(
      sequence: sequence,
      contacts: .emails(
        try (part * 30..<part * 30 + 30).map { try EmailAddress("c\($0)@x.example") }),
      senders: .owners)
    if spread { order.mode = .spread(Spread(perDay: 9, perHour: 4)) }
    order.fit = .truncate
    return order
  }

  func engage(_ order: PlanOrder, now: String) throws {
    let session = try session(now: now)
    let proposal = try session.plan(order)
    guard proposal.plan.count > 0 else { return }
    let outcome = try session.engage(proposal)
    committed.append(
      Committed(id: outcome.engagement, plan: proposal.plan, declared: declared))
  }

  /// When emails of `sender` go out that were committed with `engagement` or before it, ascending: what
  /// waits for a task has no moment, but in the plan itself, which had placed it.
  func emails(of sender: EmailAddress, upTo engagement: Engagement.ID? = nil) -> [Instant] {
    committed.filter { $0.id <= engagement ?? $0.id }.flatMap { committed -> [Instant] in
      let plan = committed.plan
      return (0..<plan.count).flatMap { row -> [Instant] in
        guard plan.senders[plan.sender(of: row)].sender.email == sender else { return [] }
        return plan.sequence.steps.indices.filter {
          plan.sequence.steps[$0].isEmail
            && (committed.id == engagement || !Self.isBehindTask($0, plan))
        }.map { plan.time(row, step: $0) }
      }
    }.sorted()
  }

  static func isBehindTask(_ step: Int, _ plan: Plan) -> Bool {
    plan.sequence.steps[..<step].contains { !$0.isEmail }
  }
}
