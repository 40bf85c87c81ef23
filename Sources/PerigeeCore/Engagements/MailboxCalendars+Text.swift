extension MailboxCalendars {
  /// A line a day and a column a sender; as many senders side by side as `width` cells hold, the others
  /// below. Days on which nobody works and nothing lies are left out.
  package func text(_ style: TextStyle = .plain, width: Int = 100) -> String {
    guard !mailboxes.isEmpty else { return "no sender has a mailbox to show\n" }
    let shown = mailboxes[0].days.indices.filter { row in
      mailboxes.contains { !$0.days[row].isEmpty }
    }
    guard !shown.isEmpty else {
      return "nothing lies between \(days.lowerBound.words) and \(days.upperBound.words), "
        + "and nobody works\n"
    }
    return blocks(width, shown).map { table($0, shown).text(style) }.joined(separator: "\n")
      + Self.legend + (more.map { "more senders: --after \($0)\n" } ?? "")
  }

  private static let legend =
    "used/capacity of each day in the sender's zone: what was sent, and what is committed; "
    + "today without its past hours\n"

  /// The senders of each table.
  private func blocks(_ width: Int, _ rows: [Int]) -> [[MailboxCalendar]] {
    var blocks: [[MailboxCalendar]] = []
    var room = 0
    let days = rows.map { mailboxes[0].days[$0].day.words.displayWidth }.max() ?? 0
    for mailbox in mailboxes {
      let own = 2 + mailbox.width(rows)
      if blocks.isEmpty || own > room {
        blocks.append([])
        room = width - days
      }
      blocks[blocks.count - 1].append(mailbox)
      room -= own
    }
    return blocks
  }

  private func table(_ mailboxes: [MailboxCalendar], _ rows: [Int]) -> TextTable {
    var table = TextTable([("day", .left)] + mailboxes.map { ($0.sender.text, .right) })
    table.add([""] + mailboxes.map(\.zone.name))
    for row in rows {
      table.add([mailboxes[0].days[row].day.words] + mailboxes.map { $0.days[row].words })
    }
    return table
  }
}

extension MailboxCalendar {
  /// Of its column.
  fileprivate func width(_ rows: [Int]) -> Int {
    let cells = [sender.text, zone.name] + rows.map { days[$0].words }
    return cells.map(\.displayWidth).max() ?? 0
  }
}

extension MailboxCalendar.Entry {
  /// Nobody has to see it.
  fileprivate var isEmpty: Bool { used == 0 && (closing == .dayOff || closing == .disabled) }

  /// "38/50", "38/50, 12 sent", "38/50, sent", "closed", "2/closed", "off".
  package var words: String {
    let mark: String
    switch closing {
    case .dayOff: mark = "off"
    case .closedDate: mark = "closed"
    case .disabled: mark = "disabled"
    case nil: mark = capacity.map(grouped) ?? "no limit"
    }
    if closing != nil, used == 0 { return mark }
    var words = "\(grouped(used))/\(mark)"
    if sent > 0 { words += sent == used ? ", sent" : ", \(grouped(sent)) sent" }
    return unknown > 0 ? words + ", \(grouped(unknown)) unknown" : words
  }
}
