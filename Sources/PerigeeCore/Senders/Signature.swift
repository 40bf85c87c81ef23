/// What stands below every email of a sender, its variables filled in.
package struct Signature: Hashable, Sendable, Codable {
  /// Below plain bodies.
  package var text: String
  /// Below HTML bodies, as HTML; nil where `text` is to be shown there.
  package var html: String?

  package init(text: String, html: String? = nil) {
    self.text = text
    self.html = html
  }
}
