import PerigeeCore
import PerigeeMail

// What hooks are asked, and what their answers do.
extension SendingDesk {
  /// Bytes of an email's text that hooks see.
  private static let longestText = 10_000

  /// The emails of claims, as hooks see them; those that do not stand any more, or cannot be written, are
  /// left out.
  func questions(about claims: [SendingClaim]) throws -> [HookQuestion] {
    guard !claims.isEmpty else { return [] }
    let context = RuleContext(now: now(), zone: team.zone, senders: team.senders.map(\.email))
    return try store.read { reader in
      let variables = try reader.variables()
      return try claims.compactMap { claim in
        guard let facts = try facts(of: claim, reader) else { return nil }
        var table: ContactTable?
        try reader.contacts(ContactQuery(.emails([claim.contact]), variables: variables)) {
          table = $0
        }
        guard let table, table.count == 1 else { return nil }
        return HookQuestion(
          claim: claim, email: table.adding(Array(zip(EmailColumns.all, facts))), context: context)
      }
    }
  }

  /// In the order of `EmailColumns`.
  private func facts(of claim: SendingClaim, _ reader: any StoreReader) throws -> [String]? {
    guard
      let (enrollment, engagement) = try enrollment(
        claim.ticket.enrollment, of: claim.contact, reader),
      let sender = team.sender(claim.sender),
      // What cannot be written fails where it is written, with its reason.
      let message = try? engagement.message(
        claim.ticket.step, of: enrollment, from: sender, key: key, at: now())
    else { return nil }
    let text = message.email.text ?? message.email.html.map { HTMLText.text(of: $0) } ?? ""
    return [
      message.email.subject, String(decoding: text.utf8.prefix(Self.longestText), as: UTF8.self),
      claim.sender.text, enrollment.sequence, String(claim.ticket.step),
      claim.at.rfc3339(in: team.zone),
    ]
  }

  /// Carries out what hooks said of claims that they do not let go: held emails move to later slots, and
  /// what is cancelled ends its enrollment.
  func keepBack(_ refused: [(claim: SendingClaim, decision: HookDecision)]) throws {
    guard !refused.isEmpty else { return }
    let moment = now()
    var events: [DispatchEvent] = []
    try store.write { writer in
      events = []
      for (claim, decision) in refused {
        let outcome = try outcome(decision, claim.ticket, moment, writer)
        guard try writer.settle(claim.ticket, as: outcome, by: user, at: moment),
          let kept = outcome.kept
        else { continue }
        let moved = try follow(outcome, claim, moment, writer)
        events.append(
          DispatchEvent(
            kept.outcome.event, at: moment, claim, until: moved.first?.to, words: kept.answer))
      }
    }
    events.forEach(tell)
  }

  /// A hook may not hold an email for ever; that it fails says nothing about the email.
  private func outcome(
    _ decision: HookDecision, _ ticket: SendingTicket, _ moment: Instant,
    _ reader: any StoreReader
  ) throws -> DeliveryOutcome {
    switch decision {
    case .go: return .released
    case .failed(let why): return .hookFailed(why)
    case .cancel(let reason): return .hookCancelled(reason)
    case .hold(let reason):
      let first = try deliveries(of: ticket, [.held], reader).first
      guard let first, moment.milliseconds - first.at.milliseconds >= settings.holdPatience else {
        return .held(reason)
      }
      return .hookCancelled("for too long: \(reason)")
    }
  }
}
