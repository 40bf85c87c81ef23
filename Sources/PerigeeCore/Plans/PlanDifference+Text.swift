extension PlanDifference {
  /// A table of the changes for people; the first `limit` contacts.
  package func text(_ style: TextStyle = .plain, limit: Int = 40) -> String {
    guard !isEmpty else { return "no difference\n" }
    var table = TextTable([("", .left), ("contact", .left), ("change", .left)])
    for (contact, change) in changes.prefix(limit) {
      table.add([change.sign(style), contact, change.words])
    }
    var text = table.text(style, indent: 2)
    if changes.count > limit { text += "  … and \(grouped(changes.count - limit)) more\n" }
    return text + counted(changes.count, "contact")
      + (changes.count == 1 ? " differs\n" : " differ\n")
  }
}

extension PlanDifference {
  /// Why a plan is refused: the table of changes, or what else can differ where there is none.
  package var cause: String {
    guard isEmpty else { return text() }
    return "Contacts, senders and moments are the same; what differs is a text, a value, a "
      + "setting, the reason of an exclusion, or the version of perigee that saved the plan.\n"
  }
}

extension PlanDifference.Change {
  fileprivate func sign(_ style: TextStyle) -> String {
    switch self {
    case .added: style.green("+")
    case .removed: style.red("-")
    default: style.yellow("~")
    }
  }

  /// For people; moments as the two documents write them.
  package var words: String {
    switch self {
    case .added(let sender, let at): "added: from \(sender), first at \(at)"
    case .removed(let reasons):
      reasons.isEmpty ? "left out" : "now excluded: \(reasons.joined(separator: ", "))"
    case .sender(let from, let to): "sender \(from) → \(to)"
    case .moved(let step, let from, let to): "step \(step) moves: \(from) → \(to)"
    case .reasons(let from, let to):
      "excluded for other reasons: \(from.joined(separator: ", ")) → "
        + to.joined(separator: ", ")
    }
  }
}
