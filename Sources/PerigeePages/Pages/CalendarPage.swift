package import PerigeeCore
package import PerigeeSession

/// The page of `perigee calendar`: what each mailbox has on which day, beside what it may send.
package struct CalendarPage: HTMLPage {
  private let calendars: MailboxCalendars
  private let later: LaterEmails
  private let team: Team
  private let now: Instant
  private let loads: [SenderLoad]

  /// - Parameters:
  ///   - uses: what each mailbox of `calendars` has on its days.
  ///   - later: what they have behind those.
  package init(
    _ calendars: MailboxCalendars, uses: [MailboxUse], later: LaterEmails, team: Team, now: Instant
  ) {
    self.calendars = calendars
    self.later = later
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
    let finish = finish
    html.lead(
      finish == nil ? "Nothing is to go any more. " : "The last email that is planned goes out on ",
      finish?.words ?? "", finish == nil ? "What binds: " : ". What binds: ", bindingWords, ".")
    html.element(.p, "\(counted(used, "email")) \(daysWords)\(roomWords).")
    if later.count > 0 {
      html.element(
        .p, "\(counted(later.count, "email")) \(later.count == 1 ? "follows" : "follow") later.")
    }
    html.facts([
      .number("emails", used), .number("sent", days.reduce(0) { $0 + $1.sent }),
      .number("to go", days.reduce(0) { $0 + $1.committed }),
      .number("unknown", days.reduce(0) { $0 + $1.unknown }),
      .words("room left", room.map(grouped) ?? "no limit"),
      .number("later", later.count), .words("finish", finish?.words ?? "–"),
      .words("binding limit", binding.map { "\($0.quota.words) (\($0.email))" } ?? "nothing"),
    ])
  }

  private var used: Int { calendars.mailboxes.flatMap(\.days).reduce(0) { $0 + $1.used } }

  private var daysWords: String {
    "between \(calendars.days.lowerBound.words) and \(calendars.days.upperBound.words)"
  }

  /// How many more may still go on these days; nil where nothing limits one of the mailboxes.
  private var room: Int? {
    calendars.mailboxes.reduce(Int?.some(0)) { sum, mailbox in
      let today = mailbox.zone.localDay(of: now)
      return mailbox.days.filter { $0.day >= today }.reduce(sum) { sum, day in
        day.capacity.flatMap { capacity in sum.map { $0 + max(0, capacity - day.used) } }
      }
    }
  }

  private var roomWords: String {
    guard let room else { return "; nothing limits how many more may go" }
    return room == 0 ? "; no more may go" : "; \(grouped(room)) more may still go"
  }

  /// When the last planned email goes, on these days or later, and from whom.
  private var finish: (words: String, sender: EmailAddress)? {
    if let last = later.last, let sender = later.sender {
      return (last.zonedWords(in: zone(of: sender)), sender)
    }
    let last = loads.compactMap { load in load.moments[1].max().map { (at: $0, load: load) } }
      .max { $0.at < $1.at }
    return last.map {
      ($0.at.zonedWords(in: $0.load.calendar.zone), $0.load.calendar.sender)
    }
  }

  private func zone(of sender: EmailAddress) -> Zone { team.sender(sender)?.zone ?? team.zone }

  /// Whose quota is full on days of these: whoever sends the last email, else the one with the most.
  private var binding: Sender? {
    let full = loads.filter { $0.fullDays > 0 && $0.sender != nil }
    let last = full.first { $0.calendar.sender == finish?.sender }
    return (last ?? full.max { $0.fullDays < $1.fullDays })?.sender
  }

  private var bindingWords: String {
    guard let binding, let load = loads.first(where: { $0.calendar.sender == binding.email }) else {
      return "nothing, since no mailbox is full on any of these days"
    }
    return "the quota of \(binding.email), \(binding.quota.words), which is full on "
      + counted(load.fullDays, "day")
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
