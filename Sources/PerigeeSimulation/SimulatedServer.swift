package import PerigeeCore
package import PerigeeDispatch
package import PerigeeMail

/// A mail server that takes every email and sends none on; what it took is what it says.
///
/// A simulation has one email on its way at a time, so that one thread at a time is here.
package final class SimulatedServer: MailTransport, @unchecked Sendable {
  /// An email that the server took, or may have taken.
  package struct Taken: Hashable, Sendable {
    package var id: MessageID
    package var from: EmailAddress
    package var to: EmailAddress
    package var at: Instant

    package init(id: MessageID, from: EmailAddress, to: EmailAddress, at: Instant) {
      self.id = id
      self.from = from
      self.to = to
      self.at = at
    }
  }

  private let now: () -> Instant
  private let answer: (OutgoingMessage) -> SendOutcome
  private let took: (Taken) -> Void

  /// - Parameters:
  ///   - now: the virtual clock.
  ///   - answer: what becomes of an email; one that is unknown is taken.
  ///   - took: told each email that the server has, in order.
  package init(
    now: @escaping () -> Instant, answer: @escaping (OutgoingMessage) -> SendOutcome,
    took: @escaping (Taken) -> Void
  ) {
    self.now = now
    self.answer = answer
    self.took = took
  }

  package func close() {}

  package func send(
    _ message: OutgoingMessage, beforeEnd: @escaping () throws -> Void
  ) throws -> SendOutcome {
    let outcome = answer(message)
    switch outcome {
    case .later, .failed, .doubtful, .senderRefused, .brokenOff: return outcome
    case .sent, .unknown: break
    }
    do { try beforeEnd() } catch { return .brokenOff }
    took(Taken(id: message.id, from: message.from, to: message.to, at: now()))
    return outcome
  }
}
