package import PerigeeCore
import PerigeeWorkspace

/// What pages show besides what commands print.
extension Session {
  /// The emails that hold quota of the plan's senders beside it, ascending, by sender.
  package func load(beside plan: Plan) throws -> [EmailAddress: [Instant]] {
    guard let span = plan.span else { return [:] }
    let first = min(plan.request.start, span.lowerBound) - 2 * Quota.reach
    return try store.read { reader in
      var load: [EmailAddress: [Instant]] = [:]
      for planned in plan.senders {
        try checkpoint()
        let email = planned.sender.email
        let use = try reader.use(of: email, from: first, before: span.upperBound + 2 * Quota.reach)
        load[email] = use.all
      }
      return load
    }
  }

  /// What each mailbox of a calendar has on its days, email by email.
  package func uses(of calendars: MailboxCalendars) throws -> [MailboxUse] {
    let days = calendars.days
    return try store.read { reader in
      try calendars.mailboxes.map { mailbox in
        try checkpoint()
        return try reader.use(
          of: mailbox.sender, from: mailbox.zone.start(of: days.lowerBound),
          before: mailbox.zone.start(of: days.upperBound.adding(days: 1)))
      }
    }
  }

  /// How a sequence stands, email by email.
  /// - Throws: `UnknownName` for a sequence.
  package func outlook(_ sequence: String) throws -> SequenceOutlook {
    let report = try report(sequence)
    let engagements = try engagements(limit: 10_000).filter { $0.sequence.name == sequence }
    let first = engagements.min { $0.request.start < $1.request.start }
    var reading: SequenceReading?
    if let newest = engagements.first, let first {
      reading = SequenceReading(
        newest.sequence.steps, request: first.request, team: team, now: now)
      try reportLines(sequence) { line, _ in reading?.add(line) }
      reading?.finish()
    }
    return try outlook(report, reading)
  }

  private func outlook(
    _ report: SequenceReport, _ reading: SequenceReading?
  ) throws -> SequenceOutlook {
    let emails = reading?.emails ?? [:]
    let calendars = try calendars(of: emails)
    return SequenceOutlook(
      report: report, stops: reading?.stops ?? [:], emails: emails,
      overdue: reading?.overdue ?? 0, finish: reading?.last?.at,
      lastStart: try reading?.lastStart.flatMap { try lastStart($0) },
      late: try (reading?.late ?? []).compactMap { try lateEmail($0.line) }
        .sorted { ($1.length, $0.contact, $0.step) < ($0.length, $1.contact, $1.step) },
      calendars: calendars, uses: try uses(of: calendars), team: team, now: now)
  }

  private func calendars(
    of emails: [EmailAddress: SequenceOutlook.OwnEmails]
  ) throws -> MailboxCalendars {
    let times = emails.values.flatMap { [$0.first.first, $0.later.first].compactMap(\.self) }
    let ends = emails.values.flatMap { [$0.first.last, $0.later.last].compactMap(\.self) }
    guard let first = times.min(), let last = ends.max() else {
      let today = team.zone.localDay(of: now)
      return MailboxCalendars(days: today...today, mailboxes: [])
    }
    // A sender's day may be the one before or after the team's.
    let to = team.zone.localDay(of: last).adding(days: 1).endOfWeek
    let from = max(
      team.zone.localDay(of: first).adding(days: -1), to.adding(days: 1 - CalendarOrder.mostDays))
    var calendars = try calendar(CalendarOrder(from: from, to: to))
    calendars.mailboxes.removeAll { emails[$0.sender] == nil }
    return calendars
  }

  // MARK: What explain says

  private func lateEmail(_ line: SendingLine) throws -> SequenceOutlook.LateEmail? {
    guard let at = line.at, let explained = try explained(line),
      let placement = explained.explanation?.placements.first(where: { $0.step == line.step })
    else { return nil }
    let length = at.milliseconds - placement.wanted.milliseconds
    guard length >= Milliseconds.hour else { return nil }
    let life = explained.lives.first { $0.sending.step == line.step }
    return SequenceOutlook.LateEmail(
      contact: line.contact, step: line.step, at: at, zone: explained.zone, length: length,
      sentence: placement.sentence(in: explained.zone),
      moves: (life?.moves ?? []).map { $0.words(in: explained.zone) })
  }

  private func lastStart(_ line: SendingLine) throws -> SequenceOutlook.LastStart? {
    guard let at = line.at, let explained = try explained(line) else { return nil }
    let placement = explained.explanation?.placements.first { $0.step == line.step }
    return SequenceOutlook.LastStart(
      contact: line.contact, at: at, zone: explained.zone, isToCome: line.state == .planned,
      binding: placement?.binding?.words,
      sentence: placement?.sentence(in: explained.zone) ?? "nobody knows any more why then")
  }

  /// The enrollment of a line, explained.
  private func explained(
    _ line: SendingLine
  ) throws -> ContactExplanation.ExplainedEnrollment? {
    try checkpoint()
    return try explain(line.contact).enrollments.last { explained in
      explained.enrollment.sequence == line.sequence
        && explained.enrollment.sendings.contains { $0.step == line.step && $0.at == line.at }
    }
  }
}
