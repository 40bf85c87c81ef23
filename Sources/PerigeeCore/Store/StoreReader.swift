/// What can be asked of a store. A noun is a protocol in a file of its own, and what a dispatcher
/// asks for will be another.
package protocol StoreReader: ContactReader, BlacklistReader, EditReader, EngagementReader,
  LogReader
{
  /// Counts the transactions that changed something. Two equal versions are one and the same world
  /// (rule 27).
  var version: Int64 { get throws }
}
