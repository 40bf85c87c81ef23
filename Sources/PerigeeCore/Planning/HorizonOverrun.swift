/// A plan that would go past its horizon, and what would help (rule 25).
package struct HorizonOverrun: Hashable, Sendable {
  /// A limit whose change alone lets everybody fit, with the smallest value that does.
  package enum Remedy: Hashable, Sendable {
    case spreadPerDay(from: Int, to: Int)
    case spreadPerHour(from: Int, to: Int)
    /// Every sender of the plan needs at least this; `from` is the lowest that one has now.
    case quotaPerDay(from: Int, to: Int)
    case quotaPerHour(from: Int, to: Int)
  }

  /// Contacts that were to be planned, and how many of them fit.
  package var contacts: Int
  /// How many contacts fit before the horizon.
  package var fitting: Int
  /// Six calendar months after `now`; the last moment at which an email may go out.
  package var horizon: Instant
  /// The last email of those that fit; nil where nobody does.
  package var last: Instant?
  /// The first sender, in the team's order, whose contacts do not all fit.
  package var sender: EmailAddress
  /// False where the window of `sender` leaves no slot from the start to the horizon.
  package var hasOpenSlots: Bool
  /// Nil where no one limit would do.
  package var remedy: Remedy?
  /// The team's, for words.
  package var zone: Zone

  package init(
    contacts: Int, fitting: Int, horizon: Instant, last: Instant?, sender: EmailAddress,
    hasOpenSlots: Bool, remedy: Remedy?, zone: Zone
  ) {
    self.contacts = contacts
    self.fitting = fitting
    self.horizon = horizon
    self.last = last
    self.sender = sender
    self.hasOpenSlots = hasOpenSlots
    self.remedy = remedy
    self.zone = zone
  }
}
