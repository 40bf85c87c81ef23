package import PerigeeCore

/// The page of `perigee preview`: what a plan would do, and what holds it back.
package struct PlanPage: HTMLPage {
  private let plan: Plan
  private let delays: PlanDelays
  private let loads: [SenderLoad]

  /// - Parameter load: the emails that the plan's senders have beside it, ascending, from `Quota.reach`
  ///   before its start on.
  package init(_ plan: Plan, load: [EmailAddress: [Instant]]) {
    self.plan = plan
    delays = PlanDelays(plan, load: load)
    loads = plan.loads(beside: load)
  }

  package var command: String { "preview" }
  package var title: String { "Plan of \(plan.sequence.name)" }
  package var moment: String? { plan.request.now.zonedWords(in: plan.team.zone) }
  package var senders: [EmailAddress] { plan.team.senders.map(\.email) }

  // MARK: The conclusion

  package func conclude(_ html: inout HTMLWriter) {
    guard let span = plan.span, let last = delays.last else { return concludeNothing(&html) }
    let zone = plan.team.zone
    html.lead(
      "The last email goes out on ", span.upperBound.words(in: zone), " (\(zone.name)). ", "",
      delays.total == 0 ? "Nothing binds: everything lies where it is wanted." : "What binds: ",
      delays.total == 0 ? "" : bindingWords, delays.total == 0 ? "" : ".")
    html.element(.p) { html in
      let email = last.placement.at.zonedWords(in: last.zone)
      html.text("The last contact to start is ")
      html.foreign(plan.contact(last.enrollment).text)
      html.text(", on \(email): \(last.placement.sentence(in: last.zone)).")
    }
    html.facts([
      .number("contacts", plan.count), .number("emails", plan.emails),
      .number("senders", plan.senders.count), .number("excluded", plan.excluded.count),
      .words("first email", span.lowerBound.words(in: zone)),
      .words("finish", span.upperBound.words(in: zone)), .words("binding limit", bindingWords),
    ])
  }

  private func concludeNothing(_ html: inout HTMLWriter) {
    html.lead(
      "Nobody would be written to: ",
      plan.excluded.isEmpty
        ? "no contact was chosen"
        : plan.excluded.count == 1
          ? "the one contact is excluded"
          : "all \(counted(plan.excluded.count, "contact")) are excluded",
      ".")
    html.facts([.number("contacts", 0), .number("excluded", plan.excluded.count)])
  }

  /// What holds the last contact back, or, where that one got what it wanted, most emails.
  private var bindingWords: String {
    delays.last?.placement.binding?.words ?? delays.causes.first?.cause.words ?? "nothing"
  }

  // MARK: What stands behind it

  package func detail(_ html: inout HTMLWriter) {
    PlanFunnel(plan).write(to: &html)
    if plan.count > 0 {
      CapacitySection(
        loads, names: ["committed before", "follow-ups", "first emails"],
        what: "Emails under the capacity of \(counted(plan.senders.count, "sender"))"
      ).write(to: &html)
      senderSection(&html)
      LoadSection(loads: loads).write(to: &html)
      DelaySection(plan, delays).write(to: &html)
    }
    ExclusionSection(plan).write(to: &html)
    ownerSection(&html)
    askedSection(&html)
  }

  private func senderSection(_ html: inout HTMLWriter) {
    var table = PageTable(
      "Each sender's part, in the sender's time zone",
      [
        .words("sender"), .number("contacts"), .number("emails"), .words("first"), .words("last"),
        .words("time zone"), .words("binding limit"),
      ])
    let steps = plan.sequence.steps.filter(\.isEmail).count
    for (number, planned) in plan.senders.prefix(200).enumerated() {
      let zone = planned.sender.zone
      let span = plan.span(of: planned)
      table.rows.append([
        .address(planned.sender.email), .number(planned.enrollments.count),
        .number(planned.enrollments.count * steps),
        .text(span?.lowerBound.words(in: zone) ?? "–"),
        .text(span?.upperBound.words(in: zone) ?? "–"), .text(zone.name),
        .text(delays.bindings[number]?.words ?? "nothing"),
      ])
    }
    if plan.senders.count > 200 {
      table.rest = "… and \(counted(plan.senders.count - 200, "sender")) more"
    }
    html.section("Senders") { table.write(to: &$0) }
  }

  private func ownerSection(_ html: inout HTMLWriter) {
    var counts: [String: (from: EmailAddress?, to: EmailAddress, count: Int)] = [:]
    for change in plan.ownerChanges {
      let key = "\(change.from?.text ?? "") \(change.to)"
      counts[key, default: (change.from, change.to, 0)].count += 1
    }
    guard !counts.isEmpty else { return }
    var table = PageTable(
      "Contacts who change hands with the commit",
      [.words("owner now"), .words("owner then"), .number("contacts")])
    let rows = counts.sorted { $0.key < $1.key }
    table.rows = rows.prefix(100).map { _, pair in
      [pair.from.map { .address($0) } ?? .text("nobody"), .address(pair.to), .number(pair.count)]
    }
    if rows.count > 100 { table.rest = "… and \(counted(rows.count - 100, "pair")) more" }
    html.section("Owner changes") { table.write(to: &$0) }
  }

  private func askedSection(_ html: inout HTMLWriter) {
    var table = PageTable("What was asked for", [.words("part"), .words("value")])
    let zone = plan.team.zone
    table.rows = [
      ("contacts", plan.provenance.contacts), ("senders", plan.provenance.senders),
      ("start", plan.request.start.zonedWords(in: zone)), ("mode", plan.request.mode.words),
      ("horizon", zone.localDay(of: plan.horizon).words), ("by", plan.request.user.text),
      ("digest", plan.digest.text),
    ].map { [.text($0.0), .foreign($0.1)] }
    if plan.request.authorize {
      table.rows.append([.text("authorized"), .text("the safeguard is overridden, once")])
    }
    html.section("The order") { table.write(to: &$0) }
  }
}

extension Plan {
  /// What each sender has beside the plan, of it later emails, and of it first ones: on the plan's days.
  fileprivate func loads(beside load: [EmailAddress: [Instant]]) -> [SenderLoad] {
    guard let span else { return [] }
    return senders.map { planned in
      let zone = planned.sender.zone
      let days =
        zone.localDay(of: span.lowerBound)...zone.localDay(of: span.upperBound).endOfWeek
      let meant =
        zone.start(of: days.lowerBound)..<zone.start(of: days.upperBound.adding(days: 1))
      let before = load[planned.sender.email] ?? []
      return SenderLoad(
        planned.sender.email, as: planned.sender, zone: zone, days: days,
        moments: [
          before.filter(meant.contains),
          emailTimes(of: planned, isFirst: false), emailTimes(of: planned, isFirst: true),
        ],
        from: request.start, beside: (before + emailTimes(of: planned)).sorted())
    }
  }
}
