package import PerigeeCore
import PerigeeWorkspace

extension Team {
  /// What is known of a team whose `perigee.lua` cannot be used: enough to stop emails and to look, and
  /// nothing to send by.
  ///
  /// Nobody's role is known, so that whoever acts is a member, who may stop everybody and undo their own.
  /// - Parameters:
  ///   - user: who acts, an address; nil where nobody says so.
  ///   - engaged: the newest engagements first; their settings tell the zone.
  /// - Throws: `SessionError.invalidAddress`.
  package static func standIn(for user: String?, _ engaged: [Engagement]) throws -> Team {
    let email = try user.map(Session.address) ?? nobodyNamed
    let name = engaged.lazy.compactMap(\.settings).first?.timeZone
    // Moments are shown in it and nothing is planned: without a zone that is known, UTC says which it is.
    let zone = name.flatMap { try? ZoneDirectory.system.zone(named: $0) } ?? .utc
    let sender = Sender(email: email, name: email.text, zone: zone, isEnabled: false)
    return Team(zone: zone, senders: [sender], defaultUser: email)
  }

  /// In the log, like an automation: no address.
  private static let nobodyNamed = EmailAddress(normalised: "somebody")
}
