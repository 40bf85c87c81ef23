/// Lua that acts by itself (rule 34), as its file declares it, apart from its functions.
package struct Automation: Hashable, Sendable {
  /// What makes it run.
  package enum Trigger: Hashable, Sendable {
    case every(Clock)
    case on(Listening)
  }

  /// A schedule, and what becomes of moments that were missed.
  package struct Clock: Hashable, Sendable {
    package var schedule: Schedule
    package var zone: Zone
    /// Moments on days on which the team does not work are left out, each with a row.
    package var leavesOutClosedDays: Bool
    /// Whether the newest missed moment is made up for.
    package var catchesUp: Bool
    /// How late that may be.
    package var within: TimeSpan

    package init(
      _ schedule: Schedule, zone: Zone, leavesOutClosedDays: Bool = false, catchesUp: Bool = true,
      within: TimeSpan = Automation.within
    ) {
      self.schedule = schedule
      self.zone = zone
      self.leavesOutClosedDays = leavesOutClosedDays
      self.catchesUp = catchesUp
      self.within = within
    }

    /// Whether a moment is left out, since the team does not work on its day.
    package func isClosed(_ target: Instant, _ team: Window) -> Bool {
      leavesOutClosedDays && !team.isWorking(zone.localDay(of: target))
    }
  }

  /// A kind of event, and which of them.
  package struct Listening: Hashable, Sendable {
    package var kind: AutomationEvent.Kind
    /// What fields of the event may be; any where there are none.
    package var conditions: [AutomationEvent.Field: [String]]
    /// So long without another event, and those until then are one occurrence; nil for one each.
    package var debounce: TimeSpan?

    package init(
      _ kind: AutomationEvent.Kind, conditions: [AutomationEvent.Field: [String]] = [:],
      debounce: TimeSpan? = nil
    ) {
      self.kind = kind
      self.conditions = conditions
      self.debounce = debounce
    }
  }

  /// What becomes of a moment that comes while the automation runs.
  package enum Overlap: String, CaseIterable, Sendable { case skip, queue }

  /// Where nothing else is declared.
  package static let within = TimeSpan(6, .hour)
  /// Failures in a row after which it is paused, where nothing else is declared.
  package static let pauseAfter = 3
  /// A moment that is at most so late is not missed: cron looks every few minutes.
  package static let punctuality = 15 * Milliseconds.minute

  /// Unlike those of others.
  package var name: String
  package var trigger: Trigger
  package var overlap: Overlap
  package var limits: AutomationLimits
  /// Failures in a row after which it is paused; nil for never.
  package var pauseAfter: Int?
  /// In whose name it acts; nil for the workspace's default user.
  package var user: EmailAddress?
  /// Where it is declared.
  package var source: SourceLocation
  /// Of the bytes of its file.
  package var script: Digest

  package init(
    name: String, trigger: Trigger, overlap: Overlap, limits: AutomationLimits = .init(),
    pauseAfter: Int? = Automation.pauseAfter, user: EmailAddress? = nil, source: SourceLocation,
    script: Digest
  ) {
    self.name = name
    self.trigger = trigger
    self.overlap = overlap
    self.limits = limits
    self.pauseAfter = pauseAfter
    self.user = user
    self.source = source
    self.script = script
  }
}

extension Automation {
  /// Who it is in the log.
  package static func actor(_ name: String) -> EmailAddress {
    EmailAddress(normalised: "automation \(name)")
  }

  /// "mon at 08:30 (Europe/Berlin)", "on reply".
  package var triggerWords: String {
    switch trigger {
    case .every(let clock) where clock.schedule.isInterval: "every \(clock.schedule)"
    case .every(let clock): "\(clock.schedule) (\(clock.zone.name))"
    case .on(let listening): "on \(listening.kind.rawValue)"
    }
  }

  /// The kind of event it waits for; nil for a schedule.
  package var kind: AutomationEvent.Kind? {
    if case .on(let listening) = trigger { listening.kind } else { nil }
  }
}
