// What differs between two documents and is no contact's.

extension PlanDocument {
  typealias Entry = PlanDifference.Entry

  /// What was asked for, and when.
  func requestChanges(to new: PlanDocument) -> [Entry] {
    let contacts = zip(contactParts(besides: new), new.contactParts(besides: self)).map {
      ($0.name, $0.text, $1.text)
    }
    let others: [(String, String?, String?)] = [
      ("senders", request.senders, new.request.senders),
      ("mode", request.mode, new.request.mode),
      ("authorize", "\(request.authorize)", "\(new.request.authorize)"),
      ("fit", request.fit.rawValue, new.request.fit.rawValue),
      ("user", request.user, new.request.user), ("seed", "\(seed)", "\(new.seed)"),
    ]
    let moments = [
      ("start", request.start, new.request.start), ("now", now, new.now),
      ("horizon", horizon, new.horizon),
    ]
    let first: [(String, String?, String?)] = [("sequence", sequence, new.sequence)]
    return (first + contacts + others).compactMap { part, from, to in
      guard !ChangedText.isSame(from, to) else { return nil }
      return Entry(contact: nil, change: .request(part: part, from: from, to: to))
    }
      + moments.filter { $0.1 != $0.2 }.map { part, from, to in
        Entry(
          contact: nil,
          change: .requestMoment(
            part: part, from: teamMoment(from), to: new.teamMoment(to)))
      }
  }

  /// The team's zone and address to unsubscribe, the safeguard, and the settings of senders who are in both plans.
  func settingChanges(to new: PlanDocument) -> [Entry] {
    var changes: [PlanDifference.Change] = []
    if timeZone != new.timeZone { changes.append(.timeZone(from: timeZone, to: new.timeZone)) }
    if !ChangedText.isSame(unsubscribe, new.unsubscribe) {
      changes.append(.unsubscribe(from: unsubscribe, to: new.unsubscribe))
    }
    if safeguard != new.safeguard {
      changes.append(.safeguard(from: safeguard, to: new.safeguard))
    }
    for sender in senders {
      guard let other = new.senders.first(where: { $0.email == sender.email }) else { continue }
      changes += sender.changes(to: other).map { .setting(sender: sender.email.text, $0) }
    }
    return changes.map { Entry(contact: nil, change: $0) }
  }

  /// The sequence's steps: their texts, and when each is wanted.
  func textChanges(to new: PlanDocument) -> [Entry] {
    (0..<max(steps.count, new.steps.count)).flatMap { index in
      let old = index < steps.count ? steps[index] : nil
      let new = index < new.steps.count ? new.steps[index] : nil
      return Self.changes(index + 1, old, new).map { Entry(contact: nil, change: $0) }
    }
  }

  private static func changes(
    _ number: Int, _ old: Step?, _ new: Step?
  ) -> [PlanDifference.Change] {
    var changes: [PlanDifference.Change] = []
    if old?.timeWords != new?.timeWords {
      changes.append(.step(number, from: old?.timeWords, to: new?.timeWords))
    }
    let parts = [
      ("subject", old?.subject, new?.subject), ("body", old?.text, new?.text),
      ("HTML", old?.html, new?.html),
    ]
    for (part, from, to) in parts where !ChangedText.isSame(from, to) {
      changes.append(.text(step: number, part: part, from: from, to: to))
    }
    return changes
  }
}

extension PlanDocument {
  /// Whom the plan is for: always the same parts, in one order; nil for what was not asked.
  /// - Parameter other: addresses alone are not repeated where it asks for such as well, since then each
  ///   contact tells whether it is in both.
  private func contactParts(besides other: Self) -> [(name: String, text: String?)] {
    let asked = request.contacts
    let isOfContacts = hasAddressesAlone && other.hasAddressesAlone
    return [
      ("list", Self.words(asked.lists)), ("contacts", isOfContacts ? nil : addressWords),
      ("filter", Self.words(asked.filters)), ("where", Self.words(asked.conditions)),
      ("left_out", Self.words(asked.leftOut)),
    ]
  }

  /// Nothing but addresses was asked for, and they are those of the sendings and exclusions.
  private var hasAddressesAlone: Bool {
    let asked = request.contacts
    return asked.everybody != true && asked.lists == nil && asked.emails == nil
  }

  /// "2 addresses: a@x.example, b@x.example"
  private var addressWords: String? {
    let addresses = hasAddressesAlone ? contacts : request.contacts.emails ?? []
    guard addresses.count > 1 else { return addresses.first }
    return "\(grouped(addresses.count)) addresses: \(addresses.joined(separator: ", "))"
  }

  private static func words(_ texts: [String]?) -> String? { texts?.joined(separator: ", ") }
}

extension PlanDocument.Step {
  /// "an email 3 working days later at 14:00"
  fileprivate var timeWords: String {
    let noun = kind == nil ? "an email" : "a \(kind ?? "")"
    let days = "\(counted(after, "working day")) later"
    return "\(noun) \(days)\(hour.map { " at \(padded($0, 2)):00" } ?? "")"
  }
}
