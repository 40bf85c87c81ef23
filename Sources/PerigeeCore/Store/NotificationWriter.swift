/// What can be changed about events for the team's web hook. All of it is bookkeeping; `tell` adds them.
package protocol NotificationWriter: AnyObject {
  /// From now on events of these kinds are kept for the web hook, and of no others.
  func notify(of kinds: Set<AutomationEvent.Kind>) throws

  /// Keeps what became of a notification, by its number.
  func settle(_ notification: Notification) throws

  /// Drops those that have an end, and that since before `moment`.
  func forgetNotifications(before moment: Instant) throws
}
