extension PlanDocument {
  /// A few lines for a confirmation.
  package var overview: String {
    let contacts = Set(sendings.map(\.contact)).count
    var text = "Plan of \(sequence): \(counted(contacts, "contact")), "
    let emails = sendings.count { $0.kind == nil }
    text += counted(emails, "email")
    if emails < sendings.count { text += ", \(counted(sendings.count - emails, "task"))" }
    text += "; \(grouped(excluded.count)) excluded, "
    text += "\(counted(ownerChanges.count, "owner change"))\n"
    if let beginning, let finish {
      text += "  from \(beginning.words) to \(finish.words)\n"
    }
    return text + "digest \(digest)\n"
  }
}
