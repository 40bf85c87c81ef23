import PerigeeCore
import PerigeeSession

/// How many of a sequence's contacts got which step, and what stopped whom.
struct StepFunnel {
  private let outlook: SequenceOutlook

  init(_ outlook: SequenceOutlook) { self.outlook = outlook }

  private var report: SequenceReport { outlook.report }

  func write(to html: inout HTMLWriter) {
    guard !report.steps.isEmpty else { return }
    html.section("Funnel of steps") { html in
      html.figure({ picture.write(to: &$0) }, beside: steps)
      if outlook.stops.isEmpty {
        html.note("Nobody was stopped.")
      } else {
        stops.write(to: &html)
      }
    }
  }

  private var picture: BarsPicture {
    BarsPicture(
      title: "What became of each step of \(report.sequence)",
      description: report.steps.map { row in
        let parts = Self.parts(row)
        return
          "step \(row.step): \(grouped(parts[0].count)) sent, \(grouped(parts[1].count)) to go, "
          + "\(grouped(parts[2].count)) stopped"
      }.joined(separator: "; ") + ".",
      names: [(.plain, "sent or done"), (.dotted, "to go"), (.hatched, "stopped")],
      rows: report.steps.map { row in
        let parts = Self.parts(row)
        return BarsPicture.Row(
          name: "step \(row.step)", parts: parts,
          words: "\(grouped(parts[0].count)) of \(grouped(parts.reduce(0) { $0 + $1.count }))")
      })
  }

  private static func parts(
    _ row: SequenceReport.StepRow
  ) -> [(kind: Drawing.Kind, count: Int)] {
    let counts = Dictionary(uniqueKeysWithValues: row.states.reported.map { ($0.state, $0.count) })
    func sum(_ states: Sending.State...) -> Int { states.reduce(0) { $0 + (counts[$1] ?? 0) } }
    return [
      (.plain, sum(.sent)), (.dotted, sum(.planned, .claimed)),
      (.hatched, sum(.cancelled, .failed, .unknown)),
    ]
  }

  private var steps: PageTable {
    var table = PageTable(
      "Emails and tasks by step, and what became of them",
      [.words("step")] + Sending.State.reported.map { .number($0.rawValue) })
    table.rows = report.steps.map { row in
      [.text("step \(row.step)")] + row.states.reported.map { .number($0.count) }
    }
    if report.steps.count > 1 {
      table.sums = [.text("all")] + report.sendings.reported.map { .number($0.count) }
    }
    return table
  }

  private var stops: PageTable {
    var table = PageTable(
      "What stopped whom, by the first email that did not go",
      [.short("before step"), .words("stopped by"), .number("contacts"), .words("for example")])
    for (step, causes) in outlook.stops.sorted(by: { $0.key < $1.key }) {
      for cause in CancelCause.all {
        guard let stop = causes[cause] else { continue }
        let rest = stop.contacts - stop.examples.count
        let more = rest > 0 ? " and \(grouped(rest)) more" : ""
        table.rows.append([
          .text("step \(step)"), .text(cause.words), .number(stop.contacts),
          .foreign(stop.examples.map(\.text).joined(separator: ", ") + more),
        ])
      }
    }
    return table
  }
}
