/// "The native reasons of screening", asked once more before an email goes: what stopped a contact after
/// the commit through no door of ours, such as a database that an older program wrote.
package struct DispatchScreening: Hashable, Sendable {
  /// What happens to the enrollment.
  package var event: EnrollmentEvent
  package var words: String

  /// Nil for a contact that may be written to.
  /// - Parameter isAuthorized: somebody engaged the contact although it is disqualified.
  package static func reason(
    entry: BlacklistEntry?, status: ContactStatus, bounced: Bool, isAuthorized: Bool
  ) -> DispatchScreening? {
    if let entry {
      return Self(event: .blacklisting, words: "\(entry.subject.text) is on the blacklist")
    }
    if status == .doNotContact { return Self(event: .blacklisting, words: "do not contact") }
    if bounced || status == .badData { return Self(event: .bounce, words: "the address fails") }
    guard status == .disqualified, !isAuthorized else { return nil }
    return Self(event: .stop, words: "disqualified")
  }
}
