/// What an import does with a contact that is there already (rule 3).
///
/// Whichever it is, a row that says "do not contact" or "bad data" is heard, and no row takes that
/// back.
package enum ExistingContact: String, CaseIterable, Sendable {
  /// Leaves the contact as it is.
  case skip
  /// Fills in what is blank.
  case fill
  /// Replaces what the file has a value for; a blank cell never erases.
  case overwrite
}
