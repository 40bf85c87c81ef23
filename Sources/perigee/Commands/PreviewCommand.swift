import ArgumentParser
import PerigeeCore
import PerigeeMail
import PerigeePages
import PerigeeSession
import PerigeeWorkspace

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Plans every email of every step, and commits nothing.",
    discussion: """
      Shows who would be written to, from whom and when, who would not and why, and whose contacts \
      would change hands.

        perigee preview intro --list spring --senders owners --start now --mode asap
        perigee preview intro --filter dach_leads --senders rule:by_territory \\
            --start "2026-11-24 10:00" --mode 100/day,50/hour --save monday.plan
        perigee preview intro --list spring --senders owners --start now \\
            --mode asap --html intro.html

      A saved plan is a file to review, to compare (perigee diff A B) and to commit \
      (perigee engage --plan FILE).
      """)

  @OptionGroup var plan: PlanOptions

  @Option(
    help: ArgumentHelp("Writes the plan to a file that `engage --plan` takes.", valueName: "file"))
  var save: String?

  @Option(
    help: ArgumentHelp("Shows every email that this contact would get.", valueName: "email"))
  var contact: String?

  @Flag(
    help: """
      Prints this contact's emails one after the other as the bytes that will go, but for their dates.
      """)
  var raw = false

  @Option(help: ArgumentHelp("With --raw, the email of this step alone.", valueName: "n"))
  var step: Int?

  @OptionGroup var page: PageOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let contact = try contact.map(PlanOptions.address)
    if raw, contact == nil { throw UsageError("whose emails? Give --raw with --contact EMAIL") }
    if step != nil, !raw { throw UsageError("--step is for --raw, the emails as bytes") }
    let session = try global.session()
    let files = session.workspace.files
    try page.check(files)
    if let save {
      try files.refuseOutput(to: save)
      guard save != page.html else {
        throw UsageError(
          "--html and --save name one file, \(save.excerpt); the page would replace the plan")
      }
    }
    let order = try plan.order()
    let proposal = try WorkingLine.during("planning", in: session) { try session.plan(order) }
    if let save {
      try PlanFileStorage.write(proposal.plan, to: save, files)
      Output.noteDone("the plan was saved to \(save)")
    }
    try page.write(files) {
      PlanPage(proposal.plan, load: try session.load(beside: proposal.plan))
    }
    defer { page.tell() }
    if let contact, raw { return try showMessages(to: contact, of: proposal.plan, session) }
    if let contact { return try show(contact, of: proposal.plan) }
    switch global.format {
    case .json: try Output.json { try proposal.plan.write(to: &$0) }
    case .text:
      Output.text(proposal.plan.summary(global.style))
      if proposal.plan.count == 0, proposal.plan.excluded.isEmpty {
        try session.tellUnheld(order.contacts.selection)
      }
      if let save {
        Output.text("saved to \(save); commit it with: perigee engage --plan \(save)\n")
      }
    }
  }

  private func show(_ contact: EmailAddress, of plan: Plan) throws {
    guard let preview = try plan.preview(of: contact) else {
      throw UsageError("\(contact) is not among the contacts of this plan")
    }
    switch global.format {
    case .json: try Output.json { try preview.write(to: &$0) }
    case .text:
      Output.text(preview.text(global.style))
      preview.warn()
    }
  }

  private func showMessages(to contact: EmailAddress, of plan: Plan, _ session: Session) throws {
    guard var messages = try session.messages(of: plan, to: contact) else {
      if case .excluded(let excluded)? = try plan.preview(of: contact) {
        throw NotEnrolled(excluded: excluded)
      }
      throw UsageError("\(contact) is not among the contacts of this plan")
    }
    if let step {
      messages.messages.removeAll { $0.step != step }
      guard !messages.messages.isEmpty else {
        throw UsageError("--step", "\(step)", "the sequence has no email there")
      }
    }
    switch global.format {
    case .json: try Output.json { try messages.write(to: &$0) }
    case .text:
      for planned in messages.messages { Output.message(try planned.message.encoded()) }
      if let missing = messages.missingKey {
        Output.error(
          "warning: List-Unsubscribe is left out, since its token cannot be signed here: "
            + "\(missing.message)\n")
      }
      for (step, warning) in messages.warnings {
        Output.error("warning: step \(step): \(warning)\n")
      }
    }
  }
}

/// Whose emails were asked for gets none.
private struct NotEnrolled: ReportableError {
  let excluded: ExcludedContact

  var code: String { "excluded" }

  var message: String {
    "\(excluded.contact) is excluded from this plan and gets no email: "
      + excluded.reasons.map { "\($0.detail); \($0.cure)" }.joined(separator: ". ")
  }
}

extension ContactPreview {
  /// Says what spam filters hate in it, beside the preview.
  fileprivate func warn() {
    guard case .emails(_, let emails) = self else { return }
    for email in emails {
      guard case .email(let content) = email.content else { continue }
      for warning in content.warnings {
        Output.error("warning: step \(email.step): \(warning)\n")
      }
    }
  }
}
