package import PerigeeCore

extension SessionError: ReportableError {
  package var code: String {
    switch self {
    case .managersOnly: "managers_only"
    case .invalidAddress: "invalid_address"
    case .needsConfirmation: "needs_confirmation"
    case .invalidMoment: "invalid_start"
    case .invalidDays: "invalid_days"
    case .invalidVariableName: "invalid_variable_name"
    case .wrongKind: "wrong_kind"
    case .wishNeedsConfirmation: "needs_confirmation"
    case .invalidDelimiter: "invalid_delimiter"
    case .noSuchStep: "no_such_step"
    case .noSuchEntry: "no_such_entry"
    case .taskStep: "task_step"
    case .emailStep: "email_step"
    case .notEngaged: "not_engaged"
    case .taskClosed: "task_closed"
    case .taskWaits: "task_waits"
    case .blankEdit: "blank_edit"
    case .htmlStays: "html_stays"
    case .textStays: "text_stays"
    case .emptyPlan: "empty_plan"
    case .planChanged: "plan_changed"
    case .planPast: "plan_past"
    case .planFile(_, .edited): "plan_edited"
    case .planFile(_, .format): "plan_format"
    case .planFile: "not_a_plan"
    case .replyInFuture: "reply_in_future"
    case .notUnknown: "not_unknown"
    case .notTheOwner: "managers_only"
    case .undoneAlready: "undone_already"
    case .changedMeanwhile: "changed_meanwhile"
    case .beyondHorizon: "horizon"
    case .sameSender: "same_sender"
    case .dispatchHeld: "dispatch_held"
    case .releaseBeforeHold: "release_before_hold"
    case .resendEnded: "enrollment_ended"
    case .resendPassed: "later_step_went"
    }
  }

  package var isUsage: Bool {
    switch self {
    case .invalidDelimiter, .invalidDays, .noSuchEntry: true
    default: false
    }
  }

  package var message: String {
    switch self {
    case .managersOnly(let action, let user, let managers):
      "\(action) is for managers, and \(user) is a member. Ask \(enumerated(managers))."
    case .invalidAddress(let text, let error): "\(text.excerpt) is no email address: \(error)"
    case .needsConfirmation(let entries):
      "\(enumerated(entries.map { "\($0.subject.text) (\($0.reason.words))" })) stands on the "
        + "blacklist by the contact's own wish. Removing it needs a confirmation: --yes"
    case .invalidMoment(let text, let error, let name, let takesDays):
      // The reason repeats the text.
      "\(name) \(error.description.behind("\"\(text)\"").map { text.excerpt + $0 } ?? "\(error)"). Write "
        + (name.hasSuffix("start") ? "now, or " : takesDays ? "2026-11-24, or " : "")
        + "\"2026-11-24 10:00\"."
    case .invalidDays(let from, let to):
      from > to
        ? "\(from) to \(to) are no days: they end before they begin."
        : "\(from) to \(to) are \(grouped(to.number - from.number + 1)) days; ask for at most "
          + "\(CalendarOrder.mostDays)."
    case .invalidVariableName(let name):
      "\(name.excerpt) is no name for a variable: lower-case letters, digits and _, first a letter."
    case .wrongKind(let kind, let variable, let value):
      "\(variable) is declared \(kind.noun) and \"\(value.onOneLine)\" is none; "
        + "\(kind == .number ? "write it as 1234.5" : "write it as 2026-11-24")."
    case .wishNeedsConfirmation(let contact, let status):
      "\(contact) is \(status.rawValue) by the contact's own wish. Taking that back needs a "
        + "confirmation: --yes, or confirmed = true in a script."
    case .invalidDelimiter(let text):
      "\"\(text)\" is no delimiter. Write \",\" \";\" \"|\" or tab."
    case .noSuchEntry(let number, let newest):
      newest == 0
        ? "the log has no entry \(number): it is empty."
        : "the log has no entry \(number): its entries are 1 to \(newest), and 0 stands before the first."
    case .noSuchStep(let sequence, let step, let steps):
      "\(sequence) has no step \(step); its steps are 1 to \(steps)."
    case .taskStep(let sequence, let step):
      "step \(step) of \(sequence) is a task, which a person does: it has no email to edit."
    case .emailStep(let sequence, let step):
      "step \(step) of \(sequence) is an email, which is sent: it is no task to be done or skipped."
    case .notEngaged(let contact):
      "\(contact) is in no sequence, so there is no task of theirs. perigee tasks lists what is open."
    case .taskClosed(let contact, let sequence, let step, let how):
      "the task of step \(step) of \(sequence) for \(contact) is not open: \(how). "
        + "perigee explain \(contact) tells the rest."
    case .taskWaits(let sequence, let step, let task):
      "the task of step \(step) of \(sequence) waits for the task of step \(task): do or skip that first."
    case .blankEdit(let part):
      "the \(part) would be blank, with nothing to read. Write one, or leave it out to keep the step's."
    case .htmlStays(let sequence, let step):
      "step \(step) of \(sequence) has HTML too, which most readers see in the text's place and "
        + "which would keep the old words. Give both: the body and the HTML."
    case .textStays(let sequence, let step):
      "step \(step) of \(sequence) has a text too, which some readers see in the HTML's place and "
        + "which would keep the old words. Give both: the body and the HTML."
    case .emptyPlan(let excluded):
      "there is nothing to engage: the plan has no contact, and \(grouped(excluded)) excluded. "
        + "The preview says why."
    case .planChanged(let difference, let planned, let current):
      "the plan is not what would be planned now, so nothing was committed "
        + "(digest \(planned.text.prefix(12)), now \(current.text.prefix(12))):\n"
        + difference.cause + "Preview again."
    case .planPast(let first, let now, let zone):
      "the plan's first email was due at \(first.words(in: zone)), and it is "
        + "\(now.words(in: zone)) (\(zone.name)). Nothing was committed; preview again."
    case .replyInFuture(let at, let now, let zone):
      "--at \(at.words(in: zone)) is still to come; it is \(now.words(in: zone)) (\(zone.name)). "
        + "Give the moment at which the reply came, or leave --at out."
    case .notUnknown(let contact, let step):
      "step \(step) to \(contact) is not unknown, so there is nothing to resolve. perigee status lists "
        + "what is."
    case .planFile(let path, .edited):
      "\(path) was changed since the plan was saved: its checksum does not fit. Nothing was "
        + "committed; save the plan again."
    case .planFile(let path, .format(let found)):
      "\(path) is a plan file of format \(found), and this perigee reads format "
        + "\(PlanDocument.currentFormat): it was saved by "
        + "\(found < PlanDocument.currentFormat ? "an older" : "a newer") perigee, and says nothing "
        + "about what differs. Nothing was committed; preview again, with --save."
    case .planFile(let path, .notAPlan(let reason)):
      "\(path) is no plan file: \(reason)"
    case .notTheOwner(let engagement, let user):
      "engagement \(engagement) was made by \(user); only they or a manager can undo it."
    case .changedMeanwhile(let action):
      "the data changed meanwhile, and \(action) would do something else now than what was shown, so "
        + "nothing was changed. Run it again."
    case .beyondHorizon(let action, let contacts, let all, let sender, let horizon, let zone):
      "\(grouped(contacts)) of \(counted(all, "contact")) find no slot before the horizon, "
        + "\(horizon.words(in: zone)) (six calendar months from now), the first of them from "
        + "\(sender), so nothing was changed by \(action). Raise its quota or open its window in "
        + "perigee.lua, hand its contacts over (perigee reassign), or stop some of them."
    case .sameSender(let email):
      "\(email) has these contacts already. Name another sender to hand them to."
    case .dispatchHeld(let since, let zone):
      "the database is held since \(since.words(in: zone)) (\(zone.name)): what another copy of it sent "
        + "since then is not known, so nothing is moved. perigee dispatch --release decides that first; "
        + "stop, pause and the blacklist work meanwhile."
    case .releaseBeforeHold(let since, let now, let zone):
      "the database is held since \(since.words(in: zone)), and it is \(now.words(in: zone)) "
        + "(\(zone.name)): what another copy may have sent cannot be told, so nothing is released. Set "
        + "the clock right, and release again."
    case .resendEnded(let contact, let sequence, let state):
      "\(contact)'s run through \(sequence) has ended (\(state.words)), so nothing more is sent. Say what "
        + "became of the email: sent or failed."
    case .resendPassed(let contact, let step, let later, let isUnknown):
      isUnknown
        ? "step \(later) to \(contact) may have gone, and step \(step) would come after it. Resolve step "
          + "\(later) first, or say what became of step \(step): sent or failed."
        : "step \(later) to \(contact) went already, and step \(step) would come after it. Say what became "
          + "of step \(step): sent or failed."
    case .undoneAlready(let engagement, let at, let by, let zone):
      "engagement \(engagement) was undone already, on \(at.words(in: zone)) (\(zone.name))"
        + (by.map { " by \($0)" } ?? "; the log does not say by whom")
        + ". perigee log lists what was engaged and undone."
    }
  }

  /// Of a plan that changed, all that differs.
  package func writeFurther(to json: inout JSONWriter) throws {
    guard case .planChanged(let difference, let planned, let current) = self else { return }
    try json.member("planned", planned.text)
    try json.member("current", current.text)
    try difference.writeChanges(to: &json)
  }
}
