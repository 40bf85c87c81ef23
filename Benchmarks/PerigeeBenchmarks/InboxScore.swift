import PerigeeCore

/// How many verdicts were right, by what the mails are.
struct InboxScore {
  private struct Count {
    var actual = 0
    var right = 0
    var said = 0
  }

  private var counts: [String: Count] = [:]
  private var bounces = (all: 0, right: 0)
  private var hardness = (all: 0, right: 0)
  private var dates = (all: 0, right: 0)

  mutating func add(_ reading: MailReading, _ label: InboxLabel) {
    let said = Self.kind(reading.verdict)
    let isRight = said == label.kind || said == label.alsoRight
    counts[label.kind, default: Count()].actual += 1
    counts[isRight ? label.kind : said, default: Count()].said += 1
    if isRight { counts[label.kind, default: Count()].right += 1 }
    if label.kind == "bounce", reading.verdict == .bounce { addRecipients(reading, label) }
    if !label.returnDate.isEmpty {
      dates.all += 1
      if reading.returnDate?.description == label.returnDate { dates.right += 1 }
    }
  }

  private mutating func addRecipients(_ reading: MailReading, _ label: InboxLabel) {
    guard !label.recipients.isEmpty else { return }
    bounces.all += 1
    let found = Dictionary(
      reading.recipients.map { ($0.address.lowercased(), $0.hardness.rawValue) },
      uniquingKeysWith: { first, _ in first })
    guard Set(found.keys) == label.recipients else { return }
    bounces.right += 1
    for (address, word) in label.hardness {
      hardness.all += 1
      if found[address] == word { hardness.right += 1 }
    }
  }

  /// The labels know no finer kinds.
  private static func kind(_ verdict: Verdict) -> String {
    switch verdict {
    case .delayed, .receipt, .calendar, .own, .other: "other"
    case .challenge: "challenge_ack"
    case .reply, .autoReply, .bounce, .unsubscribe, .complaint: verdict.rawValue
    }
  }

  /// A table, a line a kind.
  var text: String {
    let rows = counts.sorted { $0.key < $1.key }.map { kind, count in
      "  \(Self.padded(kind, 16))\(Self.share(count.right, count.actual))"
        + "  \(Self.share(count.right, count.said))  \(count.actual)\n"
    }
    return "verdict            recall  precision  mails\n" + rows.joined()
      + "  recipients of bounces right: \(bounces.right) of \(bounces.all); hardness as labelled: "
      + "\(hardness.right) of \(hardness.all); days of return: \(dates.right) of \(dates.all)\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
  }

  /// "  0.985"
  private static func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "      -" }
    let thousandths = String((part * 2_000 + whole) / (whole * 2))
    let digits = String(repeating: "0", count: max(0, 4 - thousandths.utf8.count)) + thousandths
    return "  \(digits.dropLast(3)).\(digits.suffix(3))"
  }
}
