import PerigeeCore

/// The load of each mailbox; of many, tables of the fullest and a line of each, and what is left out is
/// said.
struct LoadSection {
  let loads: [SenderLoad]

  /// So many mailboxes have a table of slots.
  private static let mostTables = 24
  /// So many have a line.
  private static let mostLines = 200

  func write(to html: inout HTMLWriter) {
    let used = loads.filter { $0.count > 0 }
    guard !used.isEmpty else { return }
    html.section("Load of each sender") { html in
      html.note(
        "\"38/50\" is 38 emails of the 50 that the slot, or the day, may take; the bar shows how full it "
          + "is. Hatched is when nothing may go.")
      if let rest = loads.presentDay { html.note(rest) }
      if used.count > 1 { lines(used).write(to: &html) }
      for load in tabled(used) { LoadTable(load).write(to: &html) }
      if used.count > Self.mostTables {
        let rest = used.count - Self.mostTables
        html.note(
          "\(counted(rest, "sender")) with fewer emails \(rest == 1 ? "has" : "have") no table of "
            + "slots here; perigee calendar --sender ADDRESS --html FILE makes one.")
      }
    }
  }

  /// The fullest, in the order of the team.
  private func tabled(_ loads: [SenderLoad]) -> [SenderLoad] {
    guard loads.count > Self.mostTables else { return loads }
    let order = loads.indices.sorted { (loads[$1].count, $0) < (loads[$0].count, $1) }
    return order.prefix(Self.mostTables).sorted().map { loads[$0] }
  }

  private func lines(_ loads: [SenderLoad]) -> PageTable {
    var table = PageTable(
      "Senders",
      [
        .words("sender"), .number("emails"), .number("capacity in that time"), .number("full days"),
        .words("fullest day"), .words("time zone"), .words("quota"),
      ])
    table.rows = loads.prefix(Self.mostLines).map(Self.line)
    if loads.count > Self.mostLines {
      let rest = loads.dropFirst(Self.mostLines)
      table.rest =
        "… and \(counted(rest.count, "sender")) more, with "
        + counted(rest.reduce(0) { $0 + $1.count }, "email")
    }
    return table
  }

  private static func line(_ load: SenderLoad) -> [PageTable.Cell] {
    let days = load.calendar.days
    let last = days.lastIndex { $0.used > 0 } ?? 0
    let first = days.firstIndex { $0.used > 0 } ?? 0
    let capacity = days[first...last].reduce(Int?.some(0)) { sum, day in
      day.capacity.flatMap { capacity in sum.map { $0 + capacity } }
    }
    let fullest = days.max { ($0.used, $1.day) < ($1.used, $0.day) }
    return [
      .address(load.calendar.sender), .number(load.count),
      capacity.map { .number($0) } ?? .text("no limit"),
      .number(load.fullDays),
      .text(fullest.map { "\($0.day.words): \(grouped($0.used))" } ?? ""),
      .text(load.calendar.zone.name), .text(load.sender?.quota.words ?? "in the team no more"),
    ]
  }
}
