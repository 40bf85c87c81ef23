import PerigeeCore

extension ImportSummary {
  /// For people: the counts, and the first of what was wrong.
  package var text: String {
    var text = isDryRun ? "would be " : ""
    text += "imported \(grouped(imported)), updated \(grouped(updated)), "
    text += "unchanged \(grouped(unchanged)), rejected \(grouped(rejectedCount)), "
    text += "\(counted(warningCount, "warning"))\n"
    text += headerText + columnsText + optOutText
    text += issueLines("rejected", rejected) + issueLines("warning", warnings)
    return text
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
