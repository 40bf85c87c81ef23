import PerigeeCore

/// Counts the owners that change while it stands, for one transaction.
///
/// A trigger does it: an import is one statement a row, which knows what it wrote and not what was
/// there, and to ask for each row before would slow down the million that are new. A new contact
/// fires nothing.
final class OwnerTransferCount {
  private let connection: SQLConnection

  init(on connection: SQLConnection) throws {
    self.connection = connection
    try connection.runScript(
      """
      CREATE TEMP TABLE owner_transfer (
        previous INTEGER NOT NULL, next INTEGER NOT NULL, contacts INTEGER NOT NULL,
        PRIMARY KEY (previous, next)
      ) WITHOUT ROWID;
      CREATE TEMP TRIGGER count_owner_transfer AFTER UPDATE OF owner ON main.contact
      WHEN old.owner IS NOT new.owner
      BEGIN
        -- Not OR IGNORE: the policy of the statement that fires it would be taken instead.
        INSERT INTO owner_transfer SELECT ifnull(old.owner, 0), ifnull(new.owner, 0), 0
        WHERE NOT EXISTS (
          SELECT 1 FROM owner_transfer
          WHERE previous = ifnull(old.owner, 0) AND next = ifnull(new.owner, 0));
        UPDATE owner_transfer SET contacts = contacts + 1
        WHERE previous = ifnull(old.owner, 0) AND next = ifnull(new.owner, 0);
      END;
      """)
  }

  func transfers(_ owners: [Int64: EmailAddress]) throws -> [OwnerTransfer] {
    try connection.map("SELECT previous, next, contacts FROM owner_transfer") { row in
      owners[row.integer(1)].map {
        OwnerTransfer(from: owners[row.integer(0)], to: $0, count: Int(row.integer(2)))
      }
    }.compactMap(\.self).inOrder()
  }

  /// A transaction that is undone takes the trigger with it; one that is kept must not leave it.
  func end() throws {
    try connection.runScript("DROP TRIGGER count_owner_transfer; DROP TABLE owner_transfer;")
  }
}
