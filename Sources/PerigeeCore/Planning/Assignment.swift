/// Gives contacts their senders (rules 16 to 18).
struct Assignment {
  /// A contact's sender by its number in the team, or why it has none.
  enum Choice {
    case sender(Int)
    /// Drawn when everybody admitted is known.
    case drawn
    case nobody(Exclusion.NoSender)

    var isNobody: Bool {
      if case .nobody = self { true } else { false }
    }
  }

  private let team: Team
  private let strategy: SenderStrategy
  private let user: EmailAddress
  private let rule: (any SenderRule)?
  private let context: RuleContext
  private var tally = SenderTally()
  private let numbers: [EmailAddress: Int]

  init(
    team: Team, strategy: SenderStrategy, user: EmailAddress, rule: (any SenderRule)?,
    context: RuleContext
  ) {
    self.team = team
    self.strategy = strategy
    self.user = user
    self.rule = rule
    self.context = context
    self.numbers = Dictionary(
      uniqueKeysWithValues: team.senders.enumerated().map { ($1.email, $0) })
  }

  /// The choice for each of `rows`.
  /// - Parameters:
  ///   - counts: whether the contacts are in the plan so far; see `SenderRule.choose`.
  ///   - turns: whom a sender rule is asked about; the choice of the others means nothing.
  mutating func choices(
    _ contacts: ContactTable, rows: [Int], counts: Bool, turns: (any SenderTurns)? = nil
  ) throws -> [Choice] {
    guard !rows.isEmpty else { return [] }
    switch strategy {
    case .me: return rows.map { _ in choice(user) }
    case .selected: return rows.map { _ in .drawn }
    case .owners:
      let byNumber = contacts.ownerNames.map(choice)
      return rows.map { row in
        contacts.owners[row] < 0 ? .nobody(.noOwner) : byNumber[Int(contacts.owners[row])]
      }
    case .rule(let name):
      guard let rule else { preconditionFailure("the rule \(name) was not looked up") }
      let answers = try rule.choose(
        contacts, rows: rows, candidates: team.candidates(of: rule), in: context, tally: &tally,
        counts: counts, turns: turns)
      return answers.map { $0.map(choice) ?? .nobody(.ruleGaveNone(name: name)) }
    }
  }

  /// Whether a sender rule chooses.
  var asksRule: Bool {
    if case .rule = strategy { true } else { false }
  }

  private func choice(_ email: EmailAddress) -> Choice {
    guard let number = numbers[email] else { return .nobody(.unknownOwner(email)) }
    return team.senders[number].isEnabled ? .sender(number) : .nobody(.disabled(email))
  }

  /// "A balanced shuffle from a seed kept in the plan, counts differ by at most one": the senders in
  /// turn, as often as there are contacts, shuffled.
  ///
  /// - Parameter closed: senders who get nobody; there is no draw where none is left.
  func draw(count: Int, seed: UInt64, without closed: Set<Int> = []) -> [Int] {
    guard case .selected(let emails) = strategy else { return [] }
    let senders = emails.compactMap { numbers[$0] }.filter { !closed.contains($0) }
    guard !senders.isEmpty else { return [] }
    var generator = SplitMix64(seed: seed)
    var drawn = (0..<count).map { senders[$0 % senders.count] }
    // Fisher and Yates by hand: the standard library does not promise its shuffle to stay the same.
    for index in drawn.indices.dropFirst().reversed() {
      drawn.swapAt(index, generator.number(below: index + 1))
    }
    return drawn
  }
}
