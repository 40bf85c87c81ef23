extension RenderedEmail {
  /// The email with a sender's signature below each of its bodies.
  ///
  /// In a plain body it follows the line `-- `, by which mail programs know a signature (RFC 3676,
  /// section 4.3); in HTML it is a block of its own, before `</body>` where there is one.
  package func signed(with signature: Signature?) -> RenderedEmail {
    guard let signature else { return self }
    return RenderedEmail(
      subject: subject, text: text.map { $0.signed(with: signature) },
      html: html.map { $0.signedHTML(with: signature) })
  }
}

extension String {
  fileprivate func signed(with signature: Signature) -> String {
    let body = withoutTrailingSpace
    return (body.isEmpty ? "" : body + "\n\n") + "-- \n" + signature.text.withoutTrailingSpace
      + "\n"
  }

  fileprivate func signedHTML(with signature: Signature) -> String {
    let html = signature.html ?? signature.text.withoutTrailingSpace.htmlLines
    let block = "<div>-- <br>\n\(html)</div>\n"
    let bytes = Array(utf8)
    let closing = Array("</body".utf8)
    // From the end: a template may quote the tag in its text.
    let place = bytes.indices.dropLast(closing.count - 1).last { start in
      zip(bytes[start...], closing).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }
    guard let place else { return withoutTrailingSpace + "\n" + block }
    return String(decoding: bytes[..<place], as: UTF8.self) + block
      + String(decoding: bytes[place...], as: UTF8.self)
  }

  /// Plain lines as HTML shows them.
  private var htmlLines: String {
    replacing("\r\n", with: "\n").replacing("\r", with: "\n").escapedHTML
      .replacing("\n", with: "<br>\n")
  }

  private var withoutTrailingSpace: String {
    let scalars = unicodeScalars
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(scalars[...$0]) } ?? ""
  }
}
