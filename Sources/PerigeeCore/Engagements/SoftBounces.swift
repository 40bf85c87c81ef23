/// When bounces that are soft each come to be a hard one together.
package enum SoftBounces {
  /// "Soft ones count and are hard after three over 72 hours": the mailbox has been failing for that long.
  package static let limit = 3
  package static let span = 72 * Milliseconds.hour

  /// - Parameter moments: when they came, in any order.
  package static func areHard(_ moments: [Instant]) -> Bool {
    guard moments.count >= limit, let first = moments.min(), let last = moments.max() else {
      return false
    }
    return last.milliseconds - first.milliseconds >= span
  }
}
