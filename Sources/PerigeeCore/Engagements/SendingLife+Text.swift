extension SendingLife {
  /// A line with what became of it, then a line for each move and each attempt to send it; times in `zone`,
  /// which each names.
  package func text(_ style: TextStyle, zone: Zone) -> String {
    "    step \(sending.step)  \(style.bold(outcome(zone)))\n"
      + moves.map { "      \($0.words(in: zone))\n" }.joined()
      + deliveries.map { "      \($0.words(in: zone))\n" }.joined()
  }

  private func outcome(_ zone: Zone) -> String {
    let planned = sending.at.map { "planned for \($0.zonedWords(in: zone))" }
    if let wait { return wait.words }
    if let cancelled { return "cancelled: \(cancelled.words)" + byWhom(zone) }
    switch sending.state {
    case .planned: return planned ?? "without a moment"
    case .sent where !sending.isEmail: return "done" + byWhom(zone)
    default:
      return sending.state.reported.rawValue + (planned.map { "; it was \($0)" } ?? "")
    }
  }

  /// Of a task, who settled it and when.
  private func byWhom(_ zone: Zone) -> String {
    task.map { ", \($0.user) on \($0.at.zonedWords(in: zone))" } ?? ""
  }
}

extension SendingMove {
  /// "Mon 23 Nov 2026 10:00 → no moment (Europe/Paris), by a pause; anna@acme.example on Fri 20 Nov 2026 16:40".
  package func words(in zone: Zone) -> String {
    let ends = [from, to].map { $0?.words(in: zone) ?? "no moment" }
    let way = from == nil && to == nil ? "no moment as before" : ends.joined(separator: " → ")
    return "\(way) (\(zone.name)), \(cause.words); \(user) on \(at.words(in: zone))"
  }
}

extension Delivery {
  /// "sent from anna@acme.example on Wed 25 Nov 2026 09:00 (Europe/Paris): 250 2.0.0 Ok".
  fileprivate func words(in zone: Zone) -> String {
    "\(outcome.words) from \(sender) on \(wentAt.zonedWords(in: zone))"
      + (answer.map { ": \($0)" } ?? "")
  }
}

extension Delivery.Outcome {
  /// What an attempt came to.
  fileprivate var words: String {
    switch self {
    case .begun: "handed over, without an answer yet,"
    case .sent: "sent"
    case .refused: "refused for good"
    case .bounced: "refused for good: the address fails;"
    case .putOff: "refused for now"
    case .unknown: "handed over without an answer"
    case .held: "held"
    case .hookFailed: "held, since a hook failed,"
    case .hookCancelled: "cancelled"
    }
  }
}
