import Foundation
import PerigeeCore
import PerigeeSQLite
import PerigeeWorkspace
import TestSupport
import Testing

@testable import PerigeeSession

/// Rule 27 beside others who write: the engagement ends, with what was planned or with nothing.
@Suite("Engaging beside somebody who writes")
struct EngageBesideWritersTests {
  @Test("A plan that others do not touch is committed, however often they write")
  func untouched() throws {
    let team = try BusyTeam()
    let proposal = try team.session.plan(team.order)
    team.store.afterRead = { _ in try team.changeOutsider() }
    let outcome = try team.session.engage(proposal)
    #expect(outcome.isNew && outcome.enrolled == 40)
    // One look at what stands, and all the plans that are made outside of the transaction: the last
    // one was made inside, or it would not have been taken.
    #expect(team.store.reads == 1 + Session.replansBesideWriters)
    team.store.afterRead = nil
    #expect(try team.session.engagements().map(\.digest) == [proposal.plan.digest])
  }

  @Test(
    "A plan that comes out otherwise is refused, outside of the transaction or inside it",
    arguments: 1...(1 + Session.replansBesideWriters))
  func touched(read: Int) throws {
    let team = try BusyTeam()
    let proposal = try team.session.plan(team.order)
    team.store.afterRead = { number in
      if number == read { try team.excludeInsider() } else { try team.changeOutsider() }
    }
    let refusal = #expect(throws: SessionError.self) { try team.session.engage(proposal) }
    guard case .planChanged(let difference, let planned, let current) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(planned == proposal.plan.digest && current != planned)
    #expect(!difference.isEmpty)
    #expect(team.store.reads == read)
    team.store.afterRead = nil
    #expect(try team.session.engagements().isEmpty)
    #expect(try team.session.log(limit: nil).allSatisfy { $0.action != .engage })
  }

  @Test("A plan tells how many contacts are read, and its commit how many emails are written")
  func progress() throws {
    let team = try BusyTeam()
    var told: [(done: Int, total: Int, unit: String)] = []
    team.session.progress = { told.append(($0, $1, $2)) }
    let plan = try team.session.plan(team.order)
    let read = try #require(told.last)
    #expect(read.done == read.total && read.total >= 40 && read.unit == "contacts")
    _ = try team.session.engage(plan)
    let written = try #require(told.last)
    #expect(written.done == plan.plan.times.count && written.done == written.total)
    #expect(written.unit.hasPrefix("emails"))
  }

  @Test("Others who write only the log are not noticed")
  func log() throws {
    let team = try BusyTeam()
    let proposal = try team.session.plan(team.order)
    team.store.afterRead = { _ in try team.log() }
    #expect(try team.session.engage(proposal).isNew)
    #expect(team.store.reads == 1)
  }

  @Test(
    "Beside a process that changes a contact every 100 ms it ends, committed or refused",
    .timeLimit(.minutes(5)), arguments: [true, false])
  func process(isInside: Bool) throws {
    let team = try BusyTeam(contacts: 2_000)
    let writer = try ContactChanger(
      database: team.database, contact: isInside ? team.insider : team.outsider)
    defer { writer.stop() }
    let proposal = try team.session.plan(team.order)
    do {
      #expect(try team.session.engage(proposal).enrolled == proposal.plan.count)
    } catch SessionError.planChanged where isInside {
      #expect(try team.session.engagements().isEmpty)
    }
  }
}

/// A team whose contacts are in a database that others write too.
private final class BusyTeam {
  let session: Session
  let store: WatchedStore
  let order = PlanOrder(
    sequence: "intro", contacts: SelectedContacts(.list("spring")), senders: .me)
  /// In the plan, and left out of it with the status `replied`.
  let insider = EmailAddress(normalised: "c1@x.example")
  /// Not in the plan.
  let outsider = EmailAddress(normalised: "zoe@z.example")

  private let workspace: TemporaryWorkspace
  private let other: SQLiteStore
  private var changes = 0

  var database: String { "\(workspace.path)/perigee.db" }

  init(contacts: Int = 40) throws {
    let rows = (1...contacts).map { "c\($0)@x.example,Xenon\n" }.joined()
    workspace = try TemporaryWorkspace(
      Program.smallWorkspace.merging([
        "contacts.csv": "Email,Company name\n" + rows,
        "others.csv": "Email,Company name\nzoe@z.example,Zinc\n",
        "rules/silent.lua": """
        local perigee = require "perigee"
        return perigee.eligibility {
          name = "silent", message = "has replied",
          rule = function(contact) return contact.status ~= "replied" end,
        }
        """,
      ]) { $1 })
    let path = "\(workspace.path)/perigee.db"
    other = try SQLiteStore(path: path)
    let store = WatchedStore(try SQLiteStore(path: path))
    self.store = store
    session = try Session(
      workspace: try Workspace.load(at: workspace.path), user: nil,
      now: Instant(rfc3339: "2026-11-23T10:40:00+01:00"), openStore: { store })
    for (file, list) in [("contacts", "spring"), ("others", "others")] {
      var order = ImportOrder(path: "\(workspace.path)/\(file).csv")
      order.list = list
      _ = try session.importContacts(order)
    }
  }

  /// Changes what no plan for the list reads, from another connection.
  func changeOutsider() throws {
    changes += 1
    let status: ContactStatus = changes.isMultiple(of: 2) ? .contacted : .replied
    try other.write { try $0.setStatus(status, of: [outsider]) }
  }

  /// Makes the plan another one, from another connection.
  func excludeInsider() throws {
    try other.write { try $0.setStatus(.replied, of: [insider]) }
  }

  /// Writes into the log, from another connection.
  func log() throws {
    try other.write {
      try $0.record(
        LogEntry(
          at: session.now, user: insider, action: .editContact, subject: "a", detail: "b"))
    }
  }
}

/// A store that lets somebody else write between its reads and what follows on them.
private final class WatchedStore: Store {
  struct Endless: Error {}

  /// Called after each read, with its number from 1; the count begins where it is set.
  var afterRead: ((Int) throws -> Void)? { didSet { if afterRead != nil { reads = 0 } } }
  private(set) var reads = 0
  private let store: SQLiteStore

  init(_ store: SQLiteStore) { self.store = store }

  func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    let result = try store.read(body)
    guard let afterRead else { return result }
    reads += 1
    guard reads < 50 else { throw Endless() }
    try afterRead(reads)
    return result
  }

  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    try store.write(body)
  }

  func scratch() throws -> any Store { try store.scratch() }

  func backUp(to path: String, heldSince: Instant?) throws -> LogVerification {
    try store.backUp(to: path, heldSince: heldSince)
  }
}

/// A process that changes a contact's status every 100 ms until it is stopped.
private final class ContactChanger {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Returns when the first change has been made.
  init(database: String, contact: EmailAddress) throws {
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "StoreProbe")
    process.arguments = ["toggle", database, "100", contact.text]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var text = ""
    while !text.contains("changed"), case let data = output.fileHandleForReading.availableData,
      !data.isEmpty
    {
      text += String(decoding: data, as: UTF8.self)
    }
    try #require(text.contains("changed"), "\(text)")
  }

  func stop() {
    do { try input.fileHandleForWriting.close() } catch { Issue.record(error) }
    let rest = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // It went on writing to the end, so nobody kept the store from it for longer than it waits.
    #expect(String(decoding: rest, as: UTF8.self).contains("done"))
  }
}
