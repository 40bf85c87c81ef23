extension PlanDocument {
  /// A few lines for a confirmation.
  package var overview: String {
    let contacts = Set(sendings.map(\.contact)).count
    var text = "Plan of \(sequence): \(counted(contacts, "contact")), "
    text += "\(counted(sendings.count, "sending")); \(grouped(excluded.count)) excluded, "
    text += "\(counted(ownerChanges.count, "owner change"))\n"
    if let first = sendings.first, let last = sendings.last {
      text += "  from \(first.at) to \(last.at)\n"
    }
    return text + "digest \(digest)\n"
  }
}
