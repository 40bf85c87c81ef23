/// What became of one entry that was to be added.
package struct BlacklistAddition: Hashable, Sendable {
  /// What adding did.
  package enum Outcome: Hashable, Sendable {
    /// It was not there.
    case added
    /// It was there for a weaker reason, which it has no more.
    case raised(from: BlacklistEntry.Reason)
    /// It was there, for a reason that is as strong, and stays as it was.
    case stands
  }

  /// As it stands now.
  package var entry: BlacklistEntry
  package var outcome: Outcome
  /// What was there for a weaker reason; nil where nothing gave way.
  package var former: BlacklistEntry?

  package init(_ entry: BlacklistEntry, _ outcome: Outcome) {
    self.entry = entry
    self.outcome = outcome
  }

  /// What adding `entry` does where `standing` is there: "a stronger reason (the contact's own wish)
  /// replaces a weaker one" (rule 6).
  package init(_ entry: BlacklistEntry, over standing: BlacklistEntry?) {
    guard let standing else {
      self.init(entry, .added)
      return
    }
    let isStronger = entry.reason.isContactsOwnWish && !standing.reason.isContactsOwnWish
    self.init(isStronger ? entry : standing, isStronger ? .raised(from: standing.reason) : .stands)
    former = isStronger ? standing : nil
  }

  /// Nothing has changed.
  package var stands: Bool { outcome == .stands }
}
