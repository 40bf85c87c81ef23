import PerigeeCore
import PerigeeWorkspace

// What resume, replan, reassign and upgrade have in common.
extension Session {
  /// Carries out what `plan` says, in one transaction: it is planned inside it, so that what is done is
  /// what the world of that moment wants.
  /// - Parameter agreed: what somebody was shown and agreed to; nil where nobody was asked.
  /// - Throws: `SessionError.changedMeanwhile` where it would be something else now, `.beyondHorizon` where
  ///   somebody finds no slot.
  func settle(
    _ agreed: RearrangementOutcome?, plan: (any StoreReader) throws -> RearrangementOutcome,
    apply: (any StoreWriter, RearrangementOutcome) throws -> Void
  ) throws -> RearrangementOutcome {
    try write { writer in
      let outcome = try plan(writer)
      if let agreed, agreed != outcome {
        throw SessionError.changedMeanwhile(action: outcome.action.rawValue)
      }
      try outcome.requireSlots()
      if !outcome.isEmpty { try apply(writer, outcome) }
      return outcome
    }
  }

  /// Each live enrollment with the version of its sequence and the sender that it has; those whose sender
  /// is disabled or gone are left out.
  func subjects(
    _ enrollments: [OpenEnrollment], _ reader: any StoreReader,
    sender: (OpenEnrollment) -> EmailAddress = { $0.sender }
  ) throws -> [Rearranger.Subject] {
    var engagements: [Engagement.ID: Engagement] = [:]
    let senders = Dictionary(uniqueKeysWithValues: usableSenders.map { ($0.email, $0) })
    return try enrollments.compactMap { enrollment in
      guard let sender = senders[sender(enrollment)] else { return nil }
      let known =
        try engagements[enrollment.engagement]
        ?? reader.engagement(.id(enrollment.engagement))
      guard let engagement = known else { return nil }
      engagements[enrollment.engagement] = engagement
      return Rearranger.Subject(
        enrollment, sender: sender,
        steps: (enrollment.version?.sequence ?? engagement.sequence).steps,
        request: engagement.request,
        plannedZone: (enrollment.version?.sender ?? engagement.settings?.sender(enrollment.sender))?
          .timeZone)
    }
  }

  /// Those from whom something can go.
  var usableSenders: [Sender] { team.senders.filter(\.isEnabled) }

  /// A rearranger for the world that `reader` sees.
  /// - Throws: `SessionError.dispatchHeld`.
  func rearranger(
    for subjects: [Rearranger.Subject], _ reader: any StoreReader
  ) throws -> Rearranger {
    try requireRelease(reader)
    var starts: [Engagement.ID: [Enrollment.ID: Instant]] = [:]
    for subject in subjects where starts[subject.enrollment.engagement] == nil {
      guard case .spread = subject.request.mode else { continue }
      let engagement = subject.enrollment.engagement
      starts[engagement] = try reader.currentStarts(of: engagement)
    }
    return Rearranger(
      zone: team.zone, now: now, load: try reader.load(from: now - Quota.reach), starts: starts)
  }

  /// What a rearrangement comes to, with why steps find no slot.
  func outcome(
    _ action: RearrangementOutcome.Action, _ rearrangement: Rearrangement,
    enrollments: [OpenEnrollment]
  ) -> RearrangementOutcome {
    var outcome = RearrangementOutcome(
      action, rearrangement, enrollments: enrollments, zone: team.zone)
    guard let overrun = rearrangement.overrun else { return outcome }
    var reasons: [EmailAddress: String] = [:]
    for step in overrun.steps where reasons[step.sender] == nil {
      reasons[step.sender] = whyFull(step.sender, until: overrun.horizon)
    }
    var told: Set<Enrollment.ID> = []
    outcome.slotless = overrun.steps.filter { told.insert($0.enrollment).inserted }.map {
      RearrangementOutcome.Slotless(step: $0, reason: reasons[$0.sender] ?? "")
    }
    return outcome
  }

  /// What leaves no slot of a sender to somebody.
  private func whyFull(_ address: EmailAddress, until horizon: Instant) -> String {
    guard let sender = team.sender(address) else { return "\(address) is no sender of the team" }
    if sender.quota.sendsNothing { return "the quota of \(address) is \(sender.quota.words)" }
    let slots = SlotCalendar(
      zone: sender.zone, window: sender.window, from: now, through: horizon)
    if slots.starts.isEmpty { return "\(address) has no open hour: \(sender.window.words)" }
    return "\(address) has no room when it may go: \(sender.quota.words); \(sender.window.words)"
  }

  /// Says why a contact of a sender who cannot send stays as it is.
  func left(_ enrollment: OpenEnrollment) -> RearrangementOutcome.Left {
    let sender = enrollment.sender
    let isGone = team.sender(sender) == nil
    return RearrangementOutcome.Left(
      contact: enrollment.contact, sequence: enrollment.sequence,
      reason: "its sender \(sender) is "
        + (isGone ? "no sender of the team any more" : "disabled")
        + ": hand it over (perigee reassign --from \(sender) --to …)")
  }

  /// The entry of an action that was carried out.
  func entry(
    _ action: LogEntry.Action, _ outcome: RearrangementOutcome, _ detail: String = ""
  ) -> LogEntry {
    let names = Set(outcome.enrollments.map(\.sequence)).sorted()
    let only = outcome.enrollments.count == 1 ? outcome.enrollments.first : nil
    return entry(
      action, only?.contact.text ?? counted(outcome.enrollments.count, "contact"),
      "\(enumerated(names, limit: 5)): \(outcome.counts)\(detail)")
  }
}
