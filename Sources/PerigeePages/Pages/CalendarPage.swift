package import PerigeeCore

/// The page of `perigee calendar`: what each mailbox has on which day, beside what it may send.
package struct CalendarPage: HTMLPage {
  private let calendars: MailboxCalendars
  private let team: Team
  private let now: Instant
  private let loads: [SenderLoad]

  /// - Parameter uses: what each mailbox of `calendars` has on its days.
  package init(_ calendars: MailboxCalendars, uses: [MailboxUse], team: Team, now: Instant) {
    self.calendars = calendars
    self.team = team
    self.now = now
    loads = calendars.loads(uses, team)
  }

  package var command: String { "calendar" }
  package var title: String {
    "Mailboxes, \(calendars.days.lowerBound.shortWords) – \(calendars.days.upperBound.shortWords) "
      + "\(calendars.days.upperBound.components.year)"
  }
  package var moment: String? { now.zonedWords(in: team.zone) }
  package var senders: [EmailAddress] {
    team.senders.map(\.email) + calendars.mailboxes.map(\.sender)
  }

  package func conclude(_ html: inout HTMLWriter) {
    let days = calendars.mailboxes.flatMap(\.days)
    let used = days.reduce(0) { $0 + $1.used }
    let capacity = days.reduce(Int?.some(0)) { sum, day in
      day.capacity.flatMap { capacity in sum.map { $0 + capacity } }
    }
    let finish = loads.compactMap { load in
      load.moments[1].max().map { (at: $0, zone: load.calendar.zone) }
    }.max { $0.at < $1.at }
    let last = finish.map { $0.at.zonedWords(in: $0.zone) }
    html.lead(
      last == nil
        ? "Nothing is to go on these days. " : "The last email that is committed here goes out on ",
      last ?? "", last == nil ? "What binds: " : ". What binds: ", bindingWords, ".")
    html.element(
      .p,
      "\(counted(used, "email"))\(capacity.map { " of the \(grouped($0)) that may go" } ?? "") "
        + "between \(calendars.days.lowerBound.words) and \(calendars.days.upperBound.words).")
    html.facts([
      .number("emails", used), .number("sent", days.reduce(0) { $0 + $1.sent }),
      .number("to go", days.reduce(0) { $0 + $1.committed }),
      .number("unknown", days.reduce(0) { $0 + $1.unknown }),
      .words("capacity", capacity.map(grouped) ?? "no limit"),
      .words("finish", last ?? "–"),
      .words("binding limit", fullest?.limit ?? "nothing"),
    ])
  }

  /// The mailbox with the most full days, and what makes them full.
  private var fullest: (load: SenderLoad, days: Int, limit: String)? {
    let full = loads.map { load in (load, load.calendar.days.count { $0.isFull }) }
      .filter { $0.1 > 0 }
    guard let most = full.max(by: { $0.1 < $1.1 }), let sender = most.0.sender else { return nil }
    return (most.0, most.1, sender.quota.words)
  }

  private var bindingWords: String {
    guard let fullest else { return "nothing, since no mailbox is full on any of these days" }
    return "the quota of \(fullest.load.calendar.sender), \(fullest.limit), which is full on "
      + counted(fullest.days, "day")
  }

  package func detail(_ html: inout HTMLWriter) {
    guard !loads.isEmpty else { return html.note("No sender has a mailbox to show.") }
    CapacitySection(
      loads, names: ["unknown", "to go", "sent"],
      what: "Emails under the capacity of \(counted(loads.count, "sender"))"
    ).write(to: &html)
    LoadSection(loads: loads).write(to: &html)
    idle(&html)
  }

  /// Who has nothing on these days.
  private func idle(_ html: inout HTMLWriter) {
    let idle = loads.filter { $0.count == 0 }
    guard !idle.isEmpty else { return }
    var table = PageTable(
      "Senders who have no email on these days",
      [.words("sender"), .words("time zone"), .words("quota"), .words("hours")])
    table.rows = idle.prefix(200).map { load in
      [
        .address(load.calendar.sender), .text(load.calendar.zone.name),
        .text(load.sender?.quota.words ?? "–"), .text(load.sender?.window.words ?? "–"),
      ]
    }
    if idle.count > 200 { table.rest = "… and \(counted(idle.count - 200, "sender")) more" }
    html.section("Free mailboxes") { table.write(to: &$0) }
  }
}

extension MailboxCalendars {
  /// Unknown, to go, sent.
  func loads(_ uses: [MailboxUse], _ team: Team) -> [SenderLoad] {
    zip(mailboxes, uses).map { mailbox, use in
      SenderLoad(
        calendar: mailbox, sender: team.sender(mailbox.sender),
        moments: [use.unknown, use.committed, use.sent])
    }
  }
}
