import PerigeeCore

/// Who is not in a plan, by reason, with what would help.
struct ExclusionSection {
  private let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  func write(to html: inout HTMLWriter) {
    let reasons = plan.exclusionsByReason
    guard !reasons.isEmpty else { return }
    html.section("Exclusions by reason") { html in
      html.element(
        .p,
        "\(counted(plan.excluded.count, "contact")) \(plan.excluded.count == 1 ? "is" : "are") not in the "
          + "plan; a contact counts under each of its reasons.")
      html.figure({ picture(reasons).write(to: &$0) }, beside: counts(reasons))
      examples(reasons).write(to: &html)
    }
  }

  private func picture(_ reasons: [ReasonCount]) -> BarsPicture {
    let shown = reasons.prefix(8)
    return BarsPicture(
      title: "Excluded contacts by reason",
      description: shown.map { "\(grouped($0.contacts)) \($0.example.code.replacingUnderscores)" }
        .joined(separator: ", ") + ".",
      rows: shown.map {
        BarsPicture.Row(
          name: $0.example.code.replacingUnderscores, parts: [(.hatched, $0.contacts)],
          words: grouped($0.contacts))
      })
  }

  private func counts(_ reasons: [ReasonCount]) -> PageTable {
    var table = PageTable("Excluded contacts", [.words("reason"), .number("contacts")])
    table.rows = reasons.prefix(40).map {
      [.foreign($0.example.code.replacingUnderscores), .number($0.contacts)]
    }
    if reasons.count > 40 { table.rest = "… and \(counted(reasons.count - 40, "reason")) more" }
    return table
  }

  private func examples(_ reasons: [ReasonCount]) -> PageTable {
    var table = PageTable(
      "For example",
      [.words("contact"), .words("reason"), .words("what holds"), .words("what would help")])
    table.rows = reasons.prefix(40).map {
      [
        .address($0.contact), .foreign($0.example.code.replacingUnderscores),
        .foreign($0.example.detail), .foreign($0.example.cure),
      ]
    }
    return table
  }
}
