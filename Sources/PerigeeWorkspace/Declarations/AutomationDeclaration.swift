package import LuaBridge
package import PerigeeCore

/// What a file of `automations/` declares; its functions stay with the state that read it.
package struct AutomationDeclaration: Sendable {
  package let automation: Automation
  /// What `where` asks of the event's contact; nil where it asks nothing.
  package let contacts: FilterExpression?

  package var name: String { automation.name }

  /// `contacts`, ready to be asked: conditions alone, without functions.
  package var contactFilter: Filter? {
    contacts?.filter { _, _ in preconditionFailure("the where of an automation has no rule") }
  }
}

/// Reads `perigee.automation { name = …, every = …, run = function … }`.
package struct AutomationReader {
  private let table: ClosedTable
  private let mistakes: DeclarationMistakes
  private let zones: ZoneDirectory
  /// Of the team; nil where its file cannot be read, and nothing is known of it.
  private let team: Team?

  /// - Parameters:
  ///   - tree: the constructor's argument.
  ///   - script: of the file's bytes.
  /// - Returns: nil where there are mistakes to be found in `mistakes`.
  package static func read(
    _ tree: LuaTree, team: Team?, zones: ZoneDirectory = .system, script: Digest,
    mistakes: DeclarationMistakes
  ) -> (declaration: AutomationDeclaration, run: LuaFunction)? {
    let value = DeclaredValue(
      tree: tree, path: .root, subject: "an automation", mistakes: mistakes)
    let keys = API.keys(of: "perigee.AutomationDeclaration")
    guard let table = value.closedTable("an automation", keys: keys) else { return nil }
    let reader = Self(table: table, mistakes: mistakes, zones: zones, team: team)
    let read = reader.read(script)
    return mistakes.findings.isEmpty ? read : nil
  }

  private func read(_ script: Digest) -> (declaration: AutomationDeclaration, run: LuaFunction)? {
    let name = table.required("name")?.name()
    let trigger = trigger()
    let overlap = table["overlap"].flatMap { $0.choice(Automation.Overlap.self) }
    let limits = table["limits"].map(limits) ?? AutomationLimits()
    let pauseAfter = table["on_failure"].map(pauseAfter) ?? Automation.pauseAfter
    let user = table["as"].flatMap(user)
    let run = table.required("run")?.function()
    guard let name, let trigger, let run else { return nil }
    return (
      AutomationDeclaration(
        automation: Automation(
          name: name, trigger: trigger.trigger,
          overlap: overlap ?? (table.has("on") ? .queue : .skip), limits: limits,
          pauseAfter: pauseAfter, user: user, source: mistakes.source, script: script),
        contacts: trigger.contacts),
      run
    )
  }

  // MARK: What makes it run

  /// "Exactly one of `every` and `on`."
  private func trigger() -> (trigger: Automation.Trigger, contacts: FilterExpression?)? {
    let (every, on) = (table["every"], table["on"])
    guard (every == nil) != (on == nil) else {
      table.report(.triggers(both: every != nil))
      // What else is wrong is told at once, whichever of the two stays.
      _ = every.flatMap(clock) ?? (every == nil ? clock(nil) : nil)
      _ = on.flatMap(listening)
      return nil
    }
    let foreign =
      every == nil
      ? ["time_zone", "working_days", "catch_up", "within"] : ["where", "debounce"]
    for key in foreign {
      table[key]?.report(.foreignKey(key, trigger: every == nil ? "on" : "every"))
    }
    if let every { return clock(every).map { (.every($0), nil) } }
    return on.flatMap(listening)
  }

  /// - Parameter value: nil where only what stands beside the schedule is looked at.
  private func clock(_ value: DeclaredValue?) -> Automation.Clock? {
    let zone = table["time_zone"].map { zones.read($0) } ?? team?.zone ?? .utc
    let closed = table["working_days"].flatMap { $0.choice(WorkingDaysChoice.self) }
    let catchUp = table["catch_up"].flatMap { $0.choice(CatchUpChoice.self) } ?? .one
    let within = table["within"].map { $0.timeSpan() } ?? Automation.within
    if catchUp == .none { table["within"]?.report(.uselessWithin) }
    guard let value, let schedule = schedule(value), let zone, let within else { return nil }
    if closed != nil, schedule.isInterval == false, let team, team.window.days.isEmpty {
      value.report(.noWorkingDays)
    }
    return Automation.Clock(
      schedule, zone: zone, leavesOutClosedDays: closed != nil, catchesUp: catchUp == .one,
      within: within)
  }

  private enum WorkingDaysChoice: String, CaseIterable { case team }
  private enum CatchUpChoice: String, CaseIterable { case one, none }

  private func schedule(_ value: DeclaredValue) -> Schedule? {
    guard let phrase = value.text("a phrase such as \"mon-fri at 09:00\"") else { return nil }
    do {
      return try Schedule(phrase)
    } catch {
      value.report(.schedule(error))
      return nil
    }
  }

  private func listening(
    _ value: DeclaredValue
  ) -> (trigger: Automation.Trigger, contacts: FilterExpression?)? {
    let kind = value.choice(AutomationEvent.Kind.self)
    let debounce = table["debounce"].flatMap { $0.timeSpan() }
    var conditions: [AutomationEvent.Field: [String]] = [:]
    var contacts: FilterExpression?
    if let asked = table["where"] { (conditions, contacts) = self.conditions(asked, kind) }
    guard let kind else { return nil }
    return (.on(Automation.Listening(kind, conditions: conditions, debounce: debounce)), contacts)
  }

  /// Fields of the event are compared here; all others are the contact's, as in a filter.
  private func conditions(
    _ value: DeclaredValue, _ kind: AutomationEvent.Kind?
  ) -> ([AutomationEvent.Field: [String]], FilterExpression?) {
    guard case .table(let tree) = value.tree, tree.tag == nil,
      let fields = value.fields("a table such as { sequence = \"intro\" }")
    else {
      value.reportType("a table such as { sequence = \"intro\" }")
      return ([:], nil)
    }
    var conditions: [AutomationEvent.Field: [String]] = [:]
    for (key, value) in fields {
      guard let field = AutomationEvent.Field(rawValue: key) else { continue }
      guard kind?.fields.contains(field) != false else {
        value.report(.foreignCondition(key, kind: kind?.rawValue ?? ""))
        continue
      }
      conditions[field] = value.wantedTexts()
    }
    var rest = tree
    rest.fields = tree.fields.filter { AutomationEvent.Field(rawValue: $0.key) == nil }
    guard !rest.fields.isEmpty else { return (conditions, nil) }
    guard kind?.fields.contains(.contact) != false else {
      for (key, value) in fields where AutomationEvent.Field(rawValue: key) == nil {
        value.report(.foreignCondition(key, kind: kind?.rawValue ?? ""))
      }
      return (conditions, nil)
    }
    return (conditions, filter(rest))
  }

  private func filter(_ conditions: LuaTreeTable) -> FilterExpression? {
    var whole = conditions
    whole.fields = [("name", .string("of the automation")), ("where", .table(conditions))]
    var reader = FilterReader()
    return reader.filter(.table(whole), mistakes)?.filter
  }

  // MARK: The rest

  private func limits(_ value: DeclaredValue) -> AutomationLimits {
    var limits = AutomationLimits()
    let keys = API.keys(of: "perigee.AutomationLimits")
    guard let table = value.closedTable("the limits", keys: keys) else { return limits }
    if let span = table["time"].flatMap({ $0.timeSpan() }) {
      limits.seconds = Int(span.milliseconds / Milliseconds.second)
      if !AutomationLimits.secondsBounds.contains(limits.seconds) {
        table["time"]?.report(.timeLimit(span))
      }
    }
    read(table["memory"], AutomationLimits.memoryBounds, into: &limits.memory)
    read(table["contacts"], AutomationLimits.contactsBounds, into: &limits.contacts)
    read(table["engage"], AutomationLimits.contactsBounds, into: &limits.engage)
    read(table["per_day"], AutomationLimits.perDayBounds, into: &limits.perDay)
    return limits
  }

  private func read(
    _ value: DeclaredValue?, _ bounds: ClosedRange<Int>, into number: inout Int
  ) {
    if let read = value?.integer(in: bounds) { number = read }
  }

  /// "pause after 3", or "go on" for never.
  private func pauseAfter(_ value: DeclaredValue) -> Int? {
    guard let text = value.text("\"pause after 3\" or \"go on\"") else { return nil }
    if text == "go on" { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[0] == "pause", words[1] == "after", let number = Int(words[2]),
      (1...100).contains(number), String(number) == words[2]
    else {
      value.report(.onFailure(text))
      return nil
    }
    return number
  }

  private func user(_ value: DeclaredValue) -> EmailAddress? {
    guard let email = value.address() else { return nil }
    guard let team, team.sender(email) == nil else { return email }
    value.report(
      .unknownSender(
        email.text, subject: "as",
        suggestion: Suggestion.nearest(to: email.text, among: team.senders.map(\.email.text))))
    return nil
  }
}

extension DeclaredValue {
  /// "6 hours".
  fileprivate func timeSpan() -> TimeSpan? {
    guard let text = text("a time such as \"6 hours\"") else { return nil }
    guard let span = TimeSpan(text), span.milliseconds <= 366 * Milliseconds.day else {
      report(.timeSpan(subject: subject, text: text))
      return nil
    }
    return span
  }

  /// A text, or any of several.
  fileprivate func wantedTexts() -> [String] {
    if case .string(let text) = tree { return [text] }
    let texts: [LuaTree]
    switch tree {
    case .table(let table) where table.tag == nil && table.fields.isEmpty: texts = table.array
    case .table(let table):
      guard let call = TaggedTable(table), call.tag == .oneOf else { fallthrough }
      texts = call.arguments
    default:
      reportType("a string, or perigee.one_of { … }")
      return []
    }
    return texts.compactMap { text in
      if case .string(let text) = text { return text }
      reportType("a string, or perigee.one_of { … }")
      return nil
    }
  }
}

extension AutomationEvent.Kind {
  /// What events of this kind have.
  fileprivate var fields: [AutomationEvent.Field] {
    switch self {
    case .reply, .bounce, .unsubscribe, .outOfOffice, .finished: [.contact, .sequence, .sender]
    case .senderHalted: [.sender]
    case .contactsImported: [.list]
    }
  }
}
