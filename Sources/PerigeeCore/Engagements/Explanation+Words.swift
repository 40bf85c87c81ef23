extension Explanation.Cause {
  /// "a closed date of the sender"
  package var words: String {
    switch self {
    case .dayOff: "not a working day of the sender"
    case .closedDate: "a closed date of the sender"
    case .outsideHours: "outside the sender's hours"
    case .quotaPerHour(let limit): "the sender's quota of \(grouped(limit)) an hour"
    case .quotaPerDay(let limit): "the sender's quota of \(grouped(limit)) in 24 hours"
    case .spreadPerHour(let limit): "the spread of \(grouped(limit)) contacts an hour"
    case .spreadPerDay(let limit): "the spread of \(grouped(limit)) contacts a day"
    case .unknown: "not known any more; by what is kept now there was room"
    }
  }

  /// As JSON says it: "closed_date".
  package var code: String {
    switch self {
    case .dayOff: "day_off"
    case .closedDate: "closed_date"
    case .outsideHours: "outside_hours"
    case .quotaPerHour: "quota.per_hour"
    case .quotaPerDay: "quota.per_day"
    case .spreadPerHour: "spread.per_hour"
    case .spreadPerDay: "spread.per_day"
    case .unknown: "unknown"
    }
  }
}
