import PerigeeCore
import PerigeeSession

/// What of a sequence was moved, was cancelled and waits, by cause; and the latest emails, explained.
struct MovedSection {
  private let outlook: SequenceOutlook

  init(_ outlook: SequenceOutlook) { self.outlook = outlook }

  private var report: SequenceReport { outlook.report }

  func write(to html: inout HTMLWriter) {
    html.section("Late and moved emails") { html in
      if outlook.overdue > 0 {
        html.element(
          .p,
          "\(counted(outlook.overdue, "email")) \(outlook.overdue == 1 ? "has" : "have") missed the moment "
            + "and \(outlook.overdue == 1 ? "is" : "are") still to go.")
      }
      let causes = causes
      if causes.isEmpty {
        html.note("Nothing was moved, nothing was cancelled, and nothing waits.")
      } else {
        html.figure({ picture(causes).write(to: &$0) }, beside: table(causes))
      }
      worst(&html)
    }
  }

  private struct Cause {
    var what: String
    var why: String
    var count: Int
    var kind: Drawing.Kind
  }

  private var causes: [Cause] {
    let moved = SendingMove.Cause.allCases.compactMap { cause in
      report.moves[cause].map { Cause(what: "moved", why: cause.words, count: $0, kind: .plain) }
    }
    let cancelled = CancelCause.all.compactMap { cause in
      report.cancelled[cause].map {
        Cause(what: "cancelled", why: cause.words, count: $0, kind: .hatched)
      }
    }
    let waiting = report.waitingInOrder.map { cause, count in
      Cause(what: "waiting", why: cause.words, count: count, kind: .dotted)
    }
    return moved + cancelled + waiting
  }

  private func picture(_ causes: [Cause]) -> BarsPicture {
    BarsPicture(
      title: "What did not go as planned, by cause",
      description: causes.map { "\(grouped($0.count)) \($0.what): \($0.why)" }
        .joined(separator: "; ") + ".",
      names: [(.plain, "moved"), (.hatched, "cancelled"), (.dotted, "waiting")],
      rows: causes.map {
        BarsPicture.Row(name: $0.why, parts: [($0.kind, $0.count)], words: grouped($0.count))
      })
  }

  private func table(_ causes: [Cause]) -> PageTable {
    var table = PageTable(
      "Moves, cancelled and waiting emails and tasks",
      [.short("what"), .words("cause"), .number("how many")])
    table.rows = causes.map { [.text($0.what), .text($0.why), .number($0.count)] }
    return table
  }

  private func worst(_ html: inout HTMLWriter) {
    guard !outlook.late.isEmpty else {
      return html.note("Every email lies in the slot it wanted.")
    }
    var table = PageTable(
      outlook.late.count == 1
        ? "The email that lies latest"
        : "The \(outlook.late.count) emails that lie latest behind the moment they wanted",
      [.words("contact"), .number("step"), .words("lies on"), .short("late by"), .words("why")])
    table.rows = outlook.late.map { late in
      [
        .address(late.contact), .number(late.step), .text(late.at.zonedWords(in: late.zone)),
        .text(Waiting.words(hours: Int(late.length / Milliseconds.hour))),
        .foreign(([late.sentence] + late.moves.map { "moved: \($0)" }).joined(separator: "; ")),
      ]
    }
    table.write(to: &html)
  }
}
