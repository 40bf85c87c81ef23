package import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// Plans without committing anything.
  /// - Throws: `PlanningError`, `RuleError`, `SessionError`, `StoreError`.
  package func plan(_ order: PlanOrder) throws -> Proposal {
    try plan(recipe(for: order))
  }

  /// Plans from a plan file's request, for the very contacts it decided about.
  package func plan(_ document: PlanDocument) throws -> Proposal {
    try plan(recipe(for: document))
  }

  /// The same at another moment, from which on it may send.
  func plan(_ document: PlanDocument, from now: Instant) throws -> Proposal {
    var recipe = try recipe(for: document)
    recipe.request.now = now
    recipe.request.start = max(now, recipe.request.start)
    return try plan(recipe)
  }

  private func plan(_ recipe: PlanRecipe) throws -> Proposal {
    try store.read { try plan(recipe, from: $0) }
  }

  /// Plans from the world that `reader` sees, which a transaction's writer is too.
  func plan(_ recipe: PlanRecipe, from reader: any StoreReader) throws -> Proposal {
    let sequence = try workspace.sequence(recipe.request.sequence)
    let version = try reader.version
    var rules = recipe.rules
    rules.filter = try rules.filter.map { try comparable($0, reader) }
    var draft = try PlanDraft(
      request: recipe.request, team: team, sequence: sequence, rules: rules,
      blacklist: reader.blacklist(), edits: reader.edits(sequence: sequence.name),
      live: recipe.rules.senderRule == nil ? [:] : reader.liveEnrollments(),
      provenance: recipe.provenance)
    try holdPlaces(&draft, recipe.rules, reader)
    let query = try query(recipe, rules.filter, draft.variables, reader)
    let all = progress == nil ? 0 : try reader.count(of: recipe.scope)
    var read = 0
    try ContactsAhead.forEach(of: query, from: reader) {
      try checkpoint()
      try draft.add($0)
      read += $0.count
      progress?(read, all, "contacts")
    }
    let load = try reader.loadRuns(from: recipe.request.start - Quota.reach)
    let plan = try draft.plan(load: load)
    return Proposal(plan: plan, version: version, recipe: recipe)
  }

  /// Counts who is live in any engagement for the workspace's caps.
  private func holdPlaces(
    _ draft: inout PlanDraft, _ rules: PlanRules, _ reader: any StoreReader
  ) throws {
    guard !rules.caps.isEmpty else { return }
    let stored = try reader.variables()
    if let unknown = unknownVariable(in: rules.caps, stored) { throw unknown }
    let variables = rules.readEverything ? stored : stored.filter(draft.variables.contains)
    for key in draft.capKeys {
      let live = try reader.liveValues(of: key)
      draft.hold(live.counts, by: key)
      guard !live.unkept.isEmpty else { continue }
      try reader.contacts(ContactQuery(.emails(live.unkept), variables: variables)) {
        try checkpoint()
        try draft.hold($0, by: key)
      }
    }
  }

  /// A variable that no contact has, so that a cap by it would keep nothing. Before the first import
  /// there are none, and nobody to be capped.
  private func unknownVariable(in caps: [Cap], _ stored: [String]) -> UnknownName? {
    guard !stored.isEmpty else { return nil }
    let known = workspace.declaredVariables.names.union(stored)
    for case .variable(let name) in caps.map(\.measure) where !known.contains(name) {
      return UnknownName(kind: .variable, name: name, known: known.sorted())
    }
    return nil
  }

  /// Asks for the variables that templates and rules read, as far as any contact has them.
  private func query(
    _ recipe: PlanRecipe, _ filter: Filter?, _ variables: [String], _ reader: any StoreReader
  ) throws -> ContactQuery {
    let known = try reader.variables()
    let wanted = Set(variables).union(filter?.variables ?? [])
    return ContactQuery(
      recipe.scope, variables: recipe.rules.readEverything ? known : known.filter(wanted.contains),
      lists: (filter?.lists ?? []).sorted(), sequence: recipe.request.sequence, histories: true)
  }

  // MARK: Recipes

  private func recipe(for order: PlanOrder) throws -> PlanRecipe {
    let contacts = try lookedUp(order.contacts)
    let senders = try chosen(order.senders)
    let request = PlanRequest(
      sequence: try workspace.sequence(order.sequence).name, contacts: contacts.selection,
      senders: senders.strategy, start: try start(order.start), mode: order.mode,
      authorize: order.authorize, fit: order.fit, seed: order.seed, now: now, user: user.email)
    return PlanRecipe(
      request: request, scope: contacts.selection.scope,
      rules: planRules(contacts.filter, senders.rule),
      provenance: provenance(contacts.words, senders.words))
  }

  private func recipe(for document: PlanDocument) throws -> PlanRecipe {
    let strategy = try SenderStrategy(words: document.request.senders)
    let senders = try chosen(PlanOrder.Senders(strategy))
    let selection = document.selection
    let request = PlanRequest(
      sequence: document.sequence, contacts: selection, senders: strategy,
      start: try Instant(rfc3339: document.request.start),
      mode: try PlanMode(words: document.request.mode), authorize: document.request.authorize,
      fit: document.request.fit, seed: document.seed,
      now: try Instant(rfc3339: document.now),
      user: EmailAddress(normalised: document.request.user))
    return PlanRecipe(
      request: request, scope: .emails(document.contacts.map(EmailAddress.init(normalised:))),
      rules: planRules(nil, senders.rule),
      provenance: provenance(try words(selection), senders.words))
  }

  /// The selection with the place of its filter, where the workspace still has it.
  private func words(_ selection: ContactSelection) throws -> String {
    guard let name = selection.filters.first, selection.filters.count == 1,
      workspace.names(of: .filter).contains(name)
    else { return selection.words }
    let source: SourceLocation? = try workspace.declaration(.filter, name).source
    return selection.words + source.inParentheses
  }

  private func planRules(_ filter: Filter?, _ senderRule: (any SenderRule)?) -> PlanRules {
    PlanRules(
      filter: filter, eligibility: rules.eligibilityRules, caps: rules.caps,
      fillers: rules.fillers, senderRule: senderRule)
  }

  private func provenance(_ contacts: String, _ senders: String) -> PlanProvenance {
    let fillers = rules.fillers.map { filler in
      (filler.variable, "filler \(filler.name)" + filler.source.inParentheses)
    }
    return PlanProvenance(
      contacts: contacts, senders: senders,
      fillers: Dictionary(fillers, uniquingKeysWith: { "\($0), then \($1)" }))
  }

  private func start(_ start: PlanOrder.Start) throws -> Instant {
    guard case .text(let text, let name) = start else { return now }
    return try Self.instant(text, team.zone, of: name)
  }

  /// "2026-11-24 10:00" in `zone`, or RFC 3339.
  /// - Parameters:
  ///   - name: of what it was given for, such as an option, for whoever has to mend it.
  ///   - takesDays: whether a day alone is understood there, too.
  /// - Throws: `SessionError.invalidMoment`.
  package static func instant(
    _ text: String, _ zone: Zone, of name: String, takesDays: Bool = false
  ) throws -> Instant {
    // What is no RFC 3339 may be the other form, whose error is the one that helps.
    if let instant = try? Instant(rfc3339: text) { return instant }
    do { return try Instant(local: text, in: zone) } catch {
      throw SessionError.invalidMoment(text, error, of: name, takesDays: takesDays)
    }
  }
}
