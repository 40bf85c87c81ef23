package import PerigeeCore

/// One thing that is not as it is in a healthy workspace, with what to do about it.
package struct Symptom: Hashable, Sendable {
  /// The raw values are shown.
  package enum Kind: String, CaseIterable, Sendable {
    /// The database is not what was written, so that all else that it says may be wrong.
    case damagedDatabase = "damaged_database"
    /// Emails that are in nobody's hands and yet not planned: their dispatcher is gone.
    case claimedLong = "claimed_long"
    /// Planned for a moment that is further past than an email is due.
    case plannedInPast = "planned_in_past"
    /// The sender's server takes nothing from it.
    case haltedSender = "halted_sender"
    /// The sender's inbox is not read: answers and bounces in it change nothing.
    case haltedInbox = "halted_inbox"
    /// Mails of a sender's inbox that its server does not give: what they say changes nothing.
    case unreadMail = "unread_mail"
    /// Emails are due from a sender for whom no server is declared.
    case noServer = "no_server"
    /// Nobody knows whether they arrived.
    case unknownEmails = "unknown_emails"
    /// A hook of the workspace holds emails, or has no answer for them.
    case heldByHooks = "held_by_hooks"
    /// Events that the team's web hook does not take.
    case webhookTroubled = "webhook_troubled"
    /// Plans and runs would see other clock changes than the system's.
    case zoneData = "zone_data"
    /// The database sends nothing until it is released.
    case held
    case noBackup = "no_backup"
    case oldBackup = "old_backup"
    /// Tasks whose day is over.
    case overdueTasks = "overdue_tasks"
    /// An automation has more to do than it does, or is paused after failures.
    case automationBehind = "automation_behind"
    /// `perigee.lua`, a sequence or a rule cannot be used.
    case brokenFile = "broken_file"
    /// Moments of automations have passed, and nobody has looked.
    case automationsIdle = "automations_idle"
    /// The process of a run ended without a word.
    case crashedRun = "crashed_run"
    /// A file of automations cannot be used.
    case brokenAutomation = "broken_automation"
    /// What is committed does not fit the settings of today.
    case misfit
    /// Entries of the audit log are missing or changed.
    case brokenLog = "broken_log"
  }

  package var kind: Kind
  /// What is so, in words, with whose it is.
  package var words: String
  /// What a person does about it.
  package var remedy: String
  /// How many emails, tasks or entries it is about; nil where it is about one thing.
  package var count: Int?

  package init(_ kind: Kind, _ words: String, remedy: String, count: Int? = nil) {
    self.kind = kind
    self.words = words
    self.remedy = remedy
    self.count = count
  }
}

extension Symptom {
  /// `{"kind", "words", "remedy", "count"}`.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("kind", kind.rawValue)
      try json.member("words", words)
      try json.member("remedy", remedy)
      try json.member("count", count)
    }
  }
}
