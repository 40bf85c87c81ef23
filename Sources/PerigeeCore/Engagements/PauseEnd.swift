/// When a pause ends by itself. One that a person made has no end.
package struct PauseEnd: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  package var until: Instant
  /// The mail that it is because of.
  package var cause: Incoming.ID

  package init(enrollment: Enrollment.ID, until: Instant, cause: Incoming.ID) {
    self.enrollment = enrollment
    self.until = until
    self.cause = cause
  }

  /// The longest pause that a mail makes.
  package static let longest = 100 * Milliseconds.day
  /// The pause of an automatic reply that does not say when its writer is back.
  package static let usual = 7 * Milliseconds.day

  /// Until when an automatic reply pauses: the first working day after the return, else a week; nil where
  /// that is over already.
  /// - Parameters:
  ///   - came: when the mail came.
  ///   - now: not before it.
  package static func moment(
    back: Day?, came: Instant, now: Instant, zone: Zone, window: Window
  ) -> Instant? {
    let said = back.flatMap { start(ofWorkingDayAfter: $0, zone, window) }
    // A return before the mail itself is a text that nobody took down.
    let isMeant = back.map { $0 >= zone.localDay(of: came) } ?? false
    let wanted = isMeant ? said ?? came + usual : came + usual
    let until = min(wanted, came + longest)
    return until > now ? until : nil
  }

  private static func start(ofWorkingDayAfter day: Day, _ zone: Zone, _ window: Window) -> Instant?
  {
    (1...366).lazy.map { day.adding(days: $0) }.first(where: window.isWorking).flatMap {
      zone.instants(of: $0, hour: 0, minute: 0).first
        ?? zone.instants(of: $0, hour: 1, minute: 0).first
    }
  }
}
