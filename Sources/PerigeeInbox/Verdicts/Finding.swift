import PerigeeCore

/// What a rule says of a mail, and why.
struct Finding {
  let verdict: Verdict
  var recipients: [VerdictRecipient] = []
  var returnDate: Day?
  let evidence: [String]

  init(
    _ verdict: Verdict, recipients: [VerdictRecipient] = [], returnDate: Day? = nil,
    _ evidence: [String]
  ) {
    self.verdict = verdict
    self.recipients = recipients
    self.returnDate = returnDate
    self.evidence = evidence
  }
}
