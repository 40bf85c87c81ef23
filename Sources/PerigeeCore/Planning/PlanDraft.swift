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
  private let context: RuleContext
  private let edits: [EmailAddress: [StepEdit]]

  var admitted: AdmittedContacts
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
    var variables = sequence.variables
    for template in try Self.templates(edits) {
      for variable in template.variables where !variables.contains(variable) {
        variables.append(variable)
      }
    }
    self.admitted = AdmittedContacts(variables: variables)
    self.screening = Screening(
      sequence: sequence, blacklist: Blacklist(blacklist), authorize: request.authorize,
      variables: variables, leftOut: request.contacts.leftOut)
  }

  /// Variables that the templates mention, of which a store holds values or not.
  package var variables: [String] { admitted.variables }

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

  private static func templates(_ edits: [StepEdit]) throws(PlanningError) -> [Template] {
    var templates: [Template] = []
    for edit in edits {
      for text in [edit.subject, edit.text, edit.html] {
        guard let text else { continue }
        do { templates.append(try Template(text)) } catch {
          throw .brokenEdit(contact: edit.contact, step: edit.step, error: error)
        }
      }
    }
    return templates
  }

  /// Takes in the contacts of a batch, which must have the variables that templates and rules read.
  /// - Throws: `RuleError`.
  package mutating func add(_ contacts: ContactTable) throws {
    let rows = try matching(contacts)
    guard !rows.isEmpty else { return }
    let values = try filledValues(contacts, rows)
    var reasons = try rows.map { row in
      screening.reasons(
        contacts, row: row, edited: try editedSteps(contacts, row), values: values)
    }
    let refusals = try self.refusals(contacts, rows)
    let choices = try choices(contacts, rows) { reasons[$0].isEmpty && refusals[$0].isEmpty }

    for (index, row) in rows.enumerated() {
      var sender = -1
      switch choices[index] {
      case .sender(let number): sender = number
      case .drawn: break
      case .nobody(let why): reasons[index].append(.noSender(why))
      }
      reasons[index] += refusals[index]
      if reasons[index].isEmpty {
        admitted.append(contacts, row: row, sender: sender, values: values)
      } else {
        excluded.append(
          ExcludedContact(
            id: contacts.ids[row], contact: contacts.email(row), reasons: reasons[index]))
      }
    }
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
  private mutating func choices(
    _ contacts: ContactTable, _ rows: [Int], isIn: (Int) -> Bool
  ) throws -> [Assignment.Choice] {
    let (inside, outside) = (rows.indices.filter(isIn), rows.indices.filter { !isIn($0) })
    let chosen =
      try assignment.choices(contacts, rows: inside.map { rows[$0] }, counts: true)
      + assignment.choices(contacts, rows: outside.map { rows[$0] }, counts: false)
    var choices = Array(repeating: Assignment.Choice.drawn, count: rows.count)
    for (index, choice) in zip(inside + outside, chosen) { choices[index] = choice }
    return choices
  }

  private func matching(_ contacts: ContactTable) throws -> [Int] {
    guard let filter = rules.filter else { return Array(0..<contacts.count) }
    let matches = try filter.matches(contacts, in: context)
    return matches.indices.filter { matches[$0] }
  }

  private func filledValues(_ contacts: ContactTable, _ rows: [Int]) throws -> FilledValues {
    var values = FilledValues(contacts, variables: admitted.variables)
    for filler in rules.fillers {
      guard let variable = admitted.variables.firstIndex(of: filler.variable) else { continue }
      let blank = rows.filter { !values.hasValue(variable, row: $0) }
      guard !blank.isEmpty else { continue }
      for (row, value) in zip(blank, try filler.fill(contacts, rows: blank, in: context)) {
        if let value { values.set(value, of: variable, row: row) }
      }
    }
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

  /// The edits that a contact of the plan has.
  func edits(of contact: EmailAddress) -> [StepEdit]? { edits[contact] }
  var hasEdits: Bool { !edits.isEmpty }
}
