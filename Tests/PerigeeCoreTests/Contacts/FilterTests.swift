import PerigeeCore
import Testing

@Suite("Filter")
struct FilterTests {
  @Test("Random filters over random tables answer as the obvious reference does")
  func reference() throws {
    var trues = 0
    var falses = 0
    for seed in UInt64(1)...400 {
      var world = FilterWorld(seed: seed)
      let table = world.table()
      let filter = world.filter(depth: 3)
      let answers = try filter.matches(table, in: .sample)
      for row in 0..<table.count {
        let expected = filter.holdsObviously(table, row)
        #expect(answers[row] == expected, "seed \(seed), row \(row): \(filter)")
        if expected { trues += 1 } else { falses += 1 }
      }
    }
    #expect(trues > 500 && falses > 500)
  }

  @Test("In an and, a rule sees only the rows that every native part let through")
  func ruleAfterNativeInAnd() throws {
    let rule = CountingRule { _ in true }
    let filter = Filter.and([.rule(rule), .field(.variable("country"), .equals("DE"))])
    #expect(
      try filter.matches(Self.countries(["DE", "FR", "", "DE"]), in: .sample) == [
        true, false, false, true,
      ])
    #expect(rule.asked == [[0, 3]])
  }

  @Test("In an or, a rule sees only the rows that nothing native was true for")
  func ruleAfterNativeInOr() throws {
    let rule = CountingRule { $0 == 1 }
    let filter = Filter.or([.rule(rule), .not(.field(.variable("country"), .present))])
    #expect(
      try filter.matches(Self.countries(["DE", "FR", ""]), in: .sample) == [false, true, true])
    #expect(rule.asked == [[0, 1]])
  }

  @Test("A rule is not called where no row is open")
  func ruleWithoutRows() throws {
    let rule = CountingRule { _ in true }
    let filter = Filter.and([.rule(rule), .field(.variable("country"), .equals("IT"))])
    #expect(try filter.matches(Self.countries(["DE", "FR"]), in: .sample) == [false, false])
    #expect(rule.asked.isEmpty)
  }

  @Test("A column that was not loaded is an error, never false")
  func missingColumns() throws {
    let table = Self.countries(["DE"])
    #expect(throws: FilterError.variableNotLoaded("city")) {
      try Filter.field(.variable("city"), .blank).matches(table, in: .sample)
    }
    #expect(throws: FilterError.listNotLoaded("q4")) {
      try Filter.not(.member(of: "q4")).matches(table, in: .sample)
    }
  }

  @Test("A filter tells which columns it reads")
  func needs() {
    let native = Filter.and([
      .field(.variable("a"), .blank),
      .not(.or([.field(.variable("b"), .blank), .member(of: "l")])),
    ])
    #expect(native.variables == ["a", "b"])
    #expect(native.lists == ["l"])
    #expect(!native.needsHistories && !native.needsAllVariables)
    #expect(Filter.not(.field(.state, .present)).needsHistories)
    #expect(Filter.or([native, .rule(CountingRule { _ in true })]).needsAllVariables)
  }

  @Test(
    "A matcher takes exactly the values it names",
    arguments: [
      (Matcher.equals("DE"), ["DE"], ["de", "DEU", "D", ""]),
      (.equals("e\u{301}"), ["e\u{301}"], ["\u{E9}", ""]),
      (.equals(""), [], ["", "x"]),
      (.oneOf(["b", "a", "b"]), ["a", "b"], ["c", "ab", ""]),
      (.noneOf(["a", "b"]), ["c", ""], ["a", "b"]),
      (
        .between(.number(5), .number(50)), ["5", "50", "5.0", "+7", "49.9"],
        ["4.9", "50.1", "5x", "1e1", "0x10", "inf", "nan", ""]
      ),
      (.atLeast(.number(-1)), ["-1", "0", "1000000"], ["-1.5", "-", "."]),
      (.atMost(.number(10)), ["10", "-3"], ["11", "ten", ""]),
      (.not(.atMost(.number(10))), ["11", "ten", ""], ["10"]),
      (
        .between(.day(Day(iso: "2026-01-01")!), .day(Day(iso: "2026-12-31")!)),
        ["2026-01-01", "2026-12-31"], ["2027-01-01", "2026-02-30", "2026", ""]
      ),
      (.atLeast(.day(Day(iso: "2026-01-01")!)), ["2026-01-01"], ["2025-12-31", "9"]),
      (.atMost(.day(Day(iso: "2026-01-01")!)), ["2026-01-01"], ["2026-01-02", ""]),
      (.between(.number(1), .day(Day(iso: "2026-01-01")!)), [], ["1", "2026-01-01", ""]),
      (.contains("SaLes"), ["VP sales", "sales", "SALES ops"], ["sale", ""]),
      (.contains("É"), ["É", "é", "CAFÉ", "café"], ["e", "E\u{301}", ""]),
      (
        .contains("GESCHÄFTSFÜHRER"), ["Geschäftsführer", "Die geschäftsführerin"],
        ["Geschaftsfuhrer"]
      ),
      (.contains("straße"), ["STRASSE", "Hauptstraße", "STRAẞE"], ["strase", "stra"]),
      (.contains("ss"), ["ß", "SS"], ["s"]),
      (.contains("ΣΑΣ"), ["σας", "ΣΑΣ", "σασ"], ["σα"]),
      (.contains("москва"), ["Москва", "МОСКВА"], ["Москв"]),
      (.contains("東京"), ["東京都"], ["東", "京東"]),
      (.contains("ա"), ["Ա"], ["Բ"]),
      (.contains("𞤢"), ["𞤀"], ["𞤁"]),
      (.contains(""), ["x"], [""]),
      (.startsWith("VP"), ["VP", "VP sales", "vp"], ["V", "a VP", ""]),
      (.startsWith("CAFÉ Ü"), ["café überall"], ["cafe überall", "CAFÉ"]),
      (.endsWith("er"), ["er", "buyer", "BUYER"], ["r", "ers", ""]),
      (.endsWith("ÜBERALL"), ["Café Überall", "überall"], ["überall!", "berall"]),
      (.not(.contains("geschäftsführer")), ["", "ДИРЕКТОР"], ["GESCHÄFTSFÜHRER"]),
      (.present, ["x"], [""]),
      (.blank, [""], ["x"]),
      (.anyOf([.equals("x"), .atLeast(.number(3))]), ["x", "3"], ["2", ""]),
      (.not(.oneOf(["a"])), ["b", ""], ["a"]),
    ] as [(Matcher, [String], [String])])
  func matchers(matcher: Matcher, takes: [String], leaves: [String]) throws {
    let table = Self.countries(takes + leaves)
    let answers = try Filter.field(.variable("country"), matcher).matches(table, in: .sample)
    #expect(answers == takes.map { _ in true } + leaves.map { _ in false })
  }

  private static func countries(_ values: [String]) -> ContactTable {
    var table = ContactTable(variables: ["country"])
    for (row, value) in values.enumerated() {
      table.append(
        id: Contact.ID(Int64(row)), email: "c\(row)@acme.example".utf8, owner: -1, status: .new,
        bounced: false)
      table.appendVariable(0, value.utf8)
    }
    return table
  }
}
