package import PerigeeCore

/// One email as it goes to a mail server, before it is bytes.
package struct Message: Hashable, Sendable {
  /// Whom it is from; the name may be anything a person can type.
  package var from: Mailbox
  /// The one recipient.
  package var to: EmailAddress
  /// Subject, text and HTML with their variables filled in.
  package var email: RenderedEmail
  /// Fixed when the plan is made, so that a second attempt has the same.
  package var id: MessageID
  /// When it is sent.
  package var date: Instant
  /// Seconds east of UTC in which `date` is written; what is not a whole minute is dropped, and the
  /// moment stays the same.
  package var offset: Int
  /// The message that this one answers: the sequence's first email.
  package var inReplyTo: MessageID?
  /// Where an answer goes; nil for `from`.
  package var replyTo: EmailAddress?
  /// What the contact's mail program offers to unsubscribe by; nil for nothing.
  package var unsubscribe: UnsubscribeLink?

  package init(
    from: Mailbox, to: EmailAddress, email: RenderedEmail, id: MessageID, date: Instant,
    offset: Int, inReplyTo: MessageID? = nil, replyTo: EmailAddress? = nil,
    unsubscribe: UnsubscribeLink? = nil
  ) {
    self.from = from
    self.to = to
    self.email = email
    self.id = id
    self.date = date
    self.offset = offset
    self.inReplyTo = inReplyTo
    self.replyTo = replyTo
    self.unsubscribe = unsubscribe
  }

  /// The message of RFC 5322, every line ended by CRLF, all of it ASCII; the same message gives the
  /// same bytes on every machine.
  ///
  /// "Headers: no byte below 0x20 but CRLF pairs", and those only where a header is folded. Lines
  /// are at most 78 bytes, but for an address, an identifier or a link to unsubscribe that is longer by
  /// itself, and never more than 998. A line that begins with a dot is not doubled; that is the
  /// transport's part. HTML without a text has one made from it.
  ///
  /// - Throws: `MessageError` for what cannot be written without changing whom it goes to.
  package func encoded() throws(MessageError) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in try fields() { field.append(to: &bytes) }
    try appendBody(to: &bytes)
    return bytes
  }

  private func fields() throws(MessageError) -> [HeaderField] {
    var fields = [
      HeaderField(name: "Date", words: [try MessageDate.text(date, offset: offset)]),
      HeaderField(name: "From", pieces: try from.pieces(after: "From", .from)),
      HeaderField(name: "To", words: [try to.onWire(.to)]),
    ]
    if let replyTo {
      fields.append(HeaderField(name: "Reply-To", words: [try replyTo.onWire(.replyTo)]))
    }
    fields.append(HeaderField(name: "Message-ID", words: [try id.checkedForWire()]))
    if let inReplyTo {
      let answered = try inReplyTo.checkedForWire()
      fields.append(HeaderField(name: "In-Reply-To", words: [answered]))
      fields.append(HeaderField(name: "References", words: [answered]))
    }
    if let unsubscribe {
      fields.append(HeaderField(name: "List-Unsubscribe", words: ["<\(try unsubscribe.uri())>"]))
    }
    fields.append(HeaderField(name: "Subject", text: email.subject))
    fields.append(HeaderField(name: "MIME-Version", words: ["1.0"]))
    return fields
  }

  private func appendBody(to bytes: inout [UInt8]) throws(MessageError) {
    let text = email.text ?? email.html.map { HTMLText.text(of: $0) }
    let parts = [(text, "plain"), (email.html, "html")].compactMap { text, kind in
      text.map { MessagePart(kind: kind, text: $0) }
    }
    guard let first = parts.first else { throw .noBody }
    guard parts.count > 1 else { return first.append(to: &bytes) }
    let boundary = MessagePart.boundary(of: id)
    HeaderField(
      name: "Content-Type", words: ["multipart/alternative;", "boundary=\"\(boundary)\""]
    ).append(to: &bytes)
    for part in parts {
      bytes += "\r\n--\(boundary)\r\n".utf8
      part.append(to: &bytes)
    }
    bytes += "\r\n--\(boundary)--\r\n".utf8
  }
}
