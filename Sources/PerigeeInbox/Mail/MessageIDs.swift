/// The Message-IDs in a mail, with their angle brackets.
enum MessageIDs {
  /// At most 100, the newest that the mail answers first; each once.
  static func references(of mail: Mail) -> [String] {
    var found: [String] = []
    for name in ["in-reply-to", "references"] {
      for value in mail.headers.allRaw(name) { found += all(in: value).reversed() }
    }
    let returned = mail.contents.returned ?? ReportText(mail.contents.text[...]).returned
    if let returned {
      for name in ["message-id", "x-original-message-id", "in-reply-to", "references"] {
        for value in returned.allRaw(name) { found += all(in: value) }
      }
    }
    for value in mail.headers.allRaw("x-original-message-id") + reported(mail) {
      found += all(in: value)
    }
    var seen: Set<String> = []
    return Array(found.filter { seen.insert($0).inserted }.prefix(100))
  }

  /// Reports name the mail that they are about as fields.
  private static func reported(_ mail: Mail) -> [Bytes] {
    let parts = [
      mail.contents.deliveryStatus, mail.contents.disposition ?? [], mail.contents.feedback ?? [],
    ]
    let names = ["original-message-id", "x-original-message-id", "original-envelope-id"]
    return parts.filter { !$0.isEmpty }.flatMap { part in
      let fields = HeaderFields(part[...].drop { $0 <= 0x20 }, isLoose: true)
      return names.flatMap(fields.allRaw)
    }
  }

  static func first(in value: Bytes?) -> String? { value.flatMap { all(in: $0, limit: 1).first } }

  /// In their order; one without brackets gets them.
  private static func all(in value: Bytes, limit: Int = 100) -> [String] {
    var found: [String] = []
    var index = value.startIndex
    while found.count < limit, let open = value.position(of: UInt8(ascii: "<"), from: index),
      let close = value.position(of: UInt8(ascii: ">"), from: open)
    {
      let id = value[open...close].filter { $0 > 0x20 }
      if id.count > 2, id.count < 500 { found.append(String(decoding: id, as: UTF8.self)) }
      index = close + 1
    }
    let bare = value.trimmed
    guard found.isEmpty, bare.contains(UInt8(ascii: "@")), !bare.contains(0x20), bare.count < 500
    else { return found }
    return ["<\(bare.string)>"]
  }
}
