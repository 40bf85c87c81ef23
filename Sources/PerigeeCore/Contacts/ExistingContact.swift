/// What an import does with a contact that is there already (rule 3).
package enum ExistingContact: String, CaseIterable, Sendable {
  /// Leaves the contact as it is.
  case skip
  /// Fills in what is blank.
  case fill
  /// Replaces what the file has a value for; a blank cell never erases.
  case overwrite
}
