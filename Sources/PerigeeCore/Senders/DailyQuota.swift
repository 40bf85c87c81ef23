/// What a sender's mailbox may send in any rolling 24 hours, by the local day on which they end.
package struct DailyQuota: Sendable {
  private let perDay: Int?
  private let warmUp: WarmUp?
  /// The first working days of the warm-up, ascending, as `Day.number`.
  private let workingDays: [Int]

  package init(_ quota: Quota, window: Window) {
    perDay = quota.perDay
    warmUp = quota.warmUp
    var days: [Int] = []
    if let warmUp = quota.warmUp {
      let isWorking = WorkingDays(window)
      var number = warmUp.since.number
      // Seven times as many days have them all, but for closed ones; who never works never warms up.
      let last = number + 7 * warmUp.days + 4_000
      while days.count < warmUp.days, number <= last {
        if isWorking.contains(Int64(number)) { days.append(number) }
        number += 1
      }
    }
    workingDays = days
  }

  /// Nil for no limit.
  package func on(_ day: Day) -> Int? {
    guard let warmUp else { return perDay }
    var low = 0
    var high = workingDays.count
    while low < high {
      let middle = (low + high) / 2
      if workingDays[middle] < day.number { low = middle + 1 } else { high = middle }
    }
    return min(perDay ?? .max, warmUp.quota(after: low))
  }
}

extension Sender {
  /// The quota of windows that end at `instant`: of its local day.
  package func quota(at instant: Instant) -> Quota {
    guard quota.warmUp != nil else { return quota }
    let perDay = DailyQuota(quota, window: window).on(zone.localDay(of: instant))
    return Quota(perHour: quota.perHour, perDay: perDay)
  }
}
