import PerigeeCore

extension Workspace {
  /// "3 senders, 2 sequences, 5 rules"
  package var overview: String {
    "\(counted(team.senders.count, "sender")), \(counted(sequences.count, "sequence")), "
      + counted(declarations.count, "rule")
      + (automations.isEmpty ? "" : ", \(counted(automations.count, "automation"))")
  }
}
