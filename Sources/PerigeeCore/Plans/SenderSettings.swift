/// A sender's settings as a plan was made under them, kept in its file and with its engagement.
///
/// The zone is kept by its name, since its rules are the system's.
package struct SenderSettings: Hashable, Sendable, Codable {
  /// Whose they are.
  package var email: EmailAddress
  /// What recipients see before the address.
  package var name: String
  /// Of its slots and its window, as tzdata spells it.
  package var timeZone: String
  /// What it could send (rule 21).
  package var quota: Quota
  /// When it sent (rule 20), with its closed dates.
  package var window: Window
  /// What stood below its emails; nil for none.
  package var signature: Signature?
  /// Where answers went; nil for `email`.
  package var replyTo: EmailAddress?

  private enum CodingKeys: String, CodingKey {
    case email, name, quota, window, signature
    case timeZone = "time_zone"
    case replyTo = "reply_to"
  }

  package init(_ sender: Sender) {
    email = sender.email
    name = sender.name
    timeZone = sender.zone.name
    quota = sender.quota
    window = sender.window
    signature = sender.signature
    replyTo = sender.replyTo
  }

  /// The sender as it was then; its role and its servers are not kept.
  /// - Parameter zone: the one that `timeZone` names.
  package func sender(in zone: Zone) -> Sender {
    Sender(
      email: email, name: name, zone: zone, window: window, quota: quota, signature: signature,
      replyTo: replyTo)
  }

  func feed(_ digester: borrowing Digester) {
    digester.add(email.text)
    digester.add(name)
    digester.add(timeZone)
    digester.add(quota.perHour)
    digester.add(quota.perDay)
    // A plan without one has the digest that it had before there were any.
    if let warmUp = quota.warmUp { digester.add(warmUp.words) }
    digester.add(window.dayNames)
    digester.add(window.hours.lowerBound)
    digester.add(window.hours.upperBound)
    digester.add(window.closedDates)
  }
}
