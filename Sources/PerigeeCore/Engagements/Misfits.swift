/// Compares what is planned with today's settings.
package struct Misfits {
  /// Senders in the order of their addresses, then sequences by name.
  package let all: [Misfit]
  /// The moments of each sender's emails that do not fit, with what they do not fit.
  private let marks: [EmailAddress: [Instant: Misfit.Kind]]

  /// - Parameters:
  ///   - sequences: those that the workspace has; nil where nobody asks for them.
  ///   - load: what holds quota, by sender, ascending, from a day before `now` on.
  ///   - due: when emails were to go that were planned for before `now` and have not gone, by sender,
  ///     ascending: a window that has changed closes those too.
  ///   - parts: all that is planned: what a sender has missed who sends no more waits as well.
  package init(
    team: Team, sequences: Set<String>?, load: [EmailAddress: [Instant]],
    due: [EmailAddress: [Instant]], parts: [PlannedPart], now: Instant
  ) {
    var all: [Misfit] = []
    var marks: [EmailAddress: [Instant: Misfit.Kind]] = [:]
    let bySender = Dictionary(grouping: parts, by: \.sender)
    for (address, parts) in bySender.sorted(by: { $0.key < $1.key }) {
      guard let sender = team.sender(address), sender.isEnabled else {
        let isGone = team.sender(address) == nil
        all.append(Misfit(isGone ? .unknownSender : .disabledSender, of: address, parts))
        continue
      }
      let own = due[address] ?? []
      let check = CommittedCheck(sender: sender, times: load[address] ?? [], due: own, now: now)
      let first = own.first ?? now
      all += check.misfits(parts.filter { $0.emails > 0 && $0.last >= first }.map(\.engagement))
      if !check.marks.isEmpty { marks[address] = check.marks }
    }
    let isMissing = { (part: PlannedPart) in
      sequences.map { !$0.contains(part.sequence) } ?? false
    }
    let missing = Dictionary(grouping: parts.filter(isMissing), by: \.sequence)
    all += missing.sorted { $0.key < $1.key }.map { Misfit(sequence: $0.key, $0.value) }
    self.all = all
    self.marks = marks
  }

  /// What an email of `sender` at `instant` does not fit; nil where it does.
  package func mark(of sender: EmailAddress, at instant: Instant) -> Misfit.Kind? {
    kind(of: sender) ?? marks[sender]?[instant]
  }

  /// Whether everything of `sender` does not fit.
  func kind(of sender: EmailAddress) -> Misfit.Kind? {
    all.first { $0.sender == sender && $0.days.isEmpty }?.kind
  }
}

extension Misfit {
  /// Everything that a sender still has to send.
  fileprivate init(_ kind: Kind, of sender: EmailAddress, _ parts: [PlannedPart]) {
    self.init(
      kind: kind, sender: sender, emails: parts.reduce(0) { $0 + $1.emails },
      tasks: parts.reduce(0) { $0 + $1.tasks }, engagements: Self.engagements(parts))
  }

  /// Everything that a sequence still has to send.
  fileprivate init(sequence: String, _ parts: [PlannedPart]) {
    self.init(
      kind: .unknownSequence, sequence: sequence, emails: parts.reduce(0) { $0 + $1.emails },
      tasks: parts.reduce(0) { $0 + $1.tasks }, engagements: Self.engagements(parts))
  }

  private static func engagements(_ parts: [PlannedPart]) -> [Engagement.ID] {
    Set(parts.map(\.engagement)).sorted()
  }
}
