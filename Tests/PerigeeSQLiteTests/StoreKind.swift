import PerigeeCore
import PerigeeSQLite
import StoreFixtures
import TestSupport
import Testing

/// The implementations that the conformance suites run on. Another store is another case.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case memory, sqlite, scratch

  var testDescription: String { rawValue }

  /// Runs `body` on a new and empty store.
  func run(_ body: (any Store) throws -> Void) throws {
    switch self {
    case .memory: try body(MemoryStore())
    case .sqlite: try withFolder { try body(SQLiteStore(path: "\($0)/perigee.db")) }
    case .scratch:
      try withFolder { try body(SQLiteStore(path: "\($0)/perigee.db").scratch()) }
    }
  }
}

/// Runs `body` with a folder of its own, which is removed afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = try TemporaryFolder()
  try body(folder.path)
}

let anna = StoreFixtures.anna
let bo = StoreFixtures.bo
let cy = StoreFixtures.cy
let now = StoreFixtures.now

func address(_ text: String) -> EmailAddress { EmailAddress(normalised: text) }

/// A batch written by hand: each row is address, owner, status, then the variables.
func batch(
  _ variables: [String], _ rows: (String, String, ContactStatus?, [String])...
) -> ContactBatch {
  var batch = ContactBatch(variables: variables)
  for (email, owner, status, values) in rows {
    batch.emails.append(email.utf8)
    batch.owners.append(owner.utf8)
    batch.statuses.append(status)
    for (column, value) in values.enumerated() { batch.columns[column].append(value.utf8) }
  }
  return batch
}

extension Store {
  func upsert(
    _ batch: ContactBatch, _ onExisting: ExistingContact = .fill, list: String? = nil
  ) throws -> [UpsertOutcome] {
    try write { try $0.upsert(batch, onExisting: onExisting, list: list) }
  }

  func contact(_ email: String) throws -> Contact? {
    try read { try $0.contacts(withEmails: [address(email)]).first }
  }

  func table(_ query: ContactQuery) throws -> ContactTable {
    try read { try StoreFixtures.table($0, query) }
  }

  func version() throws -> Int64 { try read { try $0.version } }

  /// A plan for everybody in `query`.
  func plan(
    _ query: ContactQuery = ContactQuery(variables: ["first_name", "company"]),
    sequence: String = "intro", digest: Int = 1, isEmail: [Bool] = [true, true, true]
  ) throws -> Plan {
    StoreFixtures.plan(
      try table(query), sequence: try StoreFixtures.sequence(sequence, isEmail: isEmail),
      digest: digest)
  }

  @discardableResult
  func engage(_ plan: Plan, version: Int64? = nil) throws -> EngageOutcome {
    let version = try version ?? self.version()
    return try write { try $0.engage(plan, version: version, by: anna, at: now) }
  }
}
