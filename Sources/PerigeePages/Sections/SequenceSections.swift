import PerigeeCore
import PerigeeSession

/// All that there is to say about a sequence, of its own or as a part of a simulation.
struct SequenceSections {
  private let outlook: SequenceOutlook

  init(_ outlook: SequenceOutlook) { self.outlook = outlook }

  private var report: SequenceReport { outlook.report }
  private var zone: Zone { outlook.team.zone }

  func write(to html: inout HTMLWriter) {
    StepFunnel(outlook).write(to: &html)
    states(&html)
    let loads = loads
    CapacitySection(
      loads, names: ["other sequences", "follow-ups", "first emails"],
      what: "Emails of \(report.sequence) under the capacity of \(counted(loads.count, "sender"))"
    ).write(to: &html)
    senders(&html)
    LoadSection(loads: loads).write(to: &html)
    MovedSection(outlook).write(to: &html)
    next(&html)
    warnings(&html)
  }

  private func states(_ html: inout HTMLWriter) {
    var table = PageTable("Contacts by state", [.words("state"), .number("contacts")])
    for state in EnrollmentState.allCases {
      if let count = report.states[state] {
        table.rows.append([.text(state.words), .number(count)])
      }
    }
    guard !table.rows.isEmpty else { return }
    html.section("Contacts") { html in
      table.write(to: &html)
      guard let away = report.away else { return }
      html.note(
        "\(counted(away.contacts, "contact")) away by an automatic reply; the next goes on from "
          + "\(away.next.words(in: zone)).")
    }
  }

  private func senders(_ html: inout HTMLWriter) {
    var table = PageTable(
      "Each sender's part; times of \(zone.name)",
      [.words("sender"), .number("contacts")]
        + Sending.State.reported.map { .number($0.rawValue) }
        + [.words("next"), .words("last"), .words("remark")])
    table.rows = report.senders.prefix(200).map { row in
      [.address(row.sender), .number(row.contacts)]
        + row.states.reported.map { .number($0.count) }
        + [
          .text(row.next?.words(in: zone) ?? "–"), .text(row.last?.words(in: zone) ?? "–"),
          .text(row.mark?.words ?? ""),
        ]
    }
    if report.senders.count > 200 {
      table.rest = "… and \(counted(report.senders.count - 200, "sender")) more"
    }
    if !table.rows.isEmpty { html.section("Senders") { table.write(to: &$0) } }
  }

  private func next(_ html: inout HTMLWriter) {
    guard !report.next.isEmpty else { return }
    var table = PageTable(
      "What goes out next; times of \(zone.name)",
      [.words("at"), .number("step"), .words("contact"), .words("sender"), .words("remark")])
    table.rows = report.next.map {
      [
        .text($0.at.words(in: zone)), .number($0.step), .address($0.contact), .address($0.sender),
        .text($0.mark?.words ?? ""),
      ]
    }
    html.section("Next") { table.write(to: &$0) }
  }

  private func warnings(_ html: inout HTMLWriter) {
    guard !report.warnings.isEmpty else { return }
    html.section("Warnings") { html in
      for warning in report.warnings.prefix(50) { html.element(.p) { $0.foreign(warning.message) } }
      if report.warnings.count > 50 {
        html.note("… and \(counted(report.warnings.count - 50, "warning")) more (perigee check)")
      }
    }
  }

  /// What each mailbox has of other sequences, of this one's follow-ups, and of its first emails.
  private var loads: [SenderLoad] {
    zip(outlook.calendars.mailboxes, outlook.uses).map { mailbox, use in
      let own = outlook.emails[mailbox.sender] ?? SequenceOutlook.OwnEmails()
      let all = use.all
      let meant = all.first.flatMap { first in all.last.map { first...$0 } }
      let (later, first) = (
        own.later.filter { meant?.contains($0) == true },
        own.first.filter { meant?.contains($0) == true }
      )
      return SenderLoad(
        calendar: mailbox, sender: outlook.team.sender(mailbox.sender),
        moments: [all.without((later + first).sorted()), later, first])
    }
  }
}

extension [Instant] {
  /// Those that are not in `others`, one for one; both ascend.
  fileprivate func without(_ others: [Instant]) -> [Instant] {
    var place = 0
    return filter { time in
      while place < others.count, others[place] < time { place += 1 }
      guard place < others.count, others[place] == time else { return true }
      place += 1
      return false
    }
  }
}
