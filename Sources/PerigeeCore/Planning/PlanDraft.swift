/// A plan in the making: takes contacts batch by batch through filter, screening, fillers and
/// assignment, and keeps of them only what the plan needs.
///
/// Every row that passes the filter ends either among the admitted or among the excluded; a contact
/// never leaves a plan without a reason (rule 14).
package struct PlanDraft {
  let request: PlanRequest
  let team: Team
  let sequence: EmailSequence
  let provenance: PlanProvenance
  private let rules: PlanRules
  private let screening: Screening
  private(set) var assignment: Assignment
  let context: RuleContext
  private let edits: [EmailAddress: [StepEdit]]
  let caps: CapReader
  let places: CapPlaces
  /// Those of templates, then those that only caps read.
  let names: [String]
  /// What the templates of each contact's edits mention.
  private let editVariables: [EmailAddress: Set<String>]

  var admitted: AdmittedContacts
  var waiting: WaitingContacts
  var excluded: [ExcludedContact] = []

  /// - Parameter live: live enrollments by sender, which sender rules are told.
  /// - Throws: `PlanningError` where the request cannot be planned whoever the contacts are.
  package init(
    request: PlanRequest, team: Team, sequence: EmailSequence, rules: PlanRules,
    blacklist: [BlacklistEntry], edits: [StepEdit], live: [EmailAddress: Int] = [:],
    provenance: PlanProvenance
  ) throws(PlanningError) {
    try Self.check(request, team)
    self.request = request
    self.team = team
    self.sequence = sequence
    self.rules = rules
    self.provenance = provenance
    self.context = RuleContext(
      now: request.now, zone: team.zone, seed: request.seed, senders: team.senders.map(\.email),
      live: live)
    self.assignment = Assignment(
      team: team, strategy: request.senders, user: request.user, rule: rules.senderRule,
      context: context)
    self.edits = Dictionary(grouping: edits, by: \.contact)
    self.editVariables = try Self.variables(edits)
    let own = sequence.variables
    let others = Set(editVariables.values.joined()).subtracting(own)
    let variables = own + others.sorted()
    let caps = CapReader(rules.caps, fillers: rules.fillers)
    self.caps = caps
    self.places = CapPlaces(rules.caps, keys: caps.keys)
    self.names = variables + caps.variables.filter { !variables.contains($0) }
    self.admitted = AdmittedContacts(variables: variables, keys: caps.keys.count)
    self.waiting = WaitingContacts(admitted)
    self.screening = Screening(
      sequence: sequence, blacklist: Blacklist(blacklist), authorize: request.authorize,
      variables: variables, leftOut: request.contacts.leftOut)
  }

  /// Variables that templates and caps mention, of which a store holds values or not.
  package var variables: [String] { names }

  private static func check(_ request: PlanRequest, _ team: Team) throws(PlanningError) {
    if request.start < request.now {
      throw .startInPast(start: request.start, now: request.now, zone: team.zone)
    }
    if case .spread(let spread) = request.mode {
      for (key, value) in [("per_day", spread.perDay), ("per_hour", spread.perHour)] {
        if let value, value < 1 { throw .emptySpread(key: key, value: value) }
      }
    }
    guard case .selected(let emails) = request.senders else { return }
    if emails.isEmpty { throw .noSenders }
    var seen: Set<EmailAddress> = []
    for email in emails {
      guard let sender = team.sender(email) else {
        throw .unknown(
          UnknownName(kind: .sender, name: email.text, known: team.senders.map(\.email.text)))
      }
      guard sender.isEnabled else { throw .disabledSender(email) }
      guard seen.insert(email).inserted else { throw .senderTwice(email) }
    }
  }

  private static func variables(
    _ edits: [StepEdit]
  ) throws(PlanningError) -> [EmailAddress: Set<String>] {
    var variables: [EmailAddress: Set<String>] = [:]
    for edit in edits {
      for text in [edit.subject, edit.text, edit.html] {
        guard let text else { continue }
        do {
          variables[edit.contact, default: []].formUnion(try Template(text).variables)
        } catch {
          throw .brokenEdit(contact: edit.contact, step: edit.step, error: error)
        }
      }
    }
    return variables
  }

  /// Takes in the contacts of a batch, which must have the variables that templates and rules read.
  /// - Throws: `RuleError`.
  package mutating func add(_ contacts: ContactTable) throws {
    let rows = try matching(contacts)
    guard !rows.isEmpty else { return }
    let values = try filledValues(contacts, rows, names)
    var reasons = try rows.map { row in
      screening.reasons(
        contacts, row: row, edited: try editedSteps(contacts, row), values: values)
    }
    let refusals = try self.refusals(contacts, rows)
    let isIn = rows.indices.map { reasons[$0].isEmpty && refusals[$0].isEmpty }
    let (choices, turns) = try choices(contacts, rows, values, isIn)

    for (index, row) in rows.enumerated() {
      var sender = -1
      switch choices[index] {
      case .sender(let number): sender = number
      case .drawn: break
      case .nobody(let why): reasons[index].append(.noSender(why))
      }
      reasons[index] += refusals[index]
      let full = turns?.full[index] ?? []
      if reasons[index].isEmpty, full.isEmpty {
        admitted.append(contacts, row: row, sender: sender, values: values)
        if let turns { admitted.appendCapValues(turns.columns, row: index) }
      } else if let turns, !full.isEmpty {
        leaveOut(contacts, row, index, reasons[index], turns, sender, values)
      } else {
        exclude(contacts, row, reasons[index])
      }
    }
  }

  mutating func exclude(_ contacts: ContactTable, _ row: Int, _ reasons: [Exclusion]) {
    excluded.append(
      ExcludedContact(id: contacts.ids[row], contact: contacts.email(row), reasons: reasons))
  }

  /// What the workspace's eligibility rules have against each of `rows`.
  private func refusals(_ contacts: ContactTable, _ rows: [Int]) throws -> [[Exclusion]] {
    var refusals: [[Exclusion]] = Array(repeating: [], count: rows.count)
    for rule in rules.eligibility {
      let answers = try rule.holds(contacts, rows: rows, in: context)
      for (index, holds) in answers.enumerated() where !holds {
        refusals[index].append(
          .rule(name: rule.name, message: rule.message, source: rule.source))
      }
    }
    return refusals
  }

  /// The senders of those who are in the plan so far, so that nobody's turn is spent on a contact who is
  /// not; then of the others, whose having no sender is one more reason (rule 14).
  ///
  /// Where the workspace has caps, they are kept in between: after all other reasons, and before a
  /// sender rule is asked.
  private mutating func choices(
    _ contacts: ContactTable, _ rows: [Int], _ values: FilledValues, _ isIn: [Bool]
  ) throws -> ([Assignment.Choice], CapTurns?) {
    var choices = Array(repeating: Assignment.Choice.drawn, count: rows.count)
    if !rules.caps.isEmpty, !assignment.asksRule {
      choices = try assignment.choices(contacts, rows: rows, counts: true)
      let turns = try turns(
        contacts, rows, values,
        inside: rows.indices.filter { isIn[$0] && !choices[$0].isNobody })
      turns.finish(asked: false)
      return (choices, turns)
    }
    let inside = rows.indices.filter { isIn[$0] }
    let turns =
      rules.caps.isEmpty ? nil : try turns(contacts, rows, values, inside: inside)
    let chosen = try assignment.choices(
      contacts, rows: inside.map { rows[$0] }, counts: true, turns: turns)
    turns?.finish(asked: true)
    let outside = rows.indices.filter { !isIn[$0] || turns?.full[$0].isEmpty == false }
    let others = try assignment.choices(
      contacts, rows: outside.map { rows[$0] }, counts: false)
    for (index, choice) in zip(inside, chosen) { choices[index] = choice }
    for (index, choice) in zip(outside, others) { choices[index] = choice }
    return (choices, turns)
  }

  private func matching(_ contacts: ContactTable) throws -> [Int] {
    guard let filter = rules.filter else { return Array(0..<contacts.count) }
    let matches = try filter.matches(contacts, in: context)
    return matches.indices.filter { matches[$0] }
  }

  /// The values of `names`, which are filled where a filler supplies them.
  func filledValues(
    _ contacts: ContactTable, _ rows: [Int], _ names: [String]
  ) throws -> FilledValues {
    var values = FilledValues(contacts, variables: names)
    try values.fill(contacts, rows: rows, names: names, fillers: rules.fillers, in: context)
    return values
  }

  private func editedSteps(_ contacts: ContactTable, _ row: Int) throws -> [Int: Step]? {
    guard !edits.isEmpty, let edits = edits[contacts.email(row)] else { return nil }
    var steps: [Int: Step] = [:]
    for edit in edits where (1...sequence.steps.count).contains(edit.step) {
      steps[edit.step] = try sequence.steps[edit.step - 1].applying(edit)
    }
    return steps
  }

  /// The variables that the plan's texts mention: the sequence's, then those that only edits of its
  /// contacts mention, sorted. What an edit of somebody else mentions is no part of the plan.
  func variables(mentionedBy edits: some Sequence<[StepEdit]>) -> [String] {
    let own = sequence.variables
    let mentioned = Set(edits.joined().flatMap { editVariables[$0.contact] ?? [] })
    return own + mentioned.subtracting(own).sorted()
  }

  /// The edits that a contact of the plan has.
  func edits(of contact: EmailAddress) -> [StepEdit]? { edits[contact] }
  var hasEdits: Bool { !edits.isEmpty }
}
