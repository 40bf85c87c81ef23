/// A line of the append-only audit log.
package struct LogEntry: Hashable, Sendable {
  /// What was done; the raw values are stored.
  package enum Action: String, CaseIterable, Sendable {
    case importContacts = "import"
    case editContact = "edit_contact"
    case editStep = "edit_step"
    case engage, authorize
    case changeOwner = "change_owner"
    case rollBack = "roll_back"
    case stop, pause, reply
    case taskDone = "task_done"
    case taskSkip = "task_skip"
    case resume, replan, reassign, upgrade
    case blacklistAdd = "blacklist_add"
    case blacklistRemove = "blacklist_remove"
    case changeList = "change_list"
    case backUp = "back_up"
    case resolve
    case incoming, reclassify
    case haltSender = "halt_sender"
    case resumeSender = "resume_sender"
    case holdDispatch = "hold_dispatch"
    case releaseDispatch = "release_dispatch"
    case propose, approve, decline, grant
    case pauseAutomation = "pause_automation"
    case resumeAutomation = "resume_automation"
  }

  /// When it was done.
  package var at: Instant
  /// Who acted.
  package var user: EmailAddress
  /// What was done to `subject`.
  package var action: Action
  /// What it was done to: a list, an address, a sequence.
  package var subject: String
  /// The facts in one line of text.
  package var detail: String

  package init(at: Instant, user: EmailAddress, action: Action, subject: String, detail: String) {
    self.at = at
    self.user = user
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}
