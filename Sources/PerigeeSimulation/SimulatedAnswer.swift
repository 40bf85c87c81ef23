package import PerigeeCore
import PerigeeMail

/// A mail that comes back for an email, as the reading of a real one would be.
package struct SimulatedAnswer {
  package let reading: MailReading
  /// When it comes.
  package let at: Instant

  /// Nil for a reaction that sends no mail.
  package init?(_ reaction: Reaction, to email: SimulatedServer.Taken, zone: Zone) {
    let (verdict, delay): (Verdict, Int64)
    var recipients: [VerdictRecipient] = []
    var returnDate: Day?
    switch reaction {
    case .bounceAtOnce: return nil
    case .reply(let later): (verdict, delay) = (.reply, later)
    case .unsubscribe(let later): (verdict, delay) = (.unsubscribe, later)
    case .bounceLater(let later):
      (verdict, delay) = (.bounce, later)
      recipients = [VerdictRecipient(address: email.to.text, action: .failed, hardness: .hard)]
    case .outOfOffice(let days):
      (verdict, delay) = (.autoReply, Milliseconds.minute)
      returnDate = zone.localDay(of: email.at).adding(days: days)
    }
    at = email.at + delay
    reading = MailReading(
      verdict: verdict, recipients: recipients, returnDate: returnDate,
      evidence: ["simulated"], sender: email.to.text, subject: "", date: at,
      messageID: "<\(verdict.rawValue).\(email.id.text)>", references: ["<\(email.id.text)>"],
      excerpt: "")
  }
}
