import PerigeeCore
import PerigeeDispatch
import PerigeeMail

/// The server of a simulated history: what it took is the truth, and what it does wrong is drawn.
///
/// One email is on its way at a time, so that one thread at a time is here.
final class FaultyServer: MailTransport, @unchecked Sendable {
  private let history: SimulatedHistory

  init(_ history: SimulatedHistory) { self.history = history }

  func close() {}

  func send(
    _ message: OutgoingMessage, beforeEnd: @escaping () throws -> Void
  ) throws -> SendOutcome {
    let fault = Fault.drawn(using: &history.random)
    history.note("\(message.id) to \(message.to): \(fault)")
    let record = history.records[
      message.id, default: ServerRecord(contact: message.to, sender: message.from)]
    history.records[message.id] = record
    if let why = record.closed { history.fail(why == "refused" ? 8 : 4, "\(message.id): \(why)") }
    switch fault {
    case .unreachable: return .later(.unreachable("nobody there"))
    case .lost: return .later(.lost("gone"))
    case .senderRefused: return .senderRefused(.noLogin)
    case .later: return .later(.reply(SMTPReply(code: 450, text: "busy")))
    case .bounce: return refuse(message, SMTPReply(code: 550, text: "5.1.1 nobody"), true)
    case .refusal: return refuse(message, SMTPReply(code: 554, text: "5.7.1 no"), false)
    case .deathBeforeMarker: history.store.isDead = true
    case .overtaken: try history.overtake()
    case .none, .silenceTaken, .silenceLost, .deathAfterMarker, .deathAfterAll: break
    }
    do { try beforeEnd() } catch { return .brokenOff }
    history.records[message.id]?.closed = "may have been taken"
    return end(message, fault)
  }

  private func refuse(
    _ message: OutgoingMessage, _ reply: SMTPReply, _ bounced: Bool
  ) -> SendOutcome {
    history.records[message.id]?.closed = "refused"
    history.silent[message.to] = history.now
    return .failed(reply, bounced: bounced)
  }

  /// All is there but the final dot.
  private func end(_ message: OutgoingMessage, _ fault: Fault) -> SendOutcome {
    switch fault {
    case .deathAfterMarker:
      history.store.isDead = true
      return .brokenOff
    case .silenceLost: return .unknown("no answer")
    default: break
    }
    history.records[message.id]?.takenAt.append(history.now)
    history.taken(message.id)
    history.answer(message)
    switch fault {
    case .deathAfterAll: history.store.isDead = true
    case .silenceTaken: return .unknown("no answer")
    default: break
    }
    return .sent(SMTPReply(code: 250, text: "ok"))
  }
}
