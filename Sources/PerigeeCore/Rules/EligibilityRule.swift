/// An eligibility rule (rule 13 (8+)): who does not pass is excluded with its message.
package protocol EligibilityRule: ContactRule {
  var message: String { get }
}
