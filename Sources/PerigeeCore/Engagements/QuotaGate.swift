/// The quota at the send: what was really sent, or may have been, in the rolling windows that end now.
///
/// An email in hand counts as if it went now, and one of which nobody knows as if it had gone.
package struct QuotaGate: Sendable {
  package let quota: Quota
  package let now: Instant

  package init(quota: Quota, now: Instant) {
    self.quota = quota
    self.now = now
  }

  /// How many more may go, at most `limit`, and why not all of those.
  ///
  /// - Parameters:
  ///   - inHand: emails that are claimed or begun.
  ///   - count: how many went after a moment.
  ///   - newest: when the newest one went but for so many, from 0; nil where there is none.
  package func room(
    inHand: Int, limit: Int, count: (Instant) throws -> Int,
    newest: (Int) throws -> Instant?
  ) rethrows -> (room: Int, wait: MailboxWait?) {
    var result: (room: Int, wait: MailboxWait?) = (limit, nil)
    let windows = [
      (quota.perHour, Milliseconds.hour, "rolling hour"),
      (quota.perDay, Milliseconds.day, "rolling 24 hours"),
    ]
    for case (let quota?, let length, let name) in windows {
      let used = try count(now - length)
      let room = max(0, quota - inHand - used)
      let last = quota - inHand - 1
      let until = room == 0 && last >= 0 ? try newest(last).map { $0 + length } : nil
      let isLonger = room == 0 && result.room == 0 && (until ?? now) > (result.wait?.until ?? now)
      guard room < result.room || isLonger else { continue }
      result.room = room
      result.wait = MailboxWait(until: until, why: "\(name) \(used + inHand) of \(quota)")
    }
    return result
  }
}
