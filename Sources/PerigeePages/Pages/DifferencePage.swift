package import PerigeeCore

/// The page of `perigee diff`: two plan files, before and after in rows.
package struct DifferencePage: HTMLPage {
  private let old: PlanDocument
  private let new: PlanDocument
  private let difference: PlanDifference
  private let limit: Int

  /// - Parameter limit: how many changes of each kind stand in a table.
  package init(from old: PlanDocument, to new: PlanDocument, limit: Int) {
    self.old = old
    self.new = new
    self.limit = max(0, limit)
    difference = PlanDifference(from: old, to: new)
  }

  package var command: String { "diff" }
  package var title: String { "Two plans of \(new.sequence)" }
  package var moment: String? { nil }
  package var senders: [EmailAddress] {
    (old.senders + new.senders).map(\.email)
  }

  // MARK: The conclusion

  package func conclude(_ html: inout HTMLWriter) {
    let (before, after) = ShownMoment.words(old.finish, new.finish)
    if difference.isEmpty {
      html.lead(
        "No difference: ", "the digests are equal", ". Both finish on \(after ?? "no day").")
    } else if before == after {
      html.lead(
        "\(counted(difference.changes.count, "difference")); both finish on ",
        after ?? "no day, since nothing is planned", ".")
    } else {
      html.lead(
        "The plan finishes on ", after ?? "no day, since nothing is planned", " instead of ",
        before ?? "none", ".")
    }
    if !difference.isEmpty { html.element(.p, limitWords) }
    html.facts([
      .words("finish before", before ?? "–"), .words("finish after", after ?? "–"),
      .number("differences", difference.changes.count),
      .number("contacts that differ", difference.contacts),
    ])
  }

  private var limitWords: String {
    old.limits == new.limits
      ? "The limits are the same: \(new.limits)."
      : "The limits were \(old.limits), and are \(new.limits)."
  }

  // MARK: What stands behind it

  package func detail(_ html: inout HTMLWriter) {
    html.section("Before and after") { figures.write(to: &$0) }
    weekSection(&html)
    for (topic, entries) in topics {
      let table = table(topic, entries, html.isMasked)
      html.section("\(Self.heading(topic)): \(grouped(entries.count))") { table.write(to: &$0) }
    }
  }

  private var figures: PageTable {
    var table = PageTable("The plans", [.words("what"), .words("before"), .words("after")])
    let both = [old, new].map { plan -> [(String, String)] in
      [
        ("made on", plan.madeOn.words),
        ("contacts", grouped(plan.enrollments.count)),
        ("emails", grouped(plan.sendings.count { $0.kind == nil })),
        ("excluded", grouped(plan.excluded.count)), ("senders", grouped(plan.senders.count)),
        ("owner changes", grouped(plan.ownerChanges.count)),
        ("first email", plan.beginning?.words ?? "–"),
        ("last email", plan.finish?.words ?? "–"), ("limits", plan.limits),
        ("digest", String(plan.digest.text.prefix(12))),
      ]
    }
    table.rows = zip(both[0], both[1]).map { [.text($0.0), .foreign($0.1), .foreign($1.1)] }
    return table
  }

  private func weekSection(_ html: inout HTMLWriter) {
    let load = LoadByTime(
      [old, new].map(\.emailsByDay), names: ["before", "after"], isStacked: false)
    guard !load.times.isEmpty else { return }
    let unit = load.isByWeek ? "week" : "day"
    let picture = CapacityPicture(
      title: "Emails by \(unit), before and after",
      description: load.times.prefix(12).map {
        "\($0.words): \(grouped($0.counts[0])) before, \(grouped($0.counts[1])) after"
      }.joined(separator: "; ") + ".", load: load)
    html.section("When emails go out") { html in
      html.figure(
        { picture.write(to: &$0) }, beside: load.table("Emails by \(unit), before and after"))
    }
  }

  private static func heading(_ topic: String) -> String {
    topic.prefix(1).uppercased() + topic.dropFirst()
  }

  /// What changes are about, in their order.
  private var topics: [(String, [PlanDifference.Entry])] {
    var topics: [String] = []
    var entries: [String: [PlanDifference.Entry]] = [:]
    for entry in difference.changes {
      let topic = entry.change.topic
      if entries[topic] == nil { topics.append(topic) }
      entries[topic, default: []].append(entry)
    }
    return topics.map { ($0, entries[$0] ?? []) }
  }

  private func table(
    _ topic: String, _ entries: [PlanDifference.Entry], _ isMasked: Bool
  ) -> PageTable {
    var table = PageTable(
      "\(Self.heading(topic)), before and after",
      [.words("whose"), .words("what"), .words("before"), .words("after")])
    table.rows = entries.prefix(limit).map { entry in
      let shown = entry.change.shown
      let isHidden = isMasked && entry.change.isPersonal
      let nothing = entry.change.nothing
      return [
        .foreign(entry.contact ?? entry.change.subject(difference.sequence)),
        .foreign(shown.what),
        .foreign(shown.from.map { isHidden ? "masked" : $0 } ?? nothing),
        .foreign(shown.to.map { isHidden ? "masked" : $0 } ?? nothing),
      ]
    }
    if entries.count > limit {
      table.rest = "… and \(grouped(entries.count - limit)) more (--limit)"
    }
    return table
  }
}

extension PlanDifference.Change {
  /// What changed, before and after, for people.
  fileprivate var shown: (what: String, from: String?, to: String?) {
    let facts = facts
    switch self {
    case .moved(let step, let from, let to):
      let words = ShownMoment.words(from, to)
      return ("step \(step)", words.from, words.to)
    case .added(let sender, let at):
      return ("added", nil, "from \(sender), first on \(at.words)")
    case .removed, .excluded: return ("left out", nil, facts.to == "" ? "not chosen" : facts.to)
    case .dropped: return ("not meant any more", facts.from, nil)
    case .setting(_, let change):
      let words = TextPair.shown(change.from, change.to)
      return (change.setting.rawValue.replacingUnderscores, words.from, words.to)
    case .requestMoment(let part, let from, let to):
      let words = ShownMoment.words(from, to)
      return (part, words.from, words.to)
    case .request(let part, let from, let to):
      let pair = TextPair.shown(from, to)
      return (part.replacingUnderscores, pair.from, pair.to)
    case .order: return ("order", "one order", "another order")
    default:
      let words = TextPair.shown(facts.from, facts.to)
      return (facts.of ?? topic, words.from, words.to)
    }
  }

  /// What stands where there is nothing.
  fileprivate var nothing: String {
    switch self {
    case .added, .removed, .excluded, .dropped, .moved, .step: "–"
    case .owner: "nobody"
    default: "none"
    }
  }

  /// What somebody wrote to or about one person.
  fileprivate var isPersonal: Bool {
    switch self {
    case .value, .edit: true
    default: false
    }
  }
}

extension PlanDocument {
  /// What may go how fast: the mode, and the senders' quotas.
  fileprivate var limits: String {
    var quotas: [String] = []
    for sender in senders where !quotas.contains(sender.quota.words) {
      quotas.append(sender.quota.words)
    }
    let shown = quotas.prefix(4).joined(separator: " or ")
    let rest = quotas.count > 4 ? " and \(quotas.count - 4) more" : ""
    return "mode \(request.mode)" + (quotas.isEmpty ? "" : "; quotas of \(shown)\(rest)")
  }

  /// How many emails go on which day of their senders' zones.
  fileprivate var emailsByDay: [Int: Int] {
    sendings.lazy.filter { $0.kind == nil }.reduce(into: [:]) { counts, sending in
      guard let day = ShownMoment(sending.at).day else { return }
      counts[day.number, default: 0] += 1
    }
  }
}
