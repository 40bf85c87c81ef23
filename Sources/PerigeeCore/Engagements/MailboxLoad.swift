/// When a mailbox sends, as it stood once an engagement was committed.
package struct MailboxLoad: Hashable, Sendable {
  /// The emails of earlier engagements, ascending: what the planner found.
  package var earlier: [Instant]
  /// Those of the engagement itself, ascending: what it placed, slot after slot.
  package var own: [Instant]

  package init(earlier: [Instant] = [], own: [Instant] = []) {
    self.earlier = earlier
    self.own = own
  }

  /// What lay in reach of the slot from `start` when it had been filled: of its own emails those
  /// that the planner had placed by then.
  func around(slotFrom start: Instant) -> [Instant] {
    let from = start - Quota.reach
    let end = start + Milliseconds.hour
    let own = own[own.index(ofFirstAtOrAfter: from)..<own.index(ofFirstAtOrAfter: end)]
    let last = earlier.index(ofFirstAtOrAfter: end + Quota.reach)
    return (earlier[earlier.index(ofFirstAtOrAfter: from)..<last] + own).sorted()
  }
}

extension [Instant] {
  /// In an ascending array; `count` where there is none.
  fileprivate func index(ofFirstAtOrAfter instant: Instant) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
