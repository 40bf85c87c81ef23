package import PerigeeCore

/// What `perigee explain` answers for a contact (rule 32).
package struct ContactExplanation {
  /// One run through a sequence, with why its emails are where they are.
  package struct ExplainedEnrollment {
    package var enrollment: Enrollment
    /// The engagement that it came from.
    package var engagement: Engagement
    /// The sender's when the plan was made; where that was not kept, today's, or the team's.
    package var zone: Zone
    /// The sender's settings that the plan was made under; nil for an engagement of 0.1.0.
    package var kept: SenderSettings?
    /// The sender as `perigee.lua` has it today; nil where it is in the team no more.
    package var today: Sender?
    /// The team's zone of today, by its name.
    package var timeZoneToday: String
    /// The address of today that `List-Unsubscribe` names; nil where the team has none.
    package var unsubscribeToday: EmailAddress?
    /// Nil where the settings were not kept: what held an email back is not known then.
    package var explanation: Explanation?
    /// What has happened to the enrollment since its commit, oldest first.
    package var history: [EnrollmentRecord]
    /// What has become of its sendings, in the order of steps.
    package var lives: [SendingLife]
    /// Of whom the contact was handed to, by which what happens since is told; nil where it was handed to
    /// nobody, or to who is no sender of the team.
    package var senderZone: Zone? = nil
  }

  /// What would keep a contact out of a sequence if it were planned now.
  package struct Screened {
    /// By its name.
    package var sequence: String
    /// Those that hold whoever sends.
    package var reasons: [Exclusion]
    /// Those that hold where the contact's owner sends.
    package var ownerReasons: [Exclusion]
  }

  package var contact: Contact
  /// The entry that covers the address now; nil where none does.
  package var blacklisted: BlacklistEntry?
  /// Oldest first.
  package var enrollments: [ExplainedEnrollment]
  /// Nil where no sequence was asked about.
  package var screened: Screened?
}

extension ContactExplanation.ExplainedEnrollment {
  /// What differs today from the settings that the plan was made under: of the sender, and of the
  /// team where a spread counts in its zone.
  package var changes: [SettingChange] {
    guard let kept, let today else { return [] }
    return kept.changes(to: SenderSettings(today))
  }

  /// The team's zone then and now, where a spread counted in another one.
  package var spreadZoneChange: SettingChange? {
    guard case .spread = engagement.request.mode, let then = engagement.settings?.timeZone,
      then != timeZoneToday
    else { return nil }
    return SettingChange(.timeZone, from: then, to: timeZoneToday)
  }

  /// The team's address to unsubscribe then and now; its emails have the one of then.
  package var unsubscribeChange: SettingChange? {
    guard let settings = engagement.settings, settings.unsubscribe != unsubscribeToday else {
      return nil
    }
    return SettingChange(
      .unsubscribe, from: settings.unsubscribe?.text, to: unsubscribeToday?.text)
  }
}
