/// What can be asked of a store about emails that contacts have of their own (rule 11).
package protocol EditReader: AnyObject {
  /// The edits that contacts of `sequence` have and no engagement has taken, by contact ID, then
  /// step.
  func edits(sequence: String) throws -> [StepEdit]
}
