/// What every contact has besides variables, by the names that scripts and filters use.
package enum ContactField: String, CaseIterable {
  case email, domain, owner, status, list, sequence, state

  /// The fields that rules read; the others need the store.
  package static let ofRecords: [ContactField] = [.email, .domain, .owner, .status]
}
