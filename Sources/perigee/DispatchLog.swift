import FoundationEssentials
import PerigeeCore
import PerigeeDispatch
import PerigeeWorkspace

/// What `perigee dispatch` says while it sends: a line per sender on a terminal, else a line per event.
final class DispatchLog {
  enum Form { case text, json, live }

  private let form: Form
  private let showsAddresses: Bool
  private let zone: Zone
  private var counts: [EmailAddress: [DispatchEvent.Kind: Int]] = [:]
  private var notes: [EmailAddress: String] = [:]
  private var notice: String?
  private var linesShown = 0

  init(_ form: Form, showsAddresses: Bool, zone: Zone, senders: [Sender]) {
    self.form = form
    self.showsAddresses = showsAddresses
    self.zone = zone
    for sender in senders { counts[sender.email] = [:] }
  }

  func tell(_ event: DispatchEvent) {
    switch form {
    // A log is read on terminals, wherever it was written.
    case .text: Output.text(LuaLiteral.visible(line(event)))
    case .json: Output.csv(Array((LuaLiteral.visibleJSON(json(event)) + "\n").utf8))
    case .live: show(event)
    }
  }

  private struct Line: Encodable {
    var at: String
    var event: String
    var sender: String?
    var enrollment: Int64?
    var step: Int?
    var contact: String?
    var count: Int?
    var until: String?
    var words: String?
  }

  private func facts(_ event: DispatchEvent) -> Line {
    Line(
      at: event.at.rfc3339(in: zone), event: event.kind.rawValue, sender: event.sender?.text,
      enrollment: event.enrollment?.number, step: event.step,
      contact: showsAddresses ? event.contact?.text : nil, count: event.count,
      until: event.until?.rfc3339(in: zone),
      words: showsAddresses ? event.words : event.wordsWithoutAddresses)
  }

  private func json(_ event: DispatchEvent) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers can always be written.
    return (try? encoder.encode(facts(event))).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  private func line(_ event: DispatchEvent) -> String {
    let facts = facts(event)
    let parts = [
      facts.at, facts.event, facts.sender, facts.contact,
      facts.enrollment.map { "enrollment \($0)" }, facts.step.map { "step \($0)" },
      facts.count.map { "count \($0)" }, facts.until.map { "until \($0)" }, facts.words,
    ]
    return parts.compactMap(\.self).joined(separator: " ") + "\n"
  }

  private func show(_ event: DispatchEvent) {
    guard let sender = event.sender else { return showTeam(event) }
    counts[sender, default: [:]][event.kind, default: 0] += event.count ?? 1
    switch event.kind {
    case .waiting, .unreachable:
      notes[sender] = event.until.map { "next at \($0.words(in: zone))" } ?? "waits"
    case .halted: notes[sender] = "halted; perigee status says why"
    default: notes[sender] = nil
    }
    draw()
  }

  private func showTeam(_ event: DispatchEvent) {
    switch event.kind {
    case .teamKept:
      notice = "perigee.lua cannot be used, so that what it said before holds: \(event.words ?? "")"
    case .teamRead: notice = nil
    // Before anything happens, everybody has a line.
    case .started: break
    default: return
    }
    draw()
  }

  private func draw() {
    var lines = counts.keys.sorted().map { sender in
      "\(sender): " + words(counts[sender] ?? [:]) + (notes[sender].map { "; \($0)" } ?? "")
    }
    let total = counts.values.reduce(into: [DispatchEvent.Kind: Int]()) {
      $0.merge($1, uniquingKeysWith: +)
    }
    lines.append("total: " + words(total))
    if let notice { lines.append(notice.split(separator: "\n").first.map(String.init) ?? notice) }
    let up = linesShown > 0 ? "\u{1B}[\(linesShown)A" : ""
    // A line that wraps would be two to go up; below there may be lines of before.
    let shown = lines.map { "\r\u{1B}[K\($0.prefix(Terminal.width - 1))\n" }.joined()
    Output.control(up + shown + "\u{1B}[J")
    linesShown = lines.count
  }

  private func words(_ counts: [DispatchEvent.Kind: Int]) -> String {
    let shown: [(DispatchEvent.Kind, String)] = [
      (.sent, "sent"), (.putOff, "put off"), (.held, "held"), (.moved, "moved"),
      (.failed, "failed"),
      (.bounced, "bounced"), (.unknown, "unknown"),
    ]
    let parts = shown.compactMap { kind, word in counts[kind].map { "\($0) \(word)" } }
    return parts.isEmpty ? "nothing yet" : parts.joined(separator: ", ")
  }
}
