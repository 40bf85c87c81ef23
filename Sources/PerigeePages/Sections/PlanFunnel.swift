import PerigeeCore

/// From the contacts that were chosen to the last step: how many go on, and what stopped whom.
struct PlanFunnel {
  private let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  private var chosen: Int { plan.count + plan.excluded.count }

  func write(to html: inout HTMLWriter) {
    guard chosen > 0 else { return }
    html.section("Funnel of steps") { html in
      html.figure({ picture.write(to: &$0) }, beside: table)
    }
  }

  private var picture: BarsPicture {
    let rows = [
      BarsPicture.Row(
        name: "contacts chosen", parts: [(.plain, plan.count), (.hatched, plan.excluded.count)],
        words: grouped(chosen))
    ]
    return BarsPicture(
      title: "Contacts from the choice to the last step",
      description:
        "Of \(counted(chosen, "contact")) that were chosen \(grouped(plan.excluded.count)) "
        + "are excluded; \(grouped(plan.count)) get \(counted(plan.steps, "step")).",
      names: [(.plain, "planned"), (.hatched, "excluded")],
      rows: rows
        + plan.sequence.steps.indices.map { step in
          BarsPicture.Row(
            name: stepName(step), parts: [(.plain, plan.count)], words: grouped(plan.count))
        })
  }

  private var table: PageTable {
    let zone = plan.team.zone
    var table = PageTable(
      "Contacts, step by step; times of \(zone.name)",
      [.words("step"), .number("contacts"), .words("first"), .words("last")])
    table.rows = [[.text("contacts chosen"), .number(chosen), .empty, .empty]]
    let reasons = plan.exclusionsByReason
    table.rows += reasons.prefix(8).map {
      [
        .foreign("left out: \($0.example.code.replacingUnderscores)"), .number($0.contacts), .empty,
        .empty,
      ]
    }
    if reasons.count > 8 {
      table.rest = "… and \(counted(reasons.count - 8, "reason")) more, below"
    }
    for step in plan.sequence.steps.indices {
      let times = (0..<plan.count).lazy.map { plan.time($0, step: step) }
      table.rows.append([
        .foreign(stepName(step)), .number(plan.count),
        .text(times.min()?.words(in: zone) ?? "–"), .text(times.max()?.words(in: zone) ?? "–"),
      ])
    }
    return table
  }

  /// "step 2: an email"
  private func stepName(_ step: Int) -> String {
    "step \(step + 1): \(plan.sequence.steps[step].isEmail ? "email" : "task")"
  }
}
