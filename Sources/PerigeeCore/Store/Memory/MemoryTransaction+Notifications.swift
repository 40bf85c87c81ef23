extension MemoryTransaction {
  func notifiedKinds() throws -> Set<AutomationEvent.Kind> { state.automations.notified }

  func notifications(
    in wanted: Notification.State?, by moment: Instant?, limit: Int
  ) throws -> [Notification] {
    let found = state.automations.notifications.lazy.filter {
      wanted ?? $0.state == $0.state && $0.next <= moment ?? $0.next
    }
    return Array(found.prefix(limit))
  }

  func notificationCounts() throws -> [Notification.State: Int] {
    state.automations.notifications.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
  }
}

extension MemoryTransaction {
  func notify(of kinds: Set<AutomationEvent.Kind>) throws { state.automations.notified = kinds }

  /// Keeps an event for the web hook.
  func notify(_ event: AutomationEvent) {
    var event = event
    event.origin = origin
    var notification = Notification(event)
    state.automations.newestNotification += 1
    notification.id = state.automations.newestNotification
    state.automations.notifications.append(notification)
    let oldest = notification.id - Notification.longestQueue
    state.automations.notifications.removeAll { $0.id <= oldest }
  }

  func settle(_ notification: Notification) throws {
    let place = state.automations.notifications.firstIndex { $0.id == notification.id }
    if let place { state.automations.notifications[place] = notification }
  }

  func forgetNotifications(before moment: Instant) throws {
    state.automations.notifications.removeAll { $0.state != .waiting && $0.next < moment }
  }
}
