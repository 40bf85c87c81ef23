/// What can be asked of a store. A noun is a protocol in a file of its own, and what a dispatcher
/// asks for will be another.
package protocol StoreReader: ContactReader, BlacklistReader, EditReader, EngagementReader,
  EnrollmentReader, TaskReader, DispatchReader, InboxReader, AutomationReader,
  NotificationReader, LogReader
{
  /// Counts the transactions that changed something that plans read. Two equal versions are one and
  /// the same world to every plan (rule 27).
  ///
  /// Plans read contacts with their variables, lists, owners, statuses and bounces; the blacklist;
  /// edits; enrollments, whose states filters and rules 12 (2) and 12 (4) read; and the sendings
  /// that hold quota. So every write counts, except bookkeeping, which no plan can see: the log.
  /// Inside a transaction it is the version that the transaction began with.
  var version: Int64 { get throws }
}
