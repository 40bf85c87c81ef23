/// What can be changed about emails that contacts have of their own (rule 11), which plans read.
package protocol EditWriter: AnyObject {
  /// Keeps an edit, in place of an earlier one of the same contact and step.
  /// - Throws: `UnknownName`.
  func save(_ edit: StepEdit) throws

  /// Takes an edit back; one that is not there is no error.
  /// - Parameter step: counts from 1.
  /// - Throws: `UnknownName`.
  func removeEdit(contact: EmailAddress, sequence: String, step: Int) throws
}
