import PerigeeCore

extension SessionError: ReportableError {
  package var code: String {
    switch self {
    case .managersOnly: "managers_only"
    case .invalidAddress: "invalid_address"
    case .needsConfirmation: "needs_confirmation"
    case .invalidStart: "invalid_start"
    case .invalidVariableName: "invalid_variable_name"
    case .noSuchStep: "no_such_step"
    case .emptyPlan: "empty_plan"
    case .planChanged: "plan_changed"
    case .planPast: "plan_past"
    case .planFile(_, .edited): "plan_edited"
    case .planFile: "not_a_plan"
    case .notTheOwner: "managers_only"
    }
  }

  package var message: String {
    switch self {
    case .managersOnly(let action, let user, let managers):
      "\(action) is for managers, and \(user) is a member. Ask \(enumerated(managers))."
    case .invalidAddress(let text, let error): "\(text) is no email address: \(error)"
    case .needsConfirmation(let entries):
      "\(enumerated(entries.map { "\($0.subject.text) (\($0.reason.words))" })) stands on the "
        + "blacklist by the contact's own wish. Removing it needs a confirmation: --yes"
    case .invalidStart(let text, let reason):
      "the time \(text) cannot be read: \(reason). Write now, or \"2026-11-24 10:00\"."
    case .invalidVariableName(let name):
      "\(name) is no name for a variable: lower-case letters, digits and _, first a letter."
    case .noSuchStep(let sequence, let step, let steps):
      "\(sequence) has no step \(step); its steps are 1 to \(steps)."
    case .emptyPlan(let excluded):
      "there is nothing to engage: the plan has no contact, and \(grouped(excluded)) excluded. "
        + "The preview says why."
    case .planChanged(let difference, let planned, let current):
      "the plan is not what would be planned now, so nothing was committed "
        + "(digest \(planned.text.prefix(12)), now \(current.text.prefix(12))):\n"
        + difference.cause + "Preview again."
    case .planPast(let first, let now, let zone):
      "the plan's first email was due at \(first.words(in: zone)), and it is "
        + "\(now.words(in: zone)). Nothing was committed; preview again."
    case .planFile(let path, .edited):
      "\(path) was changed since the plan was saved: its checksum does not fit. Nothing was "
        + "committed; save the plan again."
    case .planFile(let path, .notAPlan(let reason)):
      "\(path) is no plan file: \(reason)"
    case .notTheOwner(let engagement, let user):
      "engagement \(engagement) was made by \(user); only they or a manager can undo it."
    }
  }
}
