/// A person the team writes to, identified by the email address (rule 2).
package struct Contact: Hashable, Sendable {
  /// The store's number for a contact; stable for the contact's life.
  package struct ID: Hashable, Comparable, Sendable, Codable {
    /// From 1, in order of arrival; never given twice.
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  /// The store's; it means nothing in another store.
  package var id: ID
  /// What identifies the contact (rule 2).
  package var email: EmailAddress
  /// The sender whose contact this is, if anybody's.
  package var owner: EmailAddress?
  /// `doNotContact` excludes whatever is authorized, `disqualified` unless it is (rule 13).
  package var status: ContactStatus
  /// The address bounced and has not changed since (rule 13).
  package var bounced: Bool
  /// Values by variable name; a blank value is absent.
  package var variables: [String: String]

  package init(
    id: ID, email: EmailAddress, owner: EmailAddress? = nil, status: ContactStatus = .new,
    bounced: Bool = false, variables: [String: String] = [:]
  ) {
    self.id = id
    self.email = email
    self.owner = owner
    self.status = status
    self.bounced = bounced
    self.variables = variables
  }
}
