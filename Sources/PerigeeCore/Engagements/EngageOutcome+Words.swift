extension EngageOutcome {
  /// "engaged: engagement 3, 41 contacts, 82 sendings", with its line break.
  package var words: String {
    "\(isNew ? "engaged" : "was engaged already"): engagement \(engagement.number), "
      + "\(counted(enrolled, "contact")), \(counted(sendings, "sending"))\n"
  }
}
