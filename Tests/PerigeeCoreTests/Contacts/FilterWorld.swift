import PerigeeCore

/// Random tables and filters over small sets of values, so that both answers are common.
struct FilterWorld {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private static let values = ["", "DE", "de", "AT", "5", "50", "51", "2026-01-01", "VP sales"]

  private mutating func value() -> String { Self.values.randomElement(using: &generator)! }

  mutating func table() -> ContactTable {
    var table = ContactTable(variables: ["a", "b"], lists: ["l"])
    let owners = try? [nil, EmailAddress("anna@acme.example"), EmailAddress("bo@acme.example")]
    for row in 0..<Int.random(in: 0...12, using: &generator) {
      let owner = table.number(ofOwner: owners?.randomElement(using: &generator) ?? nil)
      var history = ContactHistory()
      if Bool.random(using: &generator) {
        let sequence = ["intro", "news"].randomElement(using: &generator)!
        history.live = table.number(ofSequence: sequence)
        history.state = [.added, .active, .paused].randomElement(using: &generator)
      }
      let domain = ["acme.example", "other.example"].randomElement(using: &generator)!
      table.append(
        id: Contact.ID(Int64(row)), email: "c\(row)@\(domain)".utf8, owner: owner,
        status: ContactStatus.allCases.randomElement(using: &generator)!, bounced: false,
        history: history)
      table.appendVariable(0, value().utf8)
      table.appendVariable(1, value().utf8)
      table.appendMembership(0, Bool.random(using: &generator))
    }
    return table
  }

  mutating func filter(depth: Int) -> Filter {
    switch Int.random(in: depth > 0 ? 0...9 : 4...9, using: &generator) {
    case 0, 1: .and(parts(depth))
    case 2: .or(parts(depth))
    case 3: .not(filter(depth: depth - 1))
    case 4: .member(of: "l")
    case 5: .rule(CountingRule { $0 % 3 == 0 })
    case 6: .all
    default: .field(field(), matcher(depth: 2))
    }
  }

  private mutating func parts(_ depth: Int) -> [Filter] {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in filter(depth: depth - 1) }
  }

  private mutating func field() -> Filter.Field {
    [.variable("a"), .variable("b"), .email, .domain, .owner, .status, .sequence, .state]
      .randomElement(using: &generator)!
  }

  private mutating func text() -> String {
    [value(), "acme.example", "bo@acme.example", "new", "intro", "active"]
      .randomElement(using: &generator)!
  }

  private mutating func bound() -> Matcher.Bound {
    Bool.random(using: &generator) ? .number(50) : .day(Day(iso: "2026-01-01")!)
  }

  private mutating func matcher(depth: Int) -> Matcher {
    switch Int.random(in: depth > 0 ? 0...11 : 2...11, using: &generator) {
    case 0: .not(matcher(depth: depth - 1))
    case 1: .anyOf([matcher(depth: depth - 1), matcher(depth: depth - 1)])
    case 2: .equals(text())
    case 3: .oneOf([text(), text(), text()])
    case 4: .noneOf([text(), text()])
    case 5: .between(bound(), bound())
    case 6: .atLeast(bound())
    case 7: .atMost(bound())
    case 8: .contains(String(text().prefix(2)))
    case 9: .startsWith(String(text().prefix(2)))
    case 10: .endsWith(String(text().suffix(2)))
    default: Bool.random(using: &generator) ? .present : .blank
    }
  }
}

extension RuleContext {
  /// For filters that ask nothing of it.
  static let sample = RuleContext(now: Instant(milliseconds: 0), zone: .utc)
}

/// A rule over row numbers that keeps the batches it was asked about.
final class CountingRule: ContactRule {
  let name = "rule:counting"
  let source: SourceLocation? = nil
  private let answer: (Int) -> Bool
  private(set) var asked: [[Int]] = []

  init(_ answer: @escaping (Int) -> Bool) { self.answer = answer }

  func holds(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [Bool] {
    asked.append(rows)
    return rows.map(answer)
  }
}

extension Filter {
  /// Row by row and without any order of evaluation.
  func holdsObviously(_ table: ContactTable, _ row: Int) -> Bool {
    switch self {
    case .all: true
    case .member: table.memberships[0][row]
    case .and(let parts): parts.allSatisfy { $0.holdsObviously(table, row) }
    case .or(let parts): parts.contains { $0.holdsObviously(table, row) }
    case .not(let part): !part.holdsObviously(table, row)
    case .rule: row % 3 == 0
    case .field(let field, let matcher): matcher.matchesObviously(field.value(table, row))
    }
  }
}

extension Filter.Field {
  fileprivate func value(_ table: ContactTable, _ row: Int) -> String {
    switch self {
    case .variable(let name): table.columns[table.variables.firstIndex(of: name)!][row]
    case .email: table.emails[row]
    case .domain: String(table.emails[row].split(separator: "@")[1])
    case .owner: table.owner(row)?.text ?? ""
    case .status: table.statuses[row].rawValue
    case .sequence:
      table.histories[row].live < 0 ? "" : table.sequenceNames[Int(table.histories[row].live)]
    case .state: table.histories[row].state?.rawValue ?? ""
    }
  }
}

extension Matcher {
  fileprivate func matchesObviously(_ value: String) -> Bool {
    switch self {
    case .blank: return value.isEmpty
    case .present: return !value.isEmpty
    case .not(let matcher): return !matcher.matchesObviously(value)
    case .anyOf(let matchers): return matchers.contains { $0.matchesObviously(value) }
    case .noneOf(let texts): return value.isEmpty || !texts.contains(value)
    default: return !value.isEmpty && compares(value)
    }
  }

  private func compares(_ value: String) -> Bool {
    switch self {
    case .equals(let text): value == text
    case .oneOf(let texts): texts.contains(value)
    case .between(let first, let last): first.isAtMost(value) && last.isAtLeast(value)
    case .atLeast(let first): first.isAtMost(value)
    case .atMost(let last): last.isAtLeast(value)
    case .contains(let text): text.isEmpty || value.lowercased().contains(text.lowercased())
    case .startsWith(let text): value.lowercased().hasPrefix(text.lowercased())
    case .endsWith(let text): value.lowercased().hasSuffix(text.lowercased())
    case .noneOf, .present, .blank, .anyOf, .not: false
    }
  }
}

extension Matcher.Bound {
  fileprivate func isAtMost(_ value: String) -> Bool {
    switch self {
    case .number(let number): Double(value).map { number <= $0 } ?? false
    case .day(let day): Day(iso: value).map { day <= $0 } ?? false
    }
  }

  fileprivate func isAtLeast(_ value: String) -> Bool {
    switch self {
    case .number(let number): Double(value).map { number >= $0 } ?? false
    case .day(let day): Day(iso: value).map { day >= $0 } ?? false
    }
  }
}
