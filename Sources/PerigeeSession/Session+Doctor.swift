package import PerigeeCore
package import PerigeeWorkspace

// What a worried manager asks: is everything where a healthy workspace has it?
extension Session {
  /// All that is not, the gravest first; of a damaged database that alone, since what else it says may be wrong.
  /// - Parameters:
  ///   - files: what is wrong in files other than automations.
  ///   - grace: how long after its moment an email is due, in milliseconds.
  ///   - isGone: whether a holder of a lease is known not to live any more.
  package func symptoms(
    ofFiles files: [Finding] = [], grace: Int64 = Milliseconds.hour,
    isGone: (DispatchLease.Holder) -> Bool = { _ in false }
  ) throws -> [Symptom] {
    do { try store.examine() } catch StoreError.damaged(let location, let what) {
      return [symptom(ofDamage: what, at: location)]
    }
    let log = try verifyLog()
    return try store.read { reader in
      try symptomsOfLog(log) + files.map(symptom) + symptomsOfSending(grace, isGone, reader)
        + symptomsOfTasks(reader)
        + symptomsOfInboxes(reader) + symptomsOfNotifications(reader) + symptomsOfBackups(reader)
    } + symptomsOfAutomations(isGone) + symptomsOfZoneData()
      + misfits(hasSequences: files.isEmpty).map { misfit in
        Symptom(.misfit, misfit.fact, remedy: misfit.remedy, count: misfit.emails + misfit.tasks)
      }
  }

  /// - Parameter hasSequences: false where a file cannot be used: no sequence is gone then.
  private func misfits(hasSequences: Bool) throws -> [Misfit] {
    if hasSequences { return try warnings() }
    return workspace.knowsTeam ? try store.read { try misfits($0, sequences: nil).all } : []
  }

  private func symptom(of finding: Finding) -> Symptom {
    Symptom(
      .brokenFile, finding.description,
      remedy:
        "mend the file: until then nothing new is planned, a dispatcher that runs goes by what the files "
        + "said before, and stops work all the same")
  }

  private func symptom(ofDamage what: String, at location: String) -> Symptom {
    Symptom(
      .damagedDatabase, "\(location) is damaged: \(what)",
      remedy:
        "stop perigee dispatch; keep the file elsewhere, with \(location)-wal and \(location)-shm; copy "
        + "the newest backup into its place (\(newestBackup)), and run perigee doctor again; then perigee "
        + "dispatch --release")
  }

  /// What the log of a damaged database still says of it.
  private var newestBackup: String {
    do {
      guard let newest = try store.read({ try newestBackup($0) }) else {
        return "the log names none"
      }
      return "\(newest.subject), of \(newest.at.zonedWords(in: team.zone))"
    } catch {
      return "the log that would name it cannot be read"
    }
  }

  private func symptomsOfLog(_ log: LogVerification) -> [Symptom] {
    guard !log.isWhole else { return [] }
    return [
      Symptom(
        .brokenLog, "the audit log is not whole: \(counted(log.faults.count, "fault"))",
        remedy: "perigee log --verify names the entries; compare with the newest backup",
        count: log.faults.count)
    ]
  }

  // MARK: Sending

  private func symptomsOfSending(
    _ grace: Int64, _ isGone: (DispatchLease.Holder) -> Bool, _ reader: any StoreReader
  ) throws -> [Symptom] {
    var status = try reader.dispatchStatus(now: now, today: now)
    if let lease = status.lease, isGone(lease.holder) { status.lease = nil }
    return symptomsOfHold(status) + symptomsOfClaims(status) + symptomsOfUnknown(status)
      + symptomsOfHooks(status) + symptomsOfHalts(status)
      // Who is in the team nobody knows else.
      + (workspace.knowsTeam
        ? try symptomsOfLate(grace, status, reader) + symptomsOfServers(grace, reader) : [])
  }

  private func symptomsOfHold(_ status: DispatchStatus) -> [Symptom] {
    status.heldSince.map { since in
      Symptom(
        .held, "nothing is sent from this database since \(since.zonedWords(in: team.zone))",
        remedy: "if no other copy of it sends: perigee dispatch --release")
    }.map { [$0] } ?? []
  }

  private func symptomsOfClaims(_ status: DispatchStatus) -> [Symptom] {
    let isHeldByOne = status.lease.map { now < $0.until } ?? false
    guard status.inFlight > 0, !isHeldByOne else { return [] }
    return [
      Symptom(
        .claimedLong,
        "\(counted(status.inFlight, "email")) in the hands of a dispatcher that has ended",
        remedy: "the next one settles them: perigee dispatch", count: status.inFlight)
    ]
  }

  private func symptomsOfUnknown(_ status: DispatchStatus) -> [Symptom] {
    guard let first = status.unknown.first else { return [] }
    return [
      Symptom(
        .unknownEmails,
        "of \(counted(status.unknown.count, "email")) nobody knows whether it arrived, such as step "
          + "\(first.step) of \(first.sequence) to \(first.contact)",
        remedy: "look into the sender's Sent folder, then perigee resolve CONTACT STEP "
          + "sent|failed|resend; perigee status lists them",
        count: status.unknown.count)
    ]
  }

  private func symptomsOfHooks(_ status: DispatchStatus) -> [Symptom] {
    status.held.map { held in
      Symptom(
        .heldByHooks, "\(counted(held.emails, "email")) held: \(held.why)",
        remedy: "perigee explain CONTACT says when one is tried again; its hook is in rules/",
        count: held.emails)
    }
  }

  private func symptomsOfHalts(_ status: DispatchStatus) -> [Symptom] {
    status.mailboxes.keys.sorted().compactMap { sender in
      status.mailboxes[sender]?.halt.map { halt in
        Symptom(
          .haltedSender,
          "\(sender) is halted since \(halt.at.zonedWords(in: team.zone)): \(halt.why)",
          remedy:
            "perigee senders check \(sender) tries its server, and ends the halt where that works")
      }
    }
  }

  /// Those of a sender who sends no more are among the misfits.
  private func symptomsOfLate(
    _ grace: Int64, _ status: DispatchStatus, _ reader: any StoreReader
  ) throws -> [Symptom] {
    let missed = try MissedEmails(before: now - grace, reader)
    return try team.senders.filter(\.isEnabled).compactMap { sender in
      guard let emails = missed.bySender[sender.email] else { return nil }
      // The first of each contact.
      let first = try reader.lateSendings(
        of: sender.email, before: now - grace, limit: Self.lateShown)
      let contacts =
        first.count == Self.lateShown
        ? "\(grouped(first.count)) contacts or more" : counted(first.count, "contact")
      return Symptom(
        .plannedInPast,
        "\(sender.email) has missed \(counted(emails, "email"))"
          + (first.isEmpty ? "" : " of \(contacts)"),
        remedy: remedyOfLate(sender, status), count: emails)
    }
  }

  /// What moves missed emails, as things are.
  private func remedyOfLate(_ sender: Sender, _ status: DispatchStatus) -> String {
    let moves = "perigee dispatch moves them to the next slots that fit"
    if status.heldSince != nil { return "once this database is released, \(moves)" }
    if status.mailboxes[sender.email]?.halt != nil { return "once its halt has ended, \(moves)" }
    if sender.quota.sendsNothing {
      return "its quota is 0: raise it in perigee.lua, and \(moves); or hand its contacts over "
        + "(perigee reassign --from \(sender.email) --to …)"
    }
    if sender.smtp == nil {
      return "\(moves), and sends them once perigee.lua declares smtp = { … } for it"
    }
    return "\(moves); is it running?"
  }

  /// Emails that are due and not yet missed.
  private func symptomsOfServers(_ grace: Int64, _ reader: any StoreReader) throws -> [Symptom] {
    try team.senders.filter { $0.isEnabled && $0.smtp == nil }.compactMap { sender in
      guard let next = try reader.nextEmail(of: sender.email), next < now, next >= now - grace
      else { return nil }
      return Symptom(
        .noServer, "\(sender.email) has emails due, and no server to send them",
        remedy: "declare smtp = { host, user, password } for it in perigee.lua, or hand its "
          + "contacts over (perigee reassign --from \(sender.email) --to …)")
    }
  }

  private static let lateShown = 1_000

  private func symptomsOfInboxes(_ reader: any StoreReader) throws -> [Symptom] {
    let readings = try reader.readings()
    return symptomsOfUnread(readings)
      + readings.compactMap { reading in
        reading.halt.map { halt in
          Symptom(
            .haltedInbox,
            "the inbox of \(reading.account) is not read since \(halt.at.zonedWords(in: team.zone)): "
              + halt.why,
            remedy: "put the login right, then perigee inbox --sender \(reading.account)")
        }
      }
  }

  private func symptomsOfUnread(_ readings: [MailboxReading]) -> [Symptom] {
    readings.compactMap { reading in
      reading.unreadWords.map { words in
        Symptom(
          .unreadMail, "the inbox of \(reading.account): \(words)",
          remedy: "each is asked for again at every reading, for three days; look into the mailbox",
          count: reading.unread.count)
      }
    }
  }

  private func symptomsOfNotifications(_ reader: any StoreReader) throws -> [Symptom] {
    let counts = try reader.notificationCounts()
    let oldest = try reader.notifications(in: .waiting, by: nil, limit: 1).first
    let isLate = oldest.map { now.milliseconds - $0.event.at.milliseconds > Milliseconds.hour }
    let failed = counts[.failed] ?? 0
    guard failed > 0 || isLate ?? false else { return [] }
    let waiting = counts[.waiting] ?? 0
    let last = oldest?.answer.map { ": \($0)" } ?? ""
    return [
      Symptom(
        .webhookTroubled,
        "the web hook has not taken \(counted(failed + waiting, "event")): \(failed) given up, "
          + "\(waiting) waiting\(last)",
        remedy:
          "perigee notifications lists them; perigee notifications retry tries what was given "
          + "up",
        count: failed + waiting)
    ]
  }

  /// Zone data that changed under what is committed, or that is so old that clocks have likely changed since.
  private func symptomsOfZoneData() throws -> [Symptom] {
    let system = ZoneDirectory.system.version
    let runs = try store.read { try $0.runs(of: nil, in: nil, since: nil, limit: 1) }
    var symptoms: [Symptom] = []
    if let last = runs.first, last.zoneData != system {
      symptoms.append(
        Symptom(
          .zoneData,
          "the newest run saw time-zone data \(last.zoneData), and the system's is \(system) now",
          remedy: "perigee replan --preview shows what moves; perigee automations replay RUN, what "
            + "depends on it"))
    }
    if let year = Int(system.prefix(4)), let now = Int(now.rfc3339(in: .utc).prefix(4)),
      now - year > 1
    {
      symptoms.append(
        Symptom(
          .zoneData, "the system's time-zone data is of \(year): \(system)",
          remedy: "update the package tzdata, then perigee replan --preview"))
    }
    return symptoms
  }

  // MARK: Tasks and backups

  private func symptomsOfTasks(_ reader: any StoreReader) throws -> [Symptom] {
    let today = team.zone.start(of: team.zone.localDay(of: now))
    let overdue = try reader.tasks(TaskQuery()).filter { $0.at < today }
    guard !overdue.isEmpty else { return [] }
    return [
      Symptom(
        .overdueTasks, "\(counted(overdue.count, "task")) of an earlier day",
        remedy: "what stands behind them waits: perigee tasks, then perigee tasks done|skip",
        count: overdue.count)
    ]
  }

  private func symptomsOfBackups(_ reader: any StoreReader) throws -> [Symptom] {
    guard try !reader.engagements(limit: 1).isEmpty else { return [] }
    guard let newest = try newestBackup(reader) else {
      return [
        Symptom(.noBackup, "there is no backup", remedy: "perigee backup FILE, better every day")
      ]
    }
    let days = (now.milliseconds - newest.at.milliseconds) / Milliseconds.day
    guard days >= 7 else { return [] }
    return [
      Symptom(
        .oldBackup, "the newest backup is \(counted(Int(days), "day")) old: \(newest.subject)",
        remedy: "perigee backup FILE, better every day")
    ]
  }

  private func newestBackup(_ reader: any StoreReader) throws -> LogEntry? {
    try reader.log(limit: nil).last { $0.action == .backUp }
  }
}
