package import PerigeeCore

extension Incoming {
  /// One line: "12  reply  ann@x.example    Re: Hi  intro: active → replied". Who wrote it, and whom it is
  /// about where that is somebody else.
  func cells(in zone: Zone) -> [String] {
    [
      String(id.number), cameAt.words(in: zone), verdict.rawValue,
      reading.sender?.onOneLine ?? "–", about, reading.subject.onOneLine.excerpt, outcome,
    ]
  }

  private var about: String {
    guard let contact, contact.text != reading.sender?.lowercased() else { return "" }
    return contact.text
  }

  /// Everything about it, its evidence too, for people.
  package func text(_ style: TextStyle, zone: Zone) -> String {
    var text = style.bold("mail \(id.number)") + ": \(verdict.noun)"
    if verdict != reading.verdict { text += " (read as \(reading.verdict.noun))" }
    text += "\n  from \(reading.sender?.onOneLine ?? "nobody"), came \(cameAt.zonedWords(in: zone))"
    if let place { text += ", in the inbox of \(place.account)" }
    text += "\n  subject: \(reading.subject.onOneLine)\n  \(matchWords)\n"
    for recipient in reading.recipients {
      text += "  \(recipient.address.onOneLine): \(recipient.action.rawValue), "
      text += "\(recipient.hardness.rawValue)\n"
    }
    if let day = reading.returnDate { text += "  back on \(day)\n" }
    text += reading.evidence.map { "  evidence: \($0.onOneLine)\n" }.joined()
    if !outcome.isEmpty { text += "  \(outcome)\n" }
    let lines = reading.excerpt.split(separator: "\n", omittingEmptySubsequences: false)
    return text
      + (reading.excerpt.isEmpty ? "" : lines.map { "  | \(String($0).onOneLine)\n" }.joined())
  }

  private var matchWords: String {
    guard let contact, let match else { return "about nobody whom we know" }
    let email = step.map { ", step \($0)" } ?? ""
    return switch match {
    case .thread: "about \(contact)\(email): it names our Message-ID"
    case .token: "about \(contact)\(email): it has the contact's token"
    case .address: "about \(contact): the contact wrote it"
    case .person: "about \(contact): somebody said so"
    }
  }

  /// `{"id", "verdict", "read_as", "recipients", "return_date", "evidence", "from", "subject", "came_at",
  /// "read_at", "account", "contact", "step", "matched_by", "outcome", "excerpt"}`; times with the offset of
  /// `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("id", id.number == 0 ? nil : Int(id.number))
      try json.member("verdict", verdict.rawValue)
      try json.member("read_as", reading.verdict.rawValue)
      json.key("recipients")
      try json.array { json in
        for recipient in reading.recipients {
          try json.object { json in
            try json.member("address", recipient.address)
            try json.member("action", recipient.action.rawValue)
            try json.member("hardness", recipient.hardness.rawValue)
          }
        }
      }
      try json.member("return_date", reading.returnDate?.description)
      json.key("evidence")
      try json.array { json in for line in reading.evidence { try json.string(line) } }
      try json.member("from", reading.sender)
      try json.member("subject", reading.subject)
      try json.member("came_at", cameAt.rfc3339(in: zone))
      try json.member("read_at", readAt.rfc3339(in: zone))
      try json.member("account", place?.account.text)
      try json.member("contact", contact?.text)
      try json.member("step", step)
      try json.member("matched_by", match?.rawValue)
      try json.member("outcome", outcome)
      try json.member("excerpt", reading.excerpt)
    }
  }
}

extension [Incoming] {
  /// A table of them; times in `zone`, which the last line names.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    guard !isEmpty else { return "no mail\n" }
    var table = TextTable([
      ("mail", .right), ("came", .left), ("verdict", .left), ("from", .left), ("about", .left),
      ("subject", .left), ("", .left),
    ])
    for incoming in self { table.add(incoming.cells(in: zone)) }
    return table.text(style) + "times in \(zone.name); perigee inbox show MAIL says why\n"
  }

  /// An array of them.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.array { json in
      for incoming in self { try incoming.write(to: &json, zone: zone) }
    }
  }
}
