package import PerigeeCore

extension ImportSummary {
  /// For people: the counts, and the first of what was wrong.
  package func text(_ style: TextStyle = .plain) -> String {
    var text = isDryRun ? "would be " : ""
    text += "imported \(grouped(imported)), updated \(grouped(updated)), "
    text += "unchanged \(grouped(unchanged)), rejected \(grouped(rejectedCount)), "
    text += "\(counted(warningCount, "warning"))\n"
    text += headerText + columnsText(style) + optOutText
    if !stopped.isEmpty {
      let contacts = enumerated(stopped.map { "\($0.contact) in \($0.sequence)" }, limit: 20)
      text += "  stopped \(stopped.counts) cancelled: \(contacts)\n"
    }
    for transfer in ownerTransfers { text += "  owner changed: \(transfer.words)\n" }
    if !left.isEmpty {
      text += "  left the list: \(enumerated(left.map(\.text), limit: 20))\n"
    }
    return text + issueLines("rejected", rejected) + warningLines
  }

  /// Similar ones are one line with their number.
  private var warningLines: String {
    let groups = Dictionary(grouping: warnings.kept) { $0.reason.kinship }.values
      .sorted { $0[0].line < $1[0].line }
    var text = ""
    for group in groups.prefix(20) {
      text += "  line \(group[0].line): warning: \(group[0].reason.warning)"
      text += group.count > 1 ? " (\(grouped(group.count)) rows like it)\n" : "\n"
    }
    let shown = groups.prefix(20).reduce(0) { $0 + $1.count }
    let more = warnings.count - shown
    return more > 0 ? text + "  … and \(grouped(more)) more; --format json lists them\n" : text
  }

  private func issueLines(_ label: String, _ issues: ImportIssues) -> String {
    var text = ""
    for issue in issues.kept.prefix(20) {
      text += "  line \(issue.line): \(label): \(issue.reason.description)\n"
    }
    let more = issues.count - min(20, issues.kept.count)
    return more > 0 ? text + "  … and \(grouped(more)) more; --format json lists them\n" : text
  }
}

extension ImportIssue.Reason {
  /// The same for reasons that say the same of different rows.
  fileprivate var kinship: String {
    switch self {
    case .tooFewCells: "too few cells"
    case .wrongKind(let kind, let variable, _, _): "\(kind) \(variable)"
    default: description
    }
  }
}
