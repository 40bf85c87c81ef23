package import PerigeeCore
package import PerigeeSession
package import PerigeeSimulation

/// The page of `perigee simulate`: what came of time that did not pass.
package struct SimulationPage: HTMLPage {
  private let result: SimulationResult
  private let other: OtherSettings?
  private let outlooks: [SequenceOutlook]
  private let loads: [SenderLoad]
  private let sequences: Int

  /// - Parameters:
  ///   - other: what other settings come to; nil where nothing is compared.
  ///   - outlooks: of sequences, at the end; the first ten are shown.
  ///   - calendars: of all days.
  ///   - uses: what each mailbox of `calendars` has.
  package init(
    _ result: SimulationResult, against other: OtherSettings?, outlooks: [SequenceOutlook],
    calendars: MailboxCalendars, uses: [MailboxUse]
  ) {
    self.result = result
    self.other = other
    self.outlooks = Array(outlooks.prefix(Self.mostSequences))
    sequences = outlooks.count
    loads = calendars.loads(uses, result.after.team)
  }

  private static let mostSequences = 10

  private var zone: Zone { result.after.team.zone }

  package var command: String { "simulate" }
  package var title: String {
    "Simulated until \(zone.localDay(of: result.end - 1).words)"
  }
  package var moment: String? { result.start.zonedWords(in: zone) }
  package var senders: [EmailAddress] { result.after.team.senders.map(\.email) }

  package func conclude(_ html: inout HTMLWriter) {
    html.lead(
      "The last first email: ", result.lastWords, ". What binds: ",
      binding ?? "nothing, since no mailbox was full on any day", ". ", "",
      other?.result == nil ? "" : "With the other settings: ",
      other?.result?.lastWords ?? "", other?.result == nil ? "" : ".")
    if let other, let words = other.failedWords {
      html.element(.p) { html in
        html.text("With ")
        html.foreign(other.file)
        html.text(": ")
        html.foreign(words)
      }
    }
    if result.waiting > 0 {
      html.element(
        .p,
        "\(counted(result.waiting, "contact")) still \(result.waiting == 1 ? "waits" : "wait") for a "
          + "first email at the end.")
    }
    html.note(
      "Simulated on a copy from \(result.start.zonedWords(in: zone)) to "
        + "\(result.end.zonedWords(in: zone)); nothing was sent.")
    html.facts([
      .number("emails sent", result.tally.sent), .number("replies", result.tally.replies),
      .number("bounces", result.tally.bounces), .number("contacts still waiting", result.waiting),
      .words("last first email", result.lastWords), .words("last email", lastEmail ?? "–"),
      .words("binding limit", binding ?? "nothing"),
    ])
  }

  /// What holds back whoever starts last.
  private var binding: String? {
    outlooks.compactMap(\.lastStart).max { $0.at < $1.at }?.binding ?? fullestQuota
  }

  /// The quota of the mailbox that was full on the most days; nil where none was.
  private var fullestQuota: String? {
    let full = loads.map { ($0, $0.fullDays) }
    guard let most = full.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
    return most.0.sender.map { "the quota of \($0.email), \($0.quota.words)" }
  }

  /// When the last email went or is to go, in words.
  private var lastEmail: String? {
    loads.flatMap(\.moments).compactMap { $0.max() }.max()?.words(in: zone)
  }

  package func detail(_ html: inout HTMLWriter) {
    html.section(other?.result == nil ? "What happened" : "Both settings") { html in
      counts.write(to: &html)
      for line in result.failureLines { html.element(.p) { $0.foreign(line) } }
      for line in other?.result?.failureLines ?? [] {
        html.element(.p) { $0.foreign("With the other settings: \(line)") }
      }
    }
    CapacitySection(
      loads, names: ["unknown", "to go", "sent"],
      what: "Emails under the capacity of \(counted(loads.count, "sender"))"
    ).write(to: &html)
    LoadSection(loads: loads).write(to: &html)
    for outlook in outlooks { write(outlook, to: &html) }
    if sequences > Self.mostSequences {
      html.note("\(counted(sequences - Self.mostSequences, "sequence")) more are not shown.")
    }
  }

  private func write(_ outlook: SequenceOutlook, to html: inout HTMLWriter) {
    html.section("Sequence \(outlook.report.sequence)") { outlook.conclude(&$0) }
    StepFunnel(outlook).write(to: &html)
    MovedSection(outlook).write(to: &html)
  }

  private var counts: PageTable {
    let other = other?.result
    var columns: [PageTable.Column] = [
      .words("what"), .number(other == nil ? "count" : "these settings"),
    ]
    if other != nil { columns.append(.number("the other's")) }
    var table = PageTable("Counted from the start to the end", columns)
    let last: [PageTable.Cell] = [.text("last first email"), .text(result.lastWords)]
    table.rows = [last + (other.map { [.text($0.lastWords)] } ?? [])]
    for (number, row) in result.rows.enumerated() {
      let cells: [PageTable.Cell] = [.text(row.words), .number(row.count)]
      table.rows.append(cells + (other.map { [.number($0.rows[number].count)] } ?? []))
    }
    return table
  }
}
