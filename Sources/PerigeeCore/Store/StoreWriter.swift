/// What can be changed, inside one transaction; it reads what the transaction has changed so far.
///
/// A new operation counts towards `version` unless it says that it is bookkeeping, so that
/// forgetting to say so costs a plan made again and never a plan from another world. A dispatcher
/// that records a first email as sent changes the enrollment's state, and counts; one that records a
/// later email, or a claim, will not.
package protocol StoreWriter: StoreReader, ContactWriter, BlacklistWriter, EditWriter,
  EngagementWriter, EnrollmentWriter, TaskWriter, DispatchWriter, InboxWriter, AutomationWriter,
  NotificationWriter, LogWriter
{}
