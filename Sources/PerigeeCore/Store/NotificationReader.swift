/// What can be asked of a store about events for the team's web hook.
package protocol NotificationReader: AnyObject {
  /// The kinds of events that are kept for it.
  func notifiedKinds() throws -> Set<AutomationEvent.Kind>

  /// - Parameters:
  ///   - state: nil for any.
  ///   - moment: those alone whose `next` is not behind it; nil for all.
  /// - Returns: in the order of writing.
  func notifications(
    in state: Notification.State?, by moment: Instant?, limit: Int
  ) throws -> [Notification]

  func notificationCounts() throws -> [Notification.State: Int]
}
