extension [BlacklistAddition] {
  /// For people: the entries that are new or stronger, those that were there, and how many.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    let changed = filter { !$0.stands }.map(\.entry)
    var text = changed.isEmpty ? "" : changed.text(style, zone: zone)
    for addition in self {
      let entry = addition.entry
      switch addition.outcome {
      case .added: break
      case .raised(let reason):
        text +=
          "\(entry.subject.text) was there as \(reason.words), and is \(entry.reason.words) now\n"
      case .stands: text += "\(entry.subject.text) is there already, as \(entry.reason.words)\n"
      }
    }
    let added = count { $0.outcome == .added }
    text += "added \(counted(added, "entry", plural: "entries"))"
    let raised = changed.count - added
    return text + (raised > 0 ? ", changed the reason of \(grouped(raised))" : "") + "\n"
  }
}
