extension PlanDifference {
  /// The changes for people, by what they are about: how many, and the first `limit` of each.
  package func text(_ style: TextStyle = .plain, limit: Int = 40) -> String {
    guard !isEmpty else { return "no difference\n" }
    var topics: [String] = []
    var entries: [String: [Entry]] = [:]
    for entry in changes {
      let topic = entry.change.topic
      if entries[topic] == nil { topics.append(topic) }
      entries[topic, default: []].append(entry)
    }
    let tables = topics.map { topic in
      table(topic, entries[topic] ?? [], style, limit: limit)
    }
    return tables.joined() + summary
  }

  /// Why a plan is refused: all that differs, a few examples of each.
  package var cause: String { text(limit: 5) }

  private func table(
    _ topic: String, _ entries: [Entry], _ style: TextStyle, limit: Int
  ) -> String {
    var table = TextTable([("", .left), ("", .left), ("", .left)])
    for entry in entries.prefix(limit) {
      table.add([
        entry.change.sign(style), entry.contact ?? entry.change.subject(sequence),
        entry.change.words,
      ])
    }
    var text = style.bold(topic) + ": \(grouped(entries.count))\n" + table.text(style, indent: 2)
    if entries.count > limit { text += "  … and \(grouped(entries.count - limit)) more\n" }
    return text
  }

  private var summary: String {
    let differing = contacts == 1 ? "1 contact differs" : "\(grouped(contacts)) contacts differ"
    let all = counted(changes.count, "difference")
    return contacts == 0 ? "\(all); no contact differs otherwise\n" : "\(all); \(differing)\n"
  }
}

extension PlanDifference.Change {
  /// "+", "-" or "~": what is new, what is gone, what is another.
  package func sign(_ style: TextStyle) -> String {
    switch self {
    case .added: style.green("+")
    case .removed, .dropped: style.red("-")
    default: style.yellow("~")
    }
  }

  /// What changes of one kind stand under.
  package var topic: String {
    switch self {
    case .request, .requestMoment: "what was asked for"
    case .timeZone, .unsubscribe, .setting, .safeguard: "settings"
    case .text, .step: "texts and steps of the sequence"
    case .added: "added"
    case .removed: "left out"
    case .excluded: "new, and left out"
    case .dropped: "not meant any more"
    case .sender: "other senders"
    case .moved(let step, _, _): "step \(step) moves"
    case .value(let variable, _, _): "value of \(variable)"
    case .edit(let step, _, _, _): "own text of step \(step)"
    case .owner: "owner before the plan"
    case .reasons: "other reasons"
    case .order: "order"
    case .digest: "digest"
    }
  }

  /// Whose change it is, where it is no contact's.
  package func subject(_ sequence: String) -> String {
    switch self {
    case .request, .requestMoment: "request"
    case .timeZone, .unsubscribe: "team"
    case .setting(let sender, _): sender
    case .safeguard, .text, .step: "sequence \(sequence)"
    default: "plan"
    }
  }

  /// For people; moments in the zones of the two documents.
  package var words: String {
    switch self {
    case .request(let part, let from, let to):
      "\(part == "left_out" ? "left out" : part) \(plain((from, to)))"
    case .requestMoment(let part, let from, let to):
      "\(part) \(plain(ShownMoment.words(from, to)))"
    case .timeZone(let from, let to): "time zone \(from) → \(to)"
    case .unsubscribe(let from, let to): "address to unsubscribe \(plain((from, to)))"
    case .safeguard(let from, let to): "safeguard \(from.rawValue) → \(to.rawValue)"
    case .setting(_, let change): change.words
    case .text(let step, let part, let from, let to):
      "step \(step)'s \(part) changed: \(ChangedText(from: from, to: to).words)"
    case .step(let step, let from?, let to?): "step \(step) changed: \(from) → \(to)"
    case .step(let step, _, let to): "step \(step) was \(to == nil ? "removed" : "added")"
    case .added(let sender, let at): "added: from \(sender), first at \(at.words)"
    case .removed(let reasons):
      reasons.isEmpty ? "left out" : "now excluded: \(reasons.joined(separator: ", "))"
    case .excluded(let reasons): "excluded: \(reasons.joined(separator: ", "))"
    case .dropped(let reasons): "was excluded: \(reasons.joined(separator: ", "))"
    case .sender(let from, let to): "sender \(from) → \(to)"
    case .moved(let step, let from?, let to?):
      "step \(step) moves: \(plain(ShownMoment.words(from, to)))"
    case .moved(let step, _, let to?): "a new step \(step) at \(to.words)"
    case .moved(let step, _, nil): "no step \(step) any more"
    case .value(let variable, let from, let to):
      "\(variable) \(ChangedText(from: from, to: to).words)"
    case .edit(let step, let part, let from?, nil):
      "step \(step): edit taken back: own \(part) was \(ChangedText.quoted(from))"
    case .edit(let step, let part, nil, let to):
      "step \(step): text edited: own \(part) \(ChangedText.quoted(to ?? ""))"
    case .edit(let step, let part, let from, let to):
      "step \(step): text edited: own \(part) \(ChangedText(from: from, to: to).words)"
    case .owner(let from, let to): "owner \(from ?? "nobody") → \(to ?? "nobody")"
    case .reasons(let from, let to):
      "excluded for other reasons: \(from.joined(separator: ", ")) → "
        + to.joined(separator: ", ")
    case .order: "the same contacts stand in another order"
    case .digest(let from, let to):
      "digest \(from.text.prefix(12)) → \(to.text.prefix(12)), though all that plan files show is "
        + "the same"
    }
  }

  private func plain(_ pair: (from: String?, to: String?)) -> String {
    ChangedText(from: pair.from, to: pair.to).plainWords
  }
}
