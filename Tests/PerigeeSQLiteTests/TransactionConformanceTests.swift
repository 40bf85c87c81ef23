import PerigeeCore
import StoreFixtures
import Testing

@Suite("Transactions, the blacklist and the log, in every store")
struct TransactionConformanceTests {
  struct Interruption: Error {}

  @Test("A transaction that throws leaves nothing", arguments: StoreKind.allCases)
  func rollback(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(batch(["city"], ("a@x.org", "", nil, ["Rome"])))
      let version = try store.version()
      #expect(throws: Interruption.self) {
        try store.write { writer in
          _ = try writer.upsert(
            batch(["title"], ("b@x.org", anna.text, nil, ["CEO"])), onExisting: .fill, list: "l")
          try writer.setStatus(.replied, of: [address("a@x.org")])
          #expect(try writer.contacts(withEmails: [address("b@x.org")]).count == 1)
          throw Interruption()
        }
      }
      #expect(try store.version() == version)
      #expect(try store.contact("b@x.org") == nil)
      #expect(try store.contact("a@x.org")?.status == .new)
      #expect(try store.read { try $0.variables() } == ["city"])
      #expect(try store.read { try $0.lists() }.isEmpty)
    }
  }

  @Test(
    "The version goes up by one for each transaction that changed what plans read, however much",
    arguments: StoreKind.allCases)
  func version(kind: StoreKind) throws {
    let a = address("a@x.org")
    let changes: [(kind: String, isRead: Bool, change: (any StoreWriter) throws -> Void)] = [
      (
        "an import, and a status", true,
        {
          _ = try $0.upsert(
            batch(["city"], ("a@x.org", anna.text, nil, ["Rome"]), ("b@x.org", "", nil, [""])),
            onExisting: .fill, list: "all")
          try $0.setStatus(.contacted, of: [a])
        }
      ),
      ("a status", true, { try $0.setStatus(.replied, of: [a]) }),
      ("an owner", true, { try $0.setOwner(bo, of: [a]) }),
      ("no owner", true, { try $0.setOwner(nil, of: [a]) }),
      ("an owner of nobody", false, { try $0.setOwner(cy, of: []) }),
      ("a bounce", true, { try $0.setBounced(true, of: [a]) }),
      ("a value", true, { try $0.setVariables(["city": "Oslo"], of: a) }),
      ("a variable", true, { try $0.setVariables(["new": nil], of: a) }),
      ("a membership", true, { try $0.setMembership(false, of: [a], list: "all") }),
      ("an empty list", true, { try $0.setMembership(true, of: [], list: "none") }),
      (
        "an edit", true,
        { try $0.save(StepEdit(contact: a, sequence: "intro", step: 1, subject: "Hi")) }
      ),
      ("no edit", true, { try $0.removeEdit(contact: a, sequence: "intro", step: 1) }),
      ("a list's name", true, { try $0.renameList("all", to: "everybody") }),
      ("a list's contacts", true, { _ = try $0.emptyList("everybody") }),
      ("a blacklist entry", true, { _ = try $0.addToBlacklist([entry(.domain("x.org"))]) }),
      ("no blacklist entry", true, { _ = try $0.removeFromBlacklist([.domain("x.org")]) }),
      ("an engagement", true, { try engageEverybody($0) }),
      ("the same engagement", false, { try engageEverybody($0) }),
      ("no engagement", true, { try $0.rollBack(.init(1), at: now) }),
      ("the log", false, { try $0.record(logged) }),
      ("much of the log", false, { for _ in 0..<9 { try $0.record(logged) } }),
      (
        "the log beside a status", true,
        {
          try $0.record(logged)
          try $0.setStatus(.qualified, of: [a])
          try $0.record(logged)
        }
      ),
    ]
    try kind.run { store in
      for (kind, isRead, change) in changes {
        let before = try store.version()
        try store.write(change)
        #expect(try store.version() == before + (isRead ? 1 : 0), "\(kind)")
      }
      #expect(try store.read { try $0.log(limit: nil) }.count == 12)
    }
  }

  @Test(
    "A plan is taken after others have written nothing but the log",
    arguments: StoreKind.allCases)
  func logBesidePlans(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 3)
      let plan = try store.plan()
      let version = try store.version()
      try store.write { try $0.record(logged) }
      #expect(try store.engage(plan, version: version).isNew)
    }
  }

  @Test(
    "A read inside a write is of what was committed; the writer tells what its transaction did",
    arguments: StoreKind.allCases)
  func readInsideWrite(kind: StoreKind) throws {
    // A scratch has one connection, which its reads and its writes share.
    let seen: ContactStatus = kind == .scratch ? .replied : .new
    try kind.run { store in
      try StoreFixtures.fill(store, count: 2)
      let query = ContactQuery(.emails([StoreFixtures.email(0)]))
      let version = try store.version()
      try store.write { writer in
        try writer.setStatus(.replied, of: [StoreFixtures.email(0)])
        #expect(try store.table(query).statuses == [seen])
        #expect(try StoreFixtures.table(writer, query).statuses == [.replied])
        #expect(try store.version() == version)
        #expect(try writer.version == version)
      }
      #expect(try store.table(query).statuses == [.replied])
    }
  }

  @Test("A transaction that changed nothing leaves the version", arguments: StoreKind.allCases)
  func unchangedVersion(kind: StoreKind) throws {
    let a = address("a@x.org")
    let rows = batch(["city"], ("a@x.org", anna.text, .replied, ["Rome"]))
    try kind.run { store in
      _ = try store.upsert(rows, list: "all")
      try store.write { writer in
        _ = try writer.addToBlacklist([entry(.domain("x.org"))])
        try writer.save(StepEdit(contact: a, sequence: "intro", step: 1, subject: "Hi"))
      }
      try store.write { writer in
        for mode in ExistingContact.allCases {
          _ = try writer.upsert(rows, onExisting: mode, list: "all")
        }
        try writer.setStatus(.replied, of: [a])
        try writer.setOwner(anna, of: [a])
        try writer.setBounced(false, of: [a])
        try writer.setVariables(["city": "Rome"], of: a)
        try writer.setMembership(true, of: [a], list: "all")
        try writer.save(StepEdit(contact: a, sequence: "intro", step: 1, subject: "Hi"))
        try writer.removeEdit(contact: a, sequence: "other", step: 1)
        #expect(
          try writer.addToBlacklist([entry(.domain("x.org"), .customer)]).map(\.stands) == [true])
        #expect(try writer.removeFromBlacklist([.domain("y.org")]).isEmpty)
      }
      #expect(try store.version() == 2)
    }
  }

  @Test(
    "A read inside a read, and a read inside a batch, are of the same snapshot",
    arguments: StoreKind.allCases)
  func nestedReads(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 10)
      var seen = 0
      try store.read { reader in
        try reader.contacts(ContactQuery(batchSize: 3)) { table in
          let inner = try store.read {
            try $0.contacts(withEmails: (0..<table.count).map(table.email)).count
          }
          #expect(inner == table.count)
          seen += inner
        }
      }
      #expect(seen == 10)
    }
  }

  @Test(
    "A blacklist entry keeps its reason unless the contact's own wish comes; removing gives it back",
    arguments: StoreKind.allCases)
  func blacklist(kind: StoreKind) throws {
    let a = entry(.address(address("a@x.org")), .unsubscribed)
    let x = entry(.domain("x.org"), .customer)
    try kind.run { (store) throws in
      #expect(
        try store.write { try $0.addToBlacklist([a, x]) }
          == [BlacklistAddition(a, .added), BlacklistAddition(x, .added)])
      let y = entry(.domain("y.org"))
      #expect(
        try store.write {
          try $0.addToBlacklist([
            entry(x.subject, .other), y, entry(a.subject, .customer),
            entry(a.subject, .doNotContact),
          ])
        } == [
          BlacklistAddition(x, .stands), BlacklistAddition(y, .added),
          BlacklistAddition(a, .stands), BlacklistAddition(a, .stands),
        ])
      #expect(try store.read { try $0.blacklist() } == [a, x, y])
      let wish = entry(x.subject, .doNotContact)
      #expect(
        try store.write { try $0.addToBlacklist([wish, x]) } == [
          BlacklistAddition(wish, over: x), BlacklistAddition(wish, .stands),
        ])
      #expect(try store.read { try $0.blacklist() } == [a, y, wish])
      #expect(
        try store.write { try $0.removeFromBlacklist([.domain("z.org"), x.subject]) } == [wish])
      #expect(try store.read { try $0.blacklist() } == [a, y])
    }
  }

  @Test("The log keeps every entry, newest last", arguments: StoreKind.allCases)
  func log(kind: StoreKind) throws {
    let entries = LogEntry.Action.allCases.enumerated().map { index, action in
      LogEntry(
        at: now + Int64(index), user: anna, action: action, subject: "s\(index)", detail: "d")
    }
    try kind.run { store in
      try store.write { writer in for entry in entries { try writer.record(entry) } }
      #expect(try store.read { try $0.log(limit: nil) } == entries)
      #expect(try store.read { try $0.log(limit: 2) } == entries.suffix(2))
      #expect(try store.read { try $0.log(limit: 0) }.isEmpty)
    }
  }

  @Test(
    "An edit replaces the earlier one of its contact and step; they come in that order",
    arguments: StoreKind.allCases)
  func edits(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(batch([], ("b@x.org", "", nil, []), ("a@x.org", "", nil, [])))
      let a = StepEdit(contact: address("a@x.org"), sequence: "intro", step: 2, text: "1")
      let b = StepEdit(contact: address("b@x.org"), sequence: "intro", step: 3, html: "<p>")
      let other = StepEdit(contact: address("b@x.org"), sequence: "other", step: 1, subject: "S")
      let b1 = StepEdit(contact: address("b@x.org"), sequence: "intro", step: 1, subject: "T")
      var newer = a
      newer.subject = "new"
      newer.text = nil
      try store.write { writer in for edit in [a, b, other, b1, newer] { try writer.save(edit) } }
      #expect(try store.read { try $0.edits(sequence: "intro") } == [b1, b, newer])
      try store.write { try $0.removeEdit(contact: b.contact, sequence: "intro", step: 1) }
      #expect(try store.read { try $0.edits(sequence: "intro") } == [b, newer])
      #expect(try store.read { try $0.edits(sequence: "other") } == [other])
    }
  }

}

private let logged = LogEntry(
  at: now, user: anna, action: .editContact, subject: "a", detail: "b")

private func engageEverybody(_ writer: any StoreWriter) throws {
  let plan = StoreFixtures.plan(
    try StoreFixtures.table(writer, ContactQuery()), sequence: try StoreFixtures.sequence())
  _ = try writer.engage(plan, version: writer.version, by: anna, at: now)
}

private func entry(
  _ subject: BlacklistEntry.Subject, _ reason: BlacklistEntry.Reason = .other
) -> BlacklistEntry {
  BlacklistEntry(subject: subject, reason: reason, addedBy: anna, addedAt: now)
}
