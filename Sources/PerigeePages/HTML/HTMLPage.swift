package import PerigeeCore

/// A page for people: one file that asks for nothing, runs nothing and can be printed.
package protocol HTMLPage {
  /// The command that makes it.
  var command: String { get }
  /// What stands above the page; a sequence's name may be in it.
  var title: String { get }
  /// When it was made, in words with the zone; nil where only files are compared.
  var moment: String? { get }
  /// The mailboxes that the page names.
  var senders: [EmailAddress] { get }
  /// The conclusion: what a reader wants to know first.
  func conclude(_ html: inout HTMLWriter)
  /// All that stands behind the conclusion.
  func detail(_ html: inout HTMLWriter)
}

extension HTMLPage {
  /// The page in UTF-8; the same values are the same bytes.
  /// - Parameter isMasked: whether `contact-1` and `sender-1` stand for addresses.
  package func bytes(isMasked: Bool = false) -> [UInt8] {
    var html = HTMLWriter(mask: isMasked ? AddressMask(senders: senders) : nil)
    html.element(.html, [.init(.lang, "en")]) { html in
      html.element(.head) { head(&$0) }
      html.element(.body) { html in
        html.element(.header) { html in
          html.element(.p, [.class("eyebrow")], "perigee \(command)")
          html.element(.h1) { $0.foreign(title) }
          conclude(&html)
        }
        html.element(.main) { detail(&$0) }
        html.element(.footer) { foot(&$0) }
      }
    }
    return html.bytes
  }

  private func head(_ html: inout HTMLWriter) {
    html.element(.meta, [.init(.charset, "utf-8")])
    html.element(
      .meta,
      [.init(.httpEquiv, "Content-Security-Policy"), .init(.content, PageStyle.policy)])
    let names = [
      ("viewport", "width=device-width, initial-scale=1"), ("color-scheme", "light dark"),
      ("referrer", "no-referrer"), ("robots", "noindex"),
    ]
    for (name, content) in names {
      html.element(.meta, [.init(.name, name), .init(.content, content)])
    }
    html.element(.title, "\(title) · perigee \(command)")
    html.style(PageStyle.sheet)
  }

  private func foot(_ html: inout HTMLWriter) {
    let made = moment.map { "As of \($0), by perigee \(command)." } ?? "By perigee \(command)."
    html.element(.p, "\(made) This file is complete: it loads nothing and runs nothing.")
    guard html.isMasked else { return }
    html.element(
      .p,
      "Addresses are masked: the same name is the same address on this page, and on no other.")
  }
}
