import PerigeeCore

/// What is changed in an SQLite store, inside one transaction.
final class SQLiteWriter: SQLiteReader, StoreWriter {
  private let changesBefore: Int64
  /// Rows that were changed as bookkeeping.
  private var bookkept: Int64 = 0
  /// What left the transaction half done. It is undone whole then, also where `body` caught the
  /// error and went on.
  private var failure: (any Error)?
  let upkeep: TallyUpkeep
  private var addressIDs: [EmailAddress: Int64] = [:]
  private var transferCount: OwnerTransferCount?
  /// Whether any contact had a status that imports do not take back, when it was first asked.
  private(set) lazy var hasKeptStatuses = Result {
    try KeptStatus.exist(on: connection)
  }

  /// By which run automations are told of what this transaction does.
  var origin: AutomationEvent.Origin?
  /// The kinds of events that automations wait for, once it was asked.
  var awaited: Set<AutomationEvent.Kind>?
  /// Those that are kept for the web hook, once it is known.
  var notified: Set<AutomationEvent.Kind>?

  /// - Parameter upkeep: counts what this transaction changes.
  init(_ connection: SQLConnection, version: Int64, _ upkeep: TallyUpkeep) {
    self.changesBefore = connection.totalChanges
    self.upkeep = upkeep
    super.init(connection, version: version)
  }

  /// Ends the transaction's work: one more version if anything changed that plans read.
  /// - Returns: the version that it is now.
  @discardableResult
  func finish() throws -> Int64 {
    if let failure { throw failure }
    try transferCount?.end()
    guard connection.totalChanges - bookkept != changesBefore else { return version }
    try connection.run("UPDATE world SET version = version + 1")
    return version + 1
  }

  /// Runs an operation that changes several rows.
  func changing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      throw error
    }
  }

  /// The tallies follow from what was changed, which counts as a change or not.
  override func settleTallies() throws {
    guard upkeep.isBehind else { return }
    try changing { try bookkeeping { try upkeep.settle(on: connection) } }
  }

  /// Runs a change that no plan can see, and that leaves the version for that reason.
  func bookkeeping(_ body: () throws -> Void) throws {
    let before = connection.totalChanges
    defer { bookkept += connection.totalChanges - before }
    try body()
  }

  /// From now on, changes of owners are counted.
  func countOwnerTransfers() throws {
    if transferCount == nil { transferCount = try OwnerTransferCount(on: connection) }
  }

  func ownerTransfers() throws -> [OwnerTransfer] {
    try transferCount?.transfers(addresses()) ?? []
  }

  // MARK: Numbers, made where there are none

  func addressID(creating email: EmailAddress) throws -> Int64 {
    if let id = addressIDs[email] { return id }
    // A number that nothing refers to yet.
    try bookkeeping {
      try connection.run(
        "INSERT INTO address (email) VALUES (?) ON CONFLICT DO NOTHING", [SQLValue(email)])
    }
    let id = try connection.integer("SELECT id FROM address WHERE email = ?", [SQLValue(email)])
    addressIDs[email] = id
    return id
  }

  func listID(creating name: String) throws -> Int64 {
    try connection.run("INSERT INTO list (name) VALUES (?) ON CONFLICT DO NOTHING", [.text(name)])
    return try listID(name)
  }

  /// The quoted column of each variable; new variables get one.
  func columns(creating variables: [String]) throws -> [String] {
    var known = try columnNames()
    let missing = variables.filter { known[$0] == nil }
    guard known.count + Set(missing).count <= Schema.variableLimit else {
      throw StoreError.tooManyVariables(limit: Schema.variableLimit)
    }
    for name in missing where known[name] == nil {
      let column = Self.columnName(for: name, number: known.count + 1)
      try connection.run("ALTER TABLE contact ADD COLUMN \"\(column)\" TEXT")
      try connection.run("INSERT INTO variable VALUES (?, ?)", [.text(name), .text(column)])
      known[name] = "\"\(column)\""
    }
    return try variables.map {
      guard let column = known[$0] else {
        throw UnknownName(kind: .variable, name: $0, known: known.keys.sorted())
      }
      return column
    }
  }

  /// `v_<name>`; a number where SQLite could take the name for another one, since it compares
  /// column names without case.
  private static func columnName(for name: String, number: Int) -> String {
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
    return isPlain && name.utf8.count <= 100 ? "v_\(name)" : "v#\(number)"
  }
}
