/// A text with `{{ variable }}` outputs (rule 10).
package struct Template: Hashable, Sendable {
  package let source: String

  package init(_ source: String) throws(TemplateError) { self.source = source }
}

package struct TemplateError: Error, Hashable, Sendable {}
