import PerigeeCore

/// What goes later than it is wanted, by cause, and the worst with `explain`'s sentence.
struct DelaySection {
  private let plan: Plan
  private let delays: PlanDelays

  init(_ plan: Plan, _ delays: PlanDelays) {
    self.plan = plan
    self.delays = delays
  }

  func write(to html: inout HTMLWriter) {
    html.section("Late emails") { html in
      guard delays.total > 0 else { return html.note("Everything lies in the slot it wanted.") }
      html.element(
        .p,
        "\(grouped(delays.total)) of \(allWords) \(delays.total == 1 ? "goes" : "go") an "
          + " hour or more after the moment that the order or the sequence asks for.")
      html.figure({ picture.write(to: &$0) }, beside: causes)
      worst.write(to: &html)
    }
  }

  private var allWords: String {
    plan.emails == plan.times.count
      ? counted(plan.emails, "email") : "\(grouped(plan.times.count)) emails and tasks"
  }

  private var picture: BarsPicture {
    let rows = delays.causes.prefix(8)
    return BarsPicture(
      title: "Late emails by what held them back",
      description: rows.map { "\(grouped($0.count.sendings)): \($0.cause.words)" }
        .joined(separator: "; ") + ".",
      rows: rows.map {
        BarsPicture.Row(
          name: $0.cause.words, parts: [(.plain, $0.count.sendings)],
          words: grouped($0.count.sendings))
      })
  }

  private var causes: PageTable {
    var table = PageTable(
      "Late emails by cause", [.words("held back by"), .number("emails"), .short("longest wait")])
    let causes = delays.causes
    table.rows = causes.prefix(40).map {
      [
        .text($0.cause.words), .number($0.count.sendings),
        .text(Waiting.words(hours: $0.count.hours)),
      ]
    }
    if causes.count > 40 { table.rest = "… and \(counted(causes.count - 40, "cause")) more" }
    return table
  }

  private var worst: PageTable {
    var table = PageTable(
      delays.worst.count == 1
        ? "The one that waits" : "The \(delays.worst.count) that wait longest",
      [.words("contact"), .number("step"), .words("goes out"), .short("waits"), .words("why")])
    table.rows = delays.worst.map { late, zone, sentence in
      [
        .address(plan.contact(late.enrollment)), .number(late.step + 1),
        .text(plan.time(late.enrollment, step: late.step).zonedWords(in: zone)),
        .text(Waiting.words(hours: late.hours)), .text(sentence),
      ]
    }
    return table
  }
}

/// How long something waits.
enum Waiting {
  /// "5 hours", "12 days"
  static func words(hours: Int) -> String {
    hours < 48 ? counted(hours, "hour") : counted(hours / 24, "day")
  }
}
