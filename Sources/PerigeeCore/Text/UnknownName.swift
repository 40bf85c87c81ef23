/// A name that stands for nothing: of a list, a filter, a contact.
package struct UnknownName: Error, Hashable, Sendable {
  /// What was looked for by the name.
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// The person whom `--as` or `PERIGEE_USER` names, who must be a sender of the team.
    case actingUser
    case sequence, filter, filler
    case senderRule, eligibilityRule, cap, verdictRule, hook
    case list, variable, contact, engagement
    /// A contact, by its number.
    case contactNumber
    /// One that is to be given a value.
    case newVariable
    case sender
    /// A sender who is to have emails in one plan.
    case senderOfPlan
    /// The sender behind whom a page of senders is to begin.
    case senderBeforePage
    /// A mail that was read, by its number.
    case incoming
    case automation
    case module, helpTopic, encoding
  }

  /// What was looked for; it gives the code and the remedy.
  package var kind: Kind
  /// As it was given.
  package var name: String
  /// The nearest of `known`; nil where none is near.
  package var suggestion: String?
  /// What has this name instead.
  package enum Other: Hashable, Sendable {
    case list, filter
    /// The name is an address.
    case contact
  }

  /// Nil where nothing else has the name, or nobody looked.
  package var other: Other?
  /// What the name could have been; empty where nothing is known, or too much to be listed.
  package var known: [String]

  /// Finds the suggestion among `known`.
  package init(kind: Kind, name: String, known: [String] = []) {
    self.kind = kind
    self.name = name
    self.suggestion = Suggestion.nearest(to: name, among: known)
    self.known = known
  }
}
