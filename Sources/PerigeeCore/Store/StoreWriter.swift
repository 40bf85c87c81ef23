/// What can be changed, inside one transaction; it reads what the transaction has changed so far.
package protocol StoreWriter: StoreReader, ContactWriter, BlacklistWriter, EditWriter,
  EngagementWriter, LogWriter
{}
