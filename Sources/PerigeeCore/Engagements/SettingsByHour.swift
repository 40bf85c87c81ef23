/// What a sender's settings allow at many moments in order, looked up once for each local hour: asking the
/// closed days for each moment would cost more than all else that is done with it.
struct SettingsByHour {
  private let sender: Sender
  private let daily: DailyQuota
  private var hours: LocalHours
  private var known: (day: Day, hour: Int)?
  private var settings = (perDay: Int.max, isOpen: false)

  init(_ sender: Sender) {
    self.sender = sender
    daily = DailyQuota(sender.quota, window: sender.window)
    hours = LocalHours(sender.zone)
  }

  /// How many emails the 24 hours that end at `instant` may have, and whether the sender works then.
  mutating func at(_ instant: Instant) -> (perDay: Int, isOpen: Bool) {
    let local = hours.local(instant)
    if let known, known == local { return settings }
    known = local
    settings = (
      daily.on(local.day) ?? .max, sender.window.isOpen(local.day, hour: local.hour)
    )
    return settings
  }
}
