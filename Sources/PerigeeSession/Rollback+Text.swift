import PerigeeCore

extension Rollback {
  /// What it is about, without a full stop: "engagement 3 of intro: 41 contacts, 82 sendings, engaged
  /// by anna@acme.example on Tue 24 Nov 2026 09:00 (Europe/Paris)".
  package var words: String {
    "engagement \(engagement.id.number) of \(engagement.sequence.name): "
      + "\(counts), engaged by \(engagement.engagedBy) on "
      + "\(engagement.engagedAt.words(in: zone)) (\(zone.name))"
  }

  /// What is asked before it is done.
  package var question: String {
    """
    \(words)
    \(counted(cancelled, "sending")) will be cancelled, and owners and statuses be what they were before, where nobody \
    has changed them since. Undo it?
    """
  }

  /// What is said when it was done, with its line break.
  package var done: String {
    "engagement \(engagement.id.number) of \(engagement.sequence.name) is undone: "
      + "\(counted(engagement.enrolled, "contact")), \(counted(cancelled, "sending")) cancelled\n"
  }

  private var counts: String {
    "\(counted(engagement.enrolled, "contact")), \(counted(engagement.sendings, "sending"))"
  }
}
