import PerigeeCore
import PerigeeSQLite
import PerigeeSession
import PerigeeWorkspace
import TestSupport
import Testing

/// Every sentence of `explain`, `check` and `diff` against a slow checker that computes the cause anew
/// from what `perigee.lua` said and from single emails: it knows no slots, places or ledgers.
@Suite("What is said after settings have changed")
struct ChangingSettingsTests {
  private static let seeds = 0..<24

  private func world(_ seed: Int) throws -> ChangingSettings {
    let world = try ChangingSettings(seed: seed)
    try world.engage(world.order("one", part: 0), now: "2026-11-23T07:20:00+01:00")
    world.changeSettings()
    // Also backwards in time, before what the first engagement has planned.
    let second = ["2026-11-23T07:30:00+01:00", "2026-11-24T12:00:00+01:00"]
    try world.engage(world.order("two", part: 1), now: second[seed % 2])
    world.changeSettings()
    return world
  }

  @Test("explain gives each hour the cause that held when the plan was made", arguments: seeds)
  func explain(seed: Int) throws {
    let world = try world(seed)
    let session = try world.session(now: "2026-11-25T09:00:00+01:00")
    for committed in world.committed {
      for row in 0..<committed.plan.count {
        let checker = ExplanationChecker(world: world, committed: committed, row: row)
        let explanation = try session.explain(committed.plan.contact(row))
        let faults = try checker.faults(explanation)
        #expect(faults.isEmpty, "seed \(seed): \(faults)\n\(explanation.text())")
      }
    }
  }

  @Test("An engagement of 0.1.0 says that its settings were not kept, and guesses nothing")
  func oldEngagement() throws {
    let workspace = try TemporaryWorkspace(Program.smallWorkspace)
    try workspace.folder.copy(
      "\(Checkout.path)/Tests/PerigeeSQLiteTests/Resources/perigee-0.1.0.db", to: "perigee.db")
    let session = try Session(
      workspace: try Workspace.load(at: workspace.path), user: nil,
      now: Instant(rfc3339: "2026-11-25T09:00:00+01:00"),
      openStore: { try SQLiteStore(path: "\(workspace.path)/perigee.db") })
    let explanation = try session.explain(EmailAddress("ann@x.example"))
    let explained = try #require(explanation.enrollments.first)
    #expect(explained.explanation == nil && explained.kept == nil && explained.changes.isEmpty)
    let text = explanation.text()
    #expect(text.contains("its settings were not kept (perigee 0.1.0 kept none)"), "\(text)")
    #expect(!text.contains("held back by") && text.contains("(Europe/Paris)"), "\(text)")
    let json = try JSONWriter.text { try explanation.write(to: &$0) }
    #expect(json.contains(#""binding": null, "waits": null}"#), "\(json)")
    #expect(json.contains(#""settings": null"#), "\(json)")
  }

  @Test("check counts what does not fit today, day by day", arguments: seeds)
  func check(seed: Int) throws {
    let world = try world(seed)
    if seed % 3 == 0 { world.declared[0].isEnabled = false }
    if seed % 4 == 0 { world.declared.removeLast() }
    if seed % 5 == 0 { world.sequences = ["two"] }
    let now = try Instant(rfc3339: "2026-11-25T09:00:00+01:00")
    let session = try world.session(now: "2026-11-25T09:00:00+01:00")
    let warnings = try session.warnings()
    let checker = CommittedChecker(world: world, session: session, now: now)
    #expect(warnings.map(checker.words) == (try checker.warnings()), "seed \(seed)")
    for warning in warnings where warning.kind == .beyondQuota {
      #expect(warning.emails == warning.days.reduce(0) { $0 + $1.emails })
    }
    // A report of the sequence marks the same.
    for name in ["one", "two"]
    where world.committed.contains(where: { $0.plan.request.sequence == name }) {
      let report = try session.report(name, next: 1_000)
      for sending in report.next where sending.isEmail {
        #expect(
          sending.mark == checker.mark(sending.sender, sending.at), "seed \(seed), \(sending)")
      }
    }
  }

  @Test("diff names the settings that changed, and who moves by it", arguments: seeds)
  func diff(seed: Int) throws {
    let world = try world(seed)
    let order = try world.order("one", part: 2)
    let now = "2026-11-25T09:00:00+01:00"
    let (before, old) = (try world.session(now: now).plan(order).plan, world.declared)
    world.changeSettings()
    let after = try world.session(now: now).plan(order).plan
    let difference = PlanDifference(from: PlanDocument(before), to: PlanDocument(after))
    #expect(difference.isEmpty == (before.digest == after.digest))
    let text = difference.text(limit: .max)
    for (then, now) in zip(old, world.declared) where then != now {
      let isInBoth = [before, after].allSatisfy {
        $0.senders.contains { $0.sender.email == then.email }
      }
      let wanted = "\(then.email)  quota \(then.quotaWords) → \(now.quotaWords)\n"
      let differs = then.quotaWords != now.quotaWords
      #expect(text.contains(wanted) == (differs && isInBoth), "seed \(seed)\n\(text)")
      let zones = "\(then.email)  time zone \(then.zone) → \(now.zone)\n"
      #expect(text.contains(zones) == (then.zone != now.zone && isInBoth), "seed \(seed)\n\(text)")
    }
    let moments = [before, after].map { plan in
      Dictionary(
        uniqueKeysWithValues: (0..<plan.count).map { row in
          (plan.contact(row).text, (0..<plan.steps).map { plan.time(row, step: $0) })
        })
    }
    for (contact, times) in moments[0] {
      let others = try #require(moments[1][contact])
      let moved = difference.changes.filter { entry in
        if case .moved = entry.change { entry.contact == contact } else { false }
      }
      // A moment's text has its zone's offset, so that an equal moment may be written otherwise.
      #expect(moved.count >= zip(times, others).count { $0 != $1 }, "seed \(seed), \(contact)")
    }
  }
}

/// Looks at one enrollment as rule 32 wants it explained.
struct ExplanationChecker {
  let world: ChangingSettings
  let committed: ChangingSettings.Committed
  let row: Int

  private var plan: Plan { committed.plan }
  private var sender: Sender { plan.senders[plan.sender(of: row)].sender }
  private var zone: Zone { sender.zone }
  private var declared: ChangingSettings.Declared {
    committed.declared.first { $0.email == sender.email }!
  }
  private var today: ChangingSettings.Declared {
    world.declared.first { $0.email == sender.email }!
  }

  func faults(_ answer: ContactExplanation) throws -> [String] {
    let explained = try #require(answer.enrollments.first)
    let explanation = try #require(explained.explanation)
    var faults = differenceFaults(explained)
    guard explanation.placements.count == plan.steps else { return faults + ["steps are missing"] }
    for (step, placement) in explanation.placements.enumerated() {
      if placement.at != plan.time(row, step: step) {
        faults.append("step \(step + 1) is elsewhere")
      }
      if placement.wanted != wanted(step) {
        faults.append("step \(step + 1) wanted another moment")
      }
      faults += waitFaults(placement, step)
    }
    for line in answer.text().split(separator: "\n") where line.contains(#/ \d\d:\d\d/#) {
      let isWindow = line.hasPrefix("  planned under") || line.hasPrefix("  today:")
      if !line.contains("(\(zone.name))"), !isWindow { faults.append("no zone in \(line)") }
    }
    return faults
  }

  /// Each setting that differs today, and no other.
  private func differenceFaults(_ explained: ContactExplanation.ExplainedEnrollment) -> [String] {
    let (then, now) = (declared, today)
    var wanted: Set<SettingChange.Setting> = []
    if then.quotaWords != now.quotaWords { wanted.insert(.quota) }
    if then.days != now.days { wanted.insert(.days) }
    if then.hours != now.hours { wanted.insert(.hours) }
    if then.closed != now.closed { wanted.insert(.closed) }
    if then.zone != now.zone { wanted.insert(.timeZone) }
    let found = Set(explained.changes.map(\.setting))
    return found == wanted ? [] : ["says that \(found) differ, and \(wanted) do"]
  }

  /// Rule 8, day by day.
  private func wanted(_ step: Int) -> Instant {
    guard step > 0 else { return plan.request.start }
    let before = zone.local(plan.time(row, step: step - 1))
    var (day, left) = (before.day, plan.sequence.steps[step].after)
    while left > 0 {
      day = day.adding(days: 1)
      if declared.works(day), !declared.closed.contains("\(day)") { left -= 1 }
    }
    let hour = plan.sequence.steps[step].hour ?? before.hour
    return zone.instants(of: day, hour: hour, minute: 0)[0]
  }

  private func waitFaults(_ placement: Explanation.Placement, _ step: Int) -> [String] {
    var faults: [String] = []
    // Every whole hour between is explained, once.
    var hour = placement.wanted
    if hour != zone.clockHourStart(containing: hour) {
      hour = zone.clockHourStart(containing: hour) + Milliseconds.hour
    }
    for wait in placement.waits {
      if wait.from != hour { faults.append("an hour is left out before \(wait)") }
      while hour < wait.to {
        if !holds(wait.cause, hour, step) { faults.append("not so at \(hour): \(wait.cause)") }
        hour = hour + Milliseconds.hour
      }
    }
    if hour < zone.clockHourStart(containing: placement.at) {
      faults.append("the last hours are left out")
    }
    return faults
  }

  private func holds(_ cause: Explanation.Cause, _ hour: Instant, _ step: Int) -> Bool {
    let local = zone.local(hour)
    let isClosed = declared.closed.contains("\(local.day)")
    switch cause {
    case .closedDate: return isClosed
    case .dayOff: return !isClosed && !declared.works(local.day)
    case .outsideHours:
      return !isClosed && declared.works(local.day) && !declared.hours.contains(local.hour)
    case .quotaPerHour(let limit):
      return limit == declared.perHour && isFull(hour, Milliseconds.hour, limit)
    case .quotaPerDay(let limit):
      return limit == declared.perDay && isFull(hour, Milliseconds.day, limit)
    case .spreadPerHour(let limit):
      return step == 0 && limit == 4 && halves(hour).contains { started($0, isDay: false) >= 4 }
    case .spreadPerDay(let limit):
      return step == 0 && limit == 9 && halves(hour).contains { started($0, isDay: true) >= 9 }
    case .unknown: return false
    }
  }

  /// Whether a window of `length` that has part of the hour is full, by what the planner knew when it
  /// left the hour.
  private func isFull(_ hour: Instant, _ length: Int64, _ limit: Int) -> Bool {
    guard declared.isOpen(hour, zone) else { return false }
    // Places that a spread's full hour keeps free count as used (rule 22).
    if case .spread = plan.request.mode, zone.offset(at: hour) % 3_600 != 0 { return true }
    let end = hour + Milliseconds.hour
    let earlier = world.committed.filter { $0.id < committed.id }.last
    let others = earlier.map { world.emails(of: sender.email, upTo: $0.id) } ?? []
    let own = plan.moments(of: sender.email).filter { $0 < end }
    let emails = others + own
    let ends = emails.filter { $0 >= hour && $0 < end + length } + [hour, end - 1]
    return ends.contains { end in emails.count { $0 > end - length && $0 <= end } >= limit }
  }

  /// The clock hour of Kolkata lies in two of Paris.
  private func halves(_ hour: Instant) -> [Instant] { [hour, hour + Milliseconds.hour / 2] }

  private func started(_ hour: Instant, isDay: Bool) -> Int {
    let team = plan.team.zone
    return (0..<plan.count).count { row in
      let start = plan.time(row, step: 0)
      return isDay
        ? team.localDay(of: start) == team.localDay(of: hour)
        : team.clockHourStart(containing: start) == team.clockHourStart(containing: hour)
    }
  }
}

extension Plan {
  /// When emails of `sender` go out.
  fileprivate func moments(of sender: EmailAddress) -> [Instant] {
    (0..<count).flatMap { row -> [Instant] in
      guard senders[self.sender(of: row)].sender.email == sender else { return [] }
      return sequence.steps.indices.filter { sequence.steps[$0].isEmail }
        .map { time(row, step: $0) }
    }
  }
}

/// Looks at every email by itself, and at every window that ends with one.
private struct CommittedChecker {
  let world: ChangingSettings
  let session: Session
  let now: Instant

  /// Code, whose, how many, and the days.
  func words(_ misfit: Misfit) -> String {
    let days = misfit.days.map { "\($0.day):\($0.emails)/\($0.planned)" }.joined(separator: " ")
    return "\(misfit.kind.rawValue) \(misfit.sender?.text ?? misfit.sequence ?? "") "
      + "\(misfit.emails)+\(misfit.tasks) \(days)"
  }

  func warnings() throws -> [String] {
    var warnings: [String] = []
    for email in ["ann@acme.example", "bob@acme.example"].map(EmailAddress.init(normalised:)) {
      let (emails, tasks) = (planned { $0 == email && $1 }, planned { $0 == email && !$1 })
      guard emails + tasks > 0 else { continue }
      guard let declared = world.declared.first(where: { $0.email == email }), declared.isEnabled
      else {
        let isGone = !world.declared.contains { $0.email == email }
        warnings.append(
          "\(isGone ? "unknown" : "disabled")_sender \(email) \(emails)+\(tasks) ")
        continue
      }
      let zone = try #require(session.team.sender(email)).zone
      for (code, times) in [
        ("beyond_quota", beyond(declared)), ("outside_window", outside(declared, zone)),
      ] where !times.isEmpty {
        warnings.append("\(code) \(email) \(times.count)+0 \(days(times, email, zone))")
      }
    }
    for name in ["one", "two"] where !world.sequences.contains(name) {
      let plans = world.committed.filter { $0.plan.request.sequence == name }
      let emails = planned(plans) { $1 }
      let tasks = planned(plans) { !$1 }
      if emails + tasks > 0 { warnings.append("unknown_sequence \(name) \(emails)+\(tasks) ") }
    }
    return warnings
  }

  func mark(_ sender: EmailAddress, _ at: Instant) -> Misfit.Kind? {
    guard let declared = world.declared.first(where: { $0.email == sender }) else {
      return .unknownSender
    }
    guard declared.isEnabled, let zone = session.team.sender(sender)?.zone else {
      return .disabledSender
    }
    if outside(declared, zone).contains(at) { return .outsideWindow }
    return beyond(declared).contains(at) ? .beyondQuota : nil
  }

  /// Takes emails one by one, and counts all that are taken for each.
  private func beyond(_ declared: ChangingSettings.Declared) -> [Instant] {
    var taken: [Instant] = []
    var beyond: [Instant] = []
    for email in world.emails(of: declared.email) where email > now - Milliseconds.day {
      let day = taken.count { $0 > email - Milliseconds.day }
      let hour = taken.count { $0 > email - Milliseconds.hour }
      let fits = day < declared.perDay ?? .max && hour < declared.perHour ?? .max
      if fits || email < now { taken.append(email) } else { beyond.append(email) }
    }
    return beyond
  }

  private func outside(_ declared: ChangingSettings.Declared, _ zone: Zone) -> [Instant] {
    // What is due has not gone: nobody sends here.
    world.emails(of: declared.email).filter { !declared.isOpen($0, zone) }
  }

  private func days(_ times: [Instant], _ sender: EmailAddress, _ zone: Zone) -> String {
    let all = world.emails(of: sender)
    return Set(times.map(zone.localDay(of:))).sorted().map { day in
      let counts = [times, all].map { times in times.count { zone.localDay(of: $0) == day } }
      return "\(day):\(counts[0])/\(counts[1])"
    }.joined(separator: " ")
  }

  /// What was missed waits as well.
  private func planned(
    _ plans: [ChangingSettings.Committed]? = nil, _ isMeant: (EmailAddress, Bool) -> Bool
  ) -> Int {
    (plans ?? world.committed).reduce(0) { count, committed in
      let plan = committed.plan
      return count
        + (0..<plan.count).reduce(0) { count, row in
          let sender = plan.senders[plan.sender(of: row)].sender.email
          return count
            + plan.sequence.steps.indices.count { step in
              !ChangingSettings.isBehindTask(step, plan)
                && isMeant(sender, plan.sequence.steps[step].isEmail)
            }
        }
    }
  }
}
