import PerigeeCore

/// Writes HTML in which no text can be markup: there is no other way to write a text than `text`, and no
/// other tags and attributes than those of `HTMLTag` and `HTMLAttribute`.
package struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  private let mask: AddressMask?
  private var figures = 0

  /// Whether addresses are masked.
  var isMasked: Bool { mask != nil }

  /// - Parameter mask: nil shows addresses as they are.
  init(mask: AddressMask? = nil) {
    self.mask = mask
    raw("<!doctype html>\n")
  }

  /// An element with what `body` writes in it.
  mutating func element(
    _ tag: HTMLTag, _ attributes: [HTMLAttribute] = [],
    _ body: (inout HTMLWriter) -> Void = { _ in }
  ) {
    raw("<\(tag.rawValue)")
    for attribute in attributes {
      raw(" \(attribute.name.rawValue)=\"")
      ShownText.append(mask?.masked(attribute.value) ?? attribute.value, to: &bytes, limit: .max)
      raw("\"")
    }
    raw(">")
    if !tag.isVoid {
      body(&self)
      raw("</\(tag.rawValue)>")
    }
    if tag.isBlock { raw("\n") }
  }

  /// An element with a text alone.
  mutating func element(_ tag: HTMLTag, _ text: String) { element(tag, []) { $0.text(text) } }

  /// The same, with attributes.
  mutating func element(_ tag: HTMLTag, _ attributes: [HTMLAttribute] = [], _ text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  /// A text, escaped; with addresses masked where they are to be.
  mutating func text(_ text: String) {
    ShownText.append(mask?.masked(text) ?? text, to: &bytes)
  }

  /// A text that somebody else wrote: one that is written from right to left turns nothing around it.
  mutating func foreign(_ text: String) { element(.bdi, text) }

  /// An address, which may be broken where its parts meet.
  mutating func address(_ address: EmailAddress) {
    let text = mask?.masked(address.text) ?? address.text
    element(.bdi) { html in
      var part = ""
      for character in text {
        if "@.".contains(character), !part.isEmpty {
          ShownText.append(part, to: &html.bytes)
          html.element(.wbr)
          part = ""
        }
        part.append(character)
      }
      ShownText.append(part, to: &html.bytes)
    }
  }

  /// The page's style sheet, which is ours.
  mutating func style(_ sheet: String) { raw("<style>\(sheet)</style>\n") }

  /// A name for the ids of the next picture, of which each is once on a page.
  mutating func nextFigure() -> String {
    figures += 1
    return "f\(figures)"
  }

  private mutating func raw(_ text: String) { bytes += Array(text.utf8) }
}
