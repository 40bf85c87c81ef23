extension MemoryState {
  /// When a sending held quota of `sender` once `engagement` was committed; nil where it did not.
  func moment(
    of sending: Sending, in stored: StoredEnrollment, once engagement: Engagement.ID,
    from sender: EmailAddress
  ) -> Instant? {
    guard sending.isEmail else { return nil }
    let isMoved = { (stored: StoredMove) in
      stored.move.step == sending.step && stored.newest >= engagement
    }
    if let moved = stored.moves.first(where: isMoved) {
      return moved.sender == sender ? moved.move.from : nil
    }
    guard stored.sender(ofStep: sending.step) == sender else { return nil }
    let held = sending.holdsQuota || isOver(stored, since: engagement)
    return held ? sending.at : nil
  }

  /// Whether an enrollment ended, or was undone, after `engagement` was committed.
  private func isOver(_ stored: StoredEnrollment, since engagement: Engagement.ID) -> Bool {
    if let end = stored.records.first(where: { !$0.record.state.isLive }) {
      return end.newest >= engagement
    }
    let undone = engagements.first { $0.engagement.id == stored.enrollment.engagement }?
      .rolledBackAfter
    return undone.map { $0 >= engagement } ?? false
  }
}
