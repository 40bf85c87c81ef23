/// A text with `{{ variable }}` outputs (rule 10).
package struct Template: Hashable, Sendable {
  package let source: String
}
