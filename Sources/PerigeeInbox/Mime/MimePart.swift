/// A mail, or a part of one, with the parts inside it.
struct MimePart {
  let headers: HeaderFields
  let type: ContentType
  /// As it stands in the mail, not yet decoded.
  let body: Bytes
  /// Of a multipart its parts, of a mail inside a mail that mail; else none.
  let parts: [MimePart]

  /// Decoded, at most so many bytes, in the charset that the part names.
  func content(limit: Int = Bounds.text) -> Bytes {
    TransferEncoding(headers.raw("content-transfer-encoding")).decode(body, limit: limit)
  }

  /// In UTF-8.
  func text(limit: Int = Bounds.text) -> Bytes {
    Charset.utf8(content(limit: limit), type["charset"])
  }

  var isMultipart: Bool { type.media.hasPrefix("multipart/") }
  var isText: Bool { type.media.hasPrefix("text/") }

  /// A mail inside a mail, whole or its header alone.
  var isReturned: Bool {
    switch type.media {
    case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
      "text/rfc822", "message/global-headers", "message/partial", "message/rfc-822":
      true
    default: false
    }
  }

  /// What a person saves and does not read.
  var isAttachment: Bool {
    headers.raw("content-disposition")?.hasPrefix("attachment") == true
  }
}
