import PerigeeCore
import StoreFixtures
import Testing

@Suite("Contacts and lists, in every store")
struct ContactConformanceTests {
  @Test(
    "An import tells of each row whether it was imported, updated or left unchanged",
    arguments: StoreKind.allCases)
  func outcomes(kind: StoreKind) throws {
    try kind.run { (store) throws in
      #expect(
        try store.upsert(
          batch(["city"], ("a@x.org", "", nil, ["Rome"]), ("b@x.org", "", nil, [""])))
          == [.imported, .imported])
      #expect(
        try store.upsert(
          batch(
            ["city"], ("b@x.org", "", nil, ["Oslo"]), ("a@x.org", "", nil, ["Bern"]),
            ("c@x.org", "", nil, ["Lyon"]))) == [.updated, .unchanged, .imported])
      #expect(try store.contact("a@x.org")?.variables == ["city": "Rome"])
      #expect(try store.contact("b@x.org")?.variables == ["city": "Oslo"])
    }
  }

  @Test(
    "Fill fills only what is blank: variables, the owner, and the status of new contacts",
    arguments: StoreKind.allCases)
  func fill(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(
        batch(
          ["city", "title"], ("a@x.org", anna.text, .qualified, ["Rome", ""]),
          ("b@x.org", "", nil, ["", "CEO"])))
      #expect(
        try store.upsert(
          batch(
            ["city", "title"], ("a@x.org", bo.text, .replied, ["Bern", "CTO"]),
            ("b@x.org", bo.text, .replied, ["Oslo", "CFO"]))) == [.updated, .updated])
      let a = try #require(try store.contact("a@x.org"))
      #expect(a.owner == anna)
      #expect(a.status == .qualified)
      #expect(a.variables == ["city": "Rome", "title": "CTO"])
      let b = try #require(try store.contact("b@x.org"))
      #expect(b.owner == bo)
      #expect(b.status == .replied)
      #expect(b.variables == ["city": "Oslo", "title": "CEO"])
    }
  }

  @Test(
    "Overwrite replaces what the file has and never erases with a blank",
    arguments: StoreKind.allCases)
  func overwrite(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(
        batch(["city", "title"], ("a@x.org", anna.text, .qualified, ["Rome", "CEO"])))
      #expect(
        try store.upsert(
          batch(["city", "title"], ("a@x.org", "", nil, ["", ""])), .overwrite) == [.unchanged])
      #expect(
        try store.upsert(
          batch(["city", "title"], ("a@x.org", bo.text, .new, ["", "CTO"])), .overwrite)
          == [.updated])
      let contact = try #require(try store.contact("a@x.org"))
      #expect(contact.owner == bo)
      #expect(contact.status == .new)
      #expect(contact.variables == ["city": "Rome", "title": "CTO"])
      #expect(
        try store.upsert(
          batch(["city", "title"], ("a@x.org", bo.text, .new, ["Rome", "CTO"])), .overwrite)
          == [.unchanged])
    }
  }

  @Test(
    "Skip leaves a known contact as it is, and puts it into the list all the same",
    arguments: StoreKind.allCases)
  func skip(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(batch(["city"], ("a@x.org", "", nil, [""])))
      #expect(
        try store.upsert(
          batch(["city"], ("a@x.org", bo.text, .replied, ["Rome"]), ("b@x.org", "", nil, [""])),
          .skip, list: "fair") == [.unchanged, .imported])
      let contact = try #require(try store.contact("a@x.org"))
      #expect(contact.owner == nil && contact.status == .new && contact.variables.isEmpty)
      #expect(try store.read { try $0.lists() } == [ListSummary(name: "fair", count: 2)])
    }
  }

  @Test(
    "Everybody is counted, whatever imports have found, changed or taken back",
    arguments: StoreKind.allCases)
  func everybody(kind: StoreKind) throws {
    struct TakenBack: Error {}
    try kind.run { store in
      #expect(try store.read { try $0.count(of: .all) } == 0)
      _ = try store.upsert(batch([], ("a@x.org", "", nil, []), ("b@x.org", "", nil, [])))
      #expect(throws: TakenBack.self) {
        try store.write { writer in
          _ = try writer.upsert(
            batch([], ("c@x.org", "", nil, [])), onExisting: .fill, list: nil)
          throw TakenBack()
        }
      }
      for mode in [ExistingContact.skip, .fill, .overwrite] {
        let emails = ["b@x.org", "d@\(mode.rawValue).org", "a@x.org"]
        _ = try store.upsert(
          batch([], (emails[0], "", nil, []), (emails[1], "", nil, []), (emails[2], "", nil, [])),
          mode)
      }
      var seen = 0
      try store.read { try $0.contacts(ContactQuery()) { seen += $0.count } }
      #expect(seen == 5)
      #expect(try store.read { try $0.count(of: .all) } == 5)
    }
  }

  @Test(
    "A status that forbids more is heard by every import, and none takes it back",
    arguments: StoreKind.allCases)
  func keptStatuses(kind: StoreKind) throws {
    try kind.run { store in
      for (mode, name) in [ExistingContact.skip, .fill, .overwrite].map({ ($0, $0.rawValue) }) {
        let emails = ["wish", "bad", "plain", "both"].map { "\($0)@\(name).org" }
        _ = try store.upsert(
          batch(
            [], (emails[0], "", .doNotContact, []), (emails[1], "", .badData, []),
            (emails[2], "", .contacted, []), (emails[3], "", .badData, [])))
        let outcomes = try store.upsert(
          batch(
            ["city"], (emails[0], "", .new, ["Rome"]), (emails[1], "", .replied, [""]),
            (emails[2], "", .doNotContact, [""]), (emails[3], "", .doNotContact, [""])), mode)
        #expect(
          outcomes[0...1]
            == (mode == .overwrite
              ? [
                .statusKept(.doNotContact, isUpdated: true),
                .statusKept(.badData, isUpdated: false),
              ] : [mode == .fill ? .updated : .unchanged, .unchanged]))
        #expect(outcomes[2...3] == [.updated, .updated])
        let statuses = try emails.map { try store.contact($0)?.status }
        #expect(statuses == [.doNotContact, .badData, .doNotContact, .doNotContact], "\(name)")
      }
    }
  }

  @Test(
    "Contacts come in the order of arrival, in batches, with the columns that were asked for",
    arguments: StoreKind.allCases)
  func batches(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 25)
      var sizes: [Int] = []
      var emails: [EmailAddress] = []
      try store.read { reader in
        try reader.contacts(ContactQuery(variables: ["country", "phone"], batchSize: 10)) { table in
          sizes.append(table.count)
          #expect(table.variables == ["country", "phone"])
          for row in 0..<table.count {
            emails.append(table.email(row))
            #expect(table.columns[0][row] == "DE")
            #expect(table.columns[1][row] == "+49 30 \(emails.count - 1)")
          }
        }
      }
      #expect(sizes == [10, 10, 5])
      #expect(emails == (0..<25).map(StoreFixtures.email))
    }
  }

  @Test(
    "A query is of everybody, of a list, or of addresses, and tells memberships",
    arguments: StoreKind.allCases)
  func scopes(kind: StoreKind) throws {
    try kind.run { store in
      let rows = batch(
        [], ("a@x.org", anna.text, nil, []), ("b@x.org", "", nil, []),
        ("c@x.org", bo.text, nil, []))
      _ = try store.upsert(rows, list: "all")
      try store.write {
        try $0.setMembership(true, of: [address("c@x.org"), address("a@x.org")], list: "fair")
        try $0.setBounced(true, of: [address("b@x.org")])
      }
      let all = try store.table(ContactQuery(lists: ["fair", "all"]))
      #expect(all.memberships == [[true, false, true], [true, true, true]])
      #expect((0..<3).map(all.owner) == [anna, nil, bo])
      #expect(all.bounced == [false, true, false])
      let fair = try store.table(ContactQuery(.list("fair")))
      #expect((0..<fair.count).map { fair.email($0).text } == ["a@x.org", "c@x.org"])
      let some = try store.table(
        ContactQuery(.emails(["c@x.org", "nobody@x.org", "a@x.org", "c@x.org"].map(address))))
      #expect((0..<some.count).map { some.email($0).text } == ["a@x.org", "c@x.org"])
    }
  }

  @Test(
    "Lists and addresses are gathered, each contact once and in order of arrival",
    arguments: StoreKind.allCases)
  func gathering(kind: StoreKind) throws {
    try kind.run { (store) throws in
      for (name, emails) in [("one", ["d@x.org", "a@x.org"]), ("two", ["b@x.org", "a@x.org"])] {
        for email in emails { _ = try store.upsert(batch([], (email, "", nil, [])), list: name) }
      }
      _ = try store.upsert(batch([], ("c@x.org", "", nil, []), ("e@x.org", "", nil, [])))
      func found(_ lists: [String], _ emails: [String]) throws -> [String] {
        let scope = ContactScope.gathered(lists: lists, emails: emails.map(address))
        let table = try store.table(
          ContactQuery(scope, lists: ["two", "one"], sequence: "intro", histories: true))
        #expect(table.memberships.map(\.count) == [table.count, table.count])
        return (0..<table.count).map { row in
          let marks = table.memberships.map { $0[row] ? "+" : "-" }.joined()
          return String(table.email(row).text.prefix(1)) + marks
        }
      }
      #expect(try found(["one", "two"], []) == ["d-+", "a++", "b+-"])
      #expect(try found(["two"], ["e@x.org", "b@x.org"]) == ["a++", "b+-", "e--"])
      #expect(try found([], ["e@x.org", "nobody@x.org"]) == ["e--"])
      #expect(try found([], []) == [])
      #expect(throws: UnknownName.self) { try found(["one", "three"], []) }
    }
  }

  @Test(
    "Memberships are told of contacts that are far apart as of neighbours",
    arguments: StoreKind.allCases)
  func farApart(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 400)
      let chosen = [0, 199, 399].map(StoreFixtures.email)
      try store.write { try $0.setMembership(true, of: [chosen[1]], list: "some") }
      let table = try store.table(ContactQuery(.emails(chosen), lists: ["some", "all"]))
      #expect(table.memberships == [[false, true, false], [true, true, true]])
      let all = try store.table(ContactQuery(lists: ["some"]))
      #expect(all.memberships[0].indices.filter { all.memberships[0][$0] } == [199])
    }
  }

  @Test("A list is renamed and emptied, and its contacts stay", arguments: StoreKind.allCases)
  func lists(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(batch([], ("a@x.org", "", nil, []), ("b@x.org", "", nil, [])), list: "l")
      try store.write { try $0.renameList("l", to: "m") }
      #expect(try store.read { try $0.lists() } == [ListSummary(name: "m", count: 2)])
      #expect(try store.write { try $0.emptyList("m") } == 2)
      #expect(try store.write { try $0.emptyList("m") } == 0)
      #expect(try store.read { try $0.lists() } == [ListSummary(name: "m", count: 0)])
      #expect(try store.table(ContactQuery()).count == 2)
      #expect(throws: UnknownName.self) { try store.write { try $0.renameList("l", to: "n") } }
      #expect(throws: UnknownName.self) { _ = try store.write { try $0.emptyList("l") } }
    }
  }

  @Test(
    "Owners that an import changes are counted, of contacts that were there",
    arguments: StoreKind.allCases)
  func transfers(kind: StoreKind) throws {
    try kind.run { store in
      let old = batch(
        [], ("a@x.org", anna.text, nil, []), ("b@x.org", anna.text, nil, []),
        ("c@x.org", "", nil, []), ("d@x.org", bo.text, nil, []))
      let new = batch(
        [], ("a@x.org", bo.text, nil, []), ("b@x.org", bo.text, nil, []),
        ("c@x.org", bo.text, nil, []), ("d@x.org", "", nil, []), ("e@x.org", bo.text, nil, []))
      func transfers(_ batch: ContactBatch, _ mode: ExistingContact) throws -> [OwnerTransfer] {
        try store.write { writer in
          _ = try writer.upsert(batch, onExisting: mode, list: nil)
          return try writer.ownerTransfers()
        }
      }
      #expect(try transfers(old, .overwrite) == [])
      #expect(try transfers(new, .skip) == [])
      #expect(try transfers(new, .fill) == [OwnerTransfer(from: nil, to: bo, count: 1)])
      let version = try store.version()
      #expect(try transfers(new, .fill) == [])
      #expect(try store.version() == version)
      #expect(try transfers(new, .overwrite) == [OwnerTransfer(from: anna, to: bo, count: 2)])
      // What counts is of one transaction: a later change is another's.
      try store.write { try $0.setOwner(cy, of: [address("a@x.org")]) }
      #expect(
        try transfers(old, .overwrite) == [
          OwnerTransfer(from: bo, to: anna, count: 1), OwnerTransfer(from: cy, to: anna, count: 1),
        ])
    }
  }

  @Test("What does not exist is an error that names it", arguments: StoreKind.allCases)
  func unknown(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(batch(["city"], ("a@x.org", "", nil, ["Rome"])))
      let nobody = address("nobody@x.org")
      for query in [ContactQuery(.list("far")), ContactQuery(lists: ["far"])] {
        #expect(throws: UnknownName(kind: .list, name: "far")) { try store.table(query) }
      }
      #expect(throws: UnknownName(kind: .variable, name: "ciity", known: ["city"])) {
        try store.table(ContactQuery(variables: ["ciity"]))
      }
      let changes: [(any StoreWriter) throws -> Void] = [
        { try $0.setVariables(["city": "Rome"], of: nobody) },
        { try $0.setStatus(.replied, of: [address("a@x.org"), nobody]) },
        { try $0.setOwner(anna, of: [nobody]) },
        { try $0.setBounced(true, of: [nobody]) },
        { try $0.setMembership(true, of: [nobody], list: "fair") },
        { try $0.save(StepEdit(contact: nobody, sequence: "intro", step: 1, subject: "Hi")) },
      ]
      for change in changes {
        #expect(throws: UnknownName(kind: .contact, name: nobody.text)) {
          try store.write(change)
        }
      }
      #expect(throws: UnknownName(kind: .list, name: "far")) {
        try store.write { try $0.setMembership(false, of: [address("a@x.org")], list: "far") }
      }
      #expect(try store.contact("a@x.org")?.status == .new)
    }
  }

  @Test(
    "Variables are set, made and cleared; their names are told apart to the letter",
    arguments: StoreKind.allCases)
  func variables(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(batch(["city"], ("a@x.org", "", nil, ["Rome"])))
      let names = ["City", "CITY", "a \"b\"", "größe", "2nd", "select", "v_city", "rowid"]
      try store.write { writer in
        for name in names { try writer.setVariables([name: "=\(name)"], of: address("a@x.org")) }
        try writer.setVariables(["city": nil, "2nd": ""], of: address("a@x.org"))
      }
      #expect(try store.read { try $0.variables() } == (names + ["city"]).sorted())
      var expected = Dictionary(uniqueKeysWithValues: names.map { ($0, "=\($0)") })
      expected["2nd"] = nil
      #expect(try store.contact("a@x.org")?.variables == expected)
    }
  }

  @Test("There are at most 1,000 variables", arguments: StoreKind.allCases)
  func variableLimit(kind: StoreKind) throws {
    try kind.run { store in
      let names = (1...1_000).map { "n\($0)" }
      let values = names.map { _ in "x" }
      _ = try store.upsert(batch(names, ("a@x.org", "", nil, values)))
      #expect(try store.contact("a@x.org")?.variables.count == 1_000)
      #expect(throws: StoreError.tooManyVariables(limit: 1_000)) {
        try store.upsert(batch(["one_more"], ("b@x.org", "", nil, ["x"])))
      }
      #expect(try store.contact("b@x.org") == nil)
    }
  }

  @Test("A value is kept byte for byte, whatever is in it", arguments: StoreKind.allCases)
  func hostileValues(kind: StoreKind) throws {
    let values = [
      "a\r\nb", "NUL \u{0} inside", "'; DROP TABLE contact; --", "{{template}}", "e\u{301}",
      "\u{e9}",
      "\u{202e}rtl", String(repeating: "long ", count: 20_000), "  spaces  ", "\\\"",
    ]
    try kind.run { store in
      let names = values.indices.map { "v\($0)" }
      _ = try store.upsert(batch(names, ("a@x.org", "", nil, values)))
      let found = try #require(try store.contact("a@x.org")).variables
      for (name, value) in zip(names, values) {
        // `==` on strings is canonical equivalence.
        #expect(found[name].map { Array($0.utf8) } == Array(value.utf8))
      }
    }
  }
}
