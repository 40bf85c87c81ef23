import PerigeeCore

/// A mailbox's load: a row a day, a column a slot, "38/50" in each.
struct LoadTable {
  let slots: SlotLoad

  init(_ load: SenderLoad) { slots = SlotLoad(load) }

  func write(to html: inout HTMLWriter) {
    let calendar = slots.load.calendar
    html.element(.h3) { $0.foreign(calendar.sender.text) }
    html.room(label: "load of \(calendar.sender), \(calendar.zone.name)") { html in
      html.element(.table, [.class("load " + (slots.hours.count > 12 ? "most" : "many"))]) { html in
        html.caption(caption)
        writeHead(&html)
        html.element(.tbody) { html in
          for row in slots.rows { write(row, to: &html) }
        }
      }
    }
  }

  /// "Hours and days of Europe/Paris · 50/hour, 400/day · mon-fri 09:00-18:00"
  private var caption: String {
    let calendar = slots.load.calendar
    var parts = ["Hours and days of \(calendar.zone.name)"]
    if let days = slots.days {
      parts.append("\(days.lowerBound.words) – \(days.upperBound.words)")
    }
    if let sender = slots.load.sender {
      parts += [sender.quota.words, sender.window.words]
      if !sender.isEnabled { parts.append("disabled") }
    } else {
      parts.append("no sender of the team any more")
    }
    return parts.joined(separator: " · ")
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        html.element(.th, [.scope("col")], "day")
        for hour in slots.hours {
          html.element(.th, [.scope("col")], "\(padded(hour, 2)):00")
        }
        html.element(.th, [.scope("col"), .class("all")], "all day")
      }
    }
  }

  private func write(_ row: SlotLoad.Row, to html: inout HTMLWriter) {
    switch row {
    case .day(let entry, let cells): write(entry, cells, to: &html)
    case .shut(let days, let closing): write(days, closing, to: &html)
    case .week(let days, let cells, let used, let capacity):
      html.element(.tr) { html in
        let words = Self.words(days)
        writeHeading(words, change: slots.clockChange(in: days), to: &html)
        for (hour, cell) in zip(slots.hours, cells) { write(cell, at: hour, to: &html) }
        html.element(
          .td, [.class("all " + Self.filled(used, capacity))],
          capacity.map { "\(grouped(used))/\(grouped($0))" } ?? grouped(used))
      }
    }
  }

  private func write(
    _ entry: MailboxCalendar.Entry, _ cells: [SlotLoad.Cell], to html: inout HTMLWriter
  ) {
    html.element(.tr) { html in
      writeHeading(Self.words(entry.day), change: slots.clockChange(on: entry.day), to: &html)
      for (hour, cell) in zip(slots.hours, cells) {
        write(cell, at: hour, isOfDay: true, to: &html)
      }
      html.element(
        .td, [.class("all " + Self.filled(entry.used, entry.capacity, isFull: entry.isFull))],
        Self.total(entry))
    }
  }

  private func write(
    _ days: ClosedRange<Day>, _ closing: MailboxCalendar.Closing, to html: inout HTMLWriter
  ) {
    let words = ["day_off": "off", "closed_date": "closed", "disabled": "disabled"]
    html.element(.tr) { html in
      writeHeading(Self.words(days), change: slots.clockChange(in: days), to: &html)
      html.element(
        .td, [.init(.colspan, "\(slots.hours.count + 1)"), .class("shut")],
        words[closing.rawValue] ?? closing.rawValue)
    }
  }

  private func writeHeading(_ words: String, change: String?, to html: inout HTMLWriter) {
    html.element(.th, [.scope("row")]) { html in
      html.text(words)
      if let change { html.element(.span, [.class("clock")], change) }
    }
  }

  private func write(
    _ cell: SlotLoad.Cell, at hour: Int, isOfDay: Bool = false, to html: inout HTMLWriter
  ) {
    let name = " h\(hour)"
    guard cell.isOpen else {
      return html.element(
        .td, [.class("shut" + name)], cell.used == 0 ? "" : "\(grouped(cell.used))/closed")
    }
    guard cell.slots > 0 else { return html.element(.td, [.class("shut" + name)], "no hour") }
    if isOfDay, cell.isPast, cell.used == 0 {
      return html.element(.td, [.class("shut" + name)], "past")
    }
    let limit = cell.capacity.map { "/\(grouped($0))" } ?? ""
    html.element(
      .td,
      [.class(Self.filled(cell.used, cell.capacity, isFull: isOfDay ? cell.isFull : nil) + name)]
    ) { html in
      html.text(grouped(cell.used) + limit)
      if isOfDay, cell.slots > 1 { html.element(.span, [.class("clock")], "twice") }
    }
  }

  /// As the calendar's text says it: "38/50", "2/closed".
  private static func total(_ entry: MailboxCalendar.Entry) -> String {
    var entry = entry
    (entry.committed, entry.sent, entry.unknown) = (entry.used, 0, 0)
    return entry.words
  }

  /// "Sat 28 – Sun 29 Nov"
  private static func words(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    guard first < last else { return words(first) }
    let isOneMonth = first.components.month == last.components.month
    let start = isOneMonth ? "\(first.weekday.name) \(first.components.day)" : words(first)
    return "\(start) – \(words(last))"
  }

  /// "Mon 23 Nov"; the caption has the years.
  private static func words(_ day: Day) -> String { "\(day.weekday.name) \(day.shortWords)" }

  /// How full something is, in tenths, for the bar below its figures.
  /// - Parameter isFull: nil where that is for the figures to say.
  private static func filled(_ used: Int, _ capacity: Int?, isFull: Bool? = nil) -> String {
    guard used > 0 else { return "zero" }
    guard let capacity, capacity > 0 else { return "u u1" }
    let tenths = min(10, max(1, used * 10 / capacity))
    return "u u\(tenths)" + (isFull ?? (used >= capacity) ? " full" : "")
  }
}
