package import PerigeeCore

/// What spam filters hate in an email, and may keep it from being read.
package enum MessageWarning: Hashable, Sendable {
  /// HTML alone; its text part is made from it.
  case noText
  /// HTML alone, with nothing in it to be read.
  case noReadableText
  /// `javascript:` or another script; no mail program runs one.
  case script(String)
  /// Bytes of all `data:` addresses together.
  case largeData(bytes: Int)

  /// Bytes of `data:` addresses that pass.
  static let dataLimit = 100 << 10

  /// Of an email's bodies.
  /// - Parameters:
  ///   - text: nil or blank where there is none.
  ///   - html: rendered, or a template.
  package static func all(text: String?, html: String?) -> [MessageWarning] {
    guard let html else { return [] }
    var warnings: [MessageWarning] = []
    if text == nil {
      warnings.append(HTMLText.text(of: html).isEmpty ? .noReadableText : .noText)
    }
    let scan = HTMLScan(html)
    warnings += scan.scripts.map { .script($0) }
    let bytes = scan.dataBytes
    if bytes > dataLimit { warnings.append(.largeData(bytes: bytes)) }
    return warnings
  }
}

extension RenderedEmail {
  /// What spam filters hate in it.
  package var warnings: [MessageWarning] { MessageWarning.all(text: text, html: html) }
}
