/// The texts of one email to one contact, every variable filled in.
package struct RenderedEmail: Hashable, Sendable {
  /// On one line, whatever the values held (rule 10).
  package let subject: String
  /// Nil where the step has only HTML.
  package let text: String?
  /// Its values are escaped; nil where the step has only text.
  package let html: String?

  package init(subject: String, text: String?, html: String? = nil) {
    self.subject = subject.onOneLine
    self.text = text
    self.html = html
  }
}
