/// A reason that keeps a contact out of a plan (rules 12, 13, 25).
package enum Exclusion: Hashable, Sendable {
  /// `entry` is the address or domain that covers the contact.
  case blacklisted(entry: String, reason: BlacklistEntry.Reason)
  /// Live in `sequence`; nothing overrides it.
  case engaged(sequence: String)
  /// Used in a step, and blank after fillers and defaults; any one of a group would do.
  case missingVariables([[String]])
  case alreadySequenced(safeguard: Safeguard)
  case bounced
  /// By status: `disqualified`, which authorize overrides, or `do_not_contact`, which nothing does.
  case disqualified(ContactStatus)
  case noSender(NoSender)
  /// A person left the contact out of this plan, by address.
  case leftOut
  /// An eligibility rule of the workspace said no, with its own message.
  case rule(name: String, message: String, source: SourceLocation?)
  /// As many contacts of `value` as the cap `name` allows, or more, are live or in the plan already.
  case cap(name: String, message: String, value: String, atMost: Int, source: SourceLocation?)
  /// Would end after the horizon; only with `fit = "truncate"`.
  case horizon(Instant)

  /// Why nobody can write to the contact (rule 13 (7)).
  package enum NoSender: Hashable, Sendable {
    case noOwner
    /// The owner is no sender of the team any more.
    case unknownOwner(EmailAddress)
    case disabled(EmailAddress)
    /// The sender rule answered nil.
    case ruleGaveNone(name: String)
  }
}
