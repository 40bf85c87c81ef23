extension SequenceReport {
  /// The report with what does not fit today's settings: of its senders, whatever the sequence, since
  /// a quota covers a whole mailbox, and of the sequence itself.
  package func marked(by misfits: Misfits) -> SequenceReport {
    var report = self
    for index in report.senders.indices where report.senders[index].planned > 0 {
      report.senders[index].mark = misfits.kind(of: report.senders[index].sender)
    }
    for index in report.next.indices {
      let sending = report.next[index]
      report.next[index].mark =
        sending.isEmail
        ? misfits.mark(of: sending.sender, at: sending.at) : misfits.kind(of: sending.sender)
    }
    let senders = Set(report.senders.filter { $0.planned > 0 }.map(\.sender))
    report.warnings = misfits.all.filter { misfit in
      misfit.sequence == sequence || misfit.sender.map(senders.contains) == true
    }
    return report
  }
}
