package import PerigeeCore
package import PerigeeSession

/// The page of `perigee report`: how a sequence stands.
package struct ReportPage: HTMLPage {
  private let outlook: SequenceOutlook

  package init(_ outlook: SequenceOutlook) { self.outlook = outlook }

  package var command: String { "report" }
  package var title: String { "Report of \(outlook.report.sequence)" }
  package var moment: String? { outlook.now.zonedWords(in: outlook.team.zone) }
  package var senders: [EmailAddress] { outlook.team.senders.map(\.email) }

  package func conclude(_ html: inout HTMLWriter) {
    let report = outlook.report
    let enrolled = report.contacts
    outlook.conclude(&html)
    let counts = Dictionary(
      uniqueKeysWithValues: report.sendings.reported.map { ($0.state, $0.count) })
    html.facts([
      .number("contacts", enrolled), .number("engagements", report.engagements),
      .number("sent", counts[.sent] ?? 0), .number("planned", counts[.planned] ?? 0),
      .number("cancelled", counts[.cancelled] ?? 0), .number("paused", report.paused),
      .words("finish", outlook.finishWords ?? "–"),
      .words("binding limit", outlook.lastStart?.binding ?? "nothing"),
    ])
  }

  package func detail(_ html: inout HTMLWriter) { SequenceSections(outlook).write(to: &html) }
}

extension SequenceOutlook {
  var finishWords: String? { finish?.words(in: team.zone) }

  /// When it ends, and what binds.
  func conclude(_ html: inout HTMLWriter) {
    guard report.states.values.contains(where: { $0 > 0 }) else {
      return html.lead("Nobody is engaged in this sequence", "", ".")
    }
    if let finishWords {
      html.lead(
        "The last planned email goes out on ", finishWords, " (\(team.zone.name)). What binds: ",
        lastStart?.binding ?? "nothing", ".")
    } else {
      html.lead("Nothing is to go any more: ", "every email is sent, or is stopped or waits", ".")
    }
    guard let lastStart else { return }
    html.element(.p) { html in
      html.text("The last contact to start \(lastStart.isToCome ? "is" : "was") ")
      html.foreign(lastStart.contact.text)
      html.text(", on \(lastStart.at.zonedWords(in: lastStart.zone)): \(lastStart.sentence).")
    }
  }
}
