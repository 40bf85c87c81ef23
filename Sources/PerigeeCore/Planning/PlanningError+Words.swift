extension PlanningError: ReportableError {
  package var code: String {
    switch self {
    case .startInPast: "start_in_past"
    case .startAfterHorizon: "start_after_horizon"
    case .emptySpread: "empty_spread"
    case .noSenders: "no_senders"
    case .unknown(let name): name.code
    case .disabledSender: "disabled_sender"
    case .senderTwice: "sender_twice"
    case .brokenEdit: "broken_edit"
    case .horizon: "horizon"
    }
  }

  package var message: String {
    switch self {
    case .startInPast(let start, let now, let zone):
      "the start lies in the past: \(start.words(in: zone)), and it is "
        + "\(now.words(in: zone)) (\(zone.name)). Start now, or later."
    case .startAfterHorizon(let start, let horizon, let zone):
      "the start \(start.words(in: zone)) lies after the horizon, \(horizon.words(in: zone)) "
        + "(six calendar months from now). Start earlier."
    case .emptySpread(let key, let value):
      "a spread of \(value) contacts \(key == "per_day" ? "a day" : "an hour") starts nobody. "
        + "Give \(key) 1 or more, or leave it out."
    case .noSenders: "no sender was selected. Name at least one, or use owners or me."
    case .unknown(let name): name.message
    case .disabledSender(let email):
      "the sender \(email) is disabled in perigee.lua. Enable it, or select another."
    case .senderTwice(let email):
      "the sender \(email) is selected twice. Name each sender once."
    case .brokenEdit(let contact, let step, let error):
      "the edit of step \(step) for \(contact) cannot be read: \(error). Edit it again."
    case .horizon(let overrun): overrun.message
    }
  }

  package var details: [(String, String)] {
    switch self {
    case .horizon(let overrun): overrun.details
    case .unknown(let name): name.details
    default: []
    }
  }
}

extension HorizonOverrun {
  fileprivate var details: [(String, String)] {
    [
      ("contacts", String(contacts)), ("fitting", String(fitting)),
      ("horizon", horizon.rfc3339(in: zone)),
      ("last", last?.rfc3339(in: zone) ?? ""),
      ("limit", remedy?.limit ?? "window"),
    ]
  }
}

extension HorizonOverrun {
  /// "The error says how many contacts fit, the last date, the binding limit and the smallest change
  /// that fits" (rule 25).
  fileprivate var message: String {
    var text = "the plan does not fit before its horizon, \(horizon.words(in: zone)): "
    text += "\(grouped(fitting)) of \(counted(contacts, "contact")) fit"
    text += last.map { ", the last email on \($0.words(in: zone))" } ?? ""
    text += ", and nothing was planned. "
    if !hasOpenSlots {
      text += "\(sender) has no open slot before the horizon; look at its window and closed dates. "
    } else if let remedy {
      text += "The limit is \(remedy.words). "
    } else {
      text += "No change of one limit is enough: \(sender) is the first whose contacts do not fit. "
    }
    guard fitting > 0 else { return text + "Or add senders." }
    return text + "Or plan the first \(grouped(fitting)) (--fit truncate, in Lua fit = "
      + "\"truncate\"), or add senders."
  }
}

extension HorizonOverrun.Remedy {
  fileprivate var limit: String {
    switch self {
    case .spreadPerDay: "spread.per_day"
    case .spreadPerHour: "spread.per_hour"
    case .quotaPerDay: "quota.per_day"
    case .quotaPerHour: "quota.per_hour"
    }
  }

  fileprivate var words: String {
    switch self {
    case .spreadPerDay(let from, let to):
      "the spread of \(counted(from, "contact")) a day; \(grouped(to)) a day would fit"
    case .spreadPerHour(let from, let to):
      "the spread of \(counted(from, "contact")) an hour; \(grouped(to)) an hour would fit"
    case .quotaPerDay(let from, let to):
      "the senders' quota of \(counted(from, "email")) a day; at least \(grouped(to)) a day for each "
        + "would fit"
    case .quotaPerHour(let from, let to):
      "the senders' quota of \(counted(from, "email")) an hour; at least \(grouped(to)) an hour for "
        + "each would fit"
    }
  }
}
