import PerigeeCore

/// 1,000,000 contacts × 3 steps over 100 senders, rolling quotas, places: the whole of `place`.
enum PlannerBenchmark {
  static func run(contacts: Int) throws {
    let zone = try Zones.named("Europe/Paris")
    let start = try Instant(local: "2026-11-23 09:00", in: zone)
    let email = Step.Content.email(
      EmailTemplate(subject: try Template("Hello"), text: try Template("Hello")))
    let steps = [
      Step(content: email), Step(content: email, after: 3, hour: 14),
      Step(content: email, after: 5),
    ]
    let senders = 100
    let queues = try (0..<senders).map { index in
      // Room for everybody before the horizon: the yardstick has the same quotas.
      let sender = Sender(
        email: try EmailAddress("s\(index)@acme.example"), name: "s", zone: zone,
        quota: Quota(perHour: 200, perDay: 800))
      return Planner.Queue(sender: sender, count: contacts / senders)
    }
    let planner = Planner(
      steps: steps, mode: .asSoonAsPossible, zone: zone,
      horizon: start.adding(months: 6, in: zone))
    var best = Double.infinity
    var checksum: Int64 = 0
    for _ in 0..<5 {
      let begin = Clock.nanoseconds
      let times = planner.place(queues, start: start)
      best = min(best, Double(Clock.nanoseconds - begin))
      checksum = times.reduce(0) { $0 &+ ($1 == Planner.unplaced ? 1 : $1.milliseconds) }
    }
    let sendings = contacts / senders * senders * steps.count
    print("planner \(best / Double(sendings)) ns/sending, checksum \(checksum)")
  }
}
