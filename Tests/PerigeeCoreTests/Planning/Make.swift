import PerigeeCore

/// Short ways to write senders, sequences and moments.
enum Make {
  static func sender(
    _ name: String, zone: Zone, window: Window = .default, quota: Quota = .default
  ) throws -> Sender {
    Sender(
      email: try EmailAddress("\(name)@acme.example"), name: name, zone: zone, window: window,
      quota: quota)
  }

  static func instant(_ text: String, _ zone: Zone) throws -> Instant {
    try Instant(local: text, in: zone)
  }

  static func steps(_ later: [(after: Int, hour: Int?)] = []) throws -> [Step] {
    let email = Step.Content.email(
      EmailTemplate(subject: try Template("Hello"), text: try Template("Hello")))
    return [Step(content: email)]
      + later.map { Step(content: email, after: $0.after, hour: $0.hour) }
  }

  /// How many of `times` fall into each local hour: "Mon 09" → 50.
  static func hours(_ times: [Instant], _ zone: Zone) -> [String: Int] {
    Dictionary(
      times.map { time in
        let local = zone.local(time)
        return ("\(local.day.weekday.name) \(padded(local.hour, 2))", 1)
      }, uniquingKeysWith: +)
  }
}
