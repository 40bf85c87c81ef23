import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension ScriptCall {
  /// `{ company = "Holub", employees = perigee.at_least(50) }`: values are compared as `--where` compares
  /// them, and matchers as a filter's `where` does.
  func contacts(where table: LuaTable) throws -> SelectedContacts {
    var conditions: [ContactCondition] = []
    let matchers = try state.makeTable()
    var hasMatchers = false
    var faults: [ScriptMisuse.Fault] = []
    for (key, value) in try table.pairs() {
      guard case .string(let field) = key else {
        faults.append(
          .wrong(
            subject: "contacts", expected: "conditions such as { company = \"Holub\" }",
            found: "a table with the key \(key.plainText)"))
        continue
      }
      if let text = value.comparedText {
        conditions.append(ContactCondition(field: field, given: text))
      } else if case .table = value {
        try matchers.set(field, value)
        hasMatchers = true
      } else {
        faults.append(
          .wrong(subject: field, expected: Self.comparable(for: value), found: value.shown))
      }
    }
    guard faults.isEmpty else { throw ScriptMisuse(name, faults) }
    guard hasMatchers || !conditions.isEmpty else {
      throw misuse(
        .wrong(
          subject: "contacts",
          expected: "conditions such as { company = \"Holub\" }, or perigee.all() for everybody",
          found: "an empty table"))
    }
    return try selected(conditions, hasMatchers ? matchers : nil)
  }

  private static func comparable(for value: LuaValue) -> String {
    if case .function = value { return "what it gives, called by its (): perigee.blank()" }
    return "a string, a number, true, false or a matcher such as perigee.one_of { … }"
  }

  private func selected(
    _ conditions: [ContactCondition], _ matchers: LuaTable?
  ) throws -> SelectedContacts {
    guard let matchers else {
      return SelectedContacts(ContactSelection(.all, conditions: conditions))
    }
    let declared = try host.filter(try filter(matchers), in: self)
    var selected = SelectedContacts(
      filter: declared.filter, name: declared.name, source: declared.source)
    selected.selection = ContactSelection(
      .all, filters: selected.selection.filters, conditions: conditions)
    return selected
  }

  /// What `perigee.filter { where = … }` makes of them.
  private func filter(_ conditions: LuaTable) throws -> LuaValue {
    guard case .table(let module) = try host.modules.module("perigee"),
      case .function(let constructor) = try module.get("filter")
    else { preconditionFailure("perigee.filter is not there") }
    let declaration = try state.makeTable()
    try declaration.set("where", .table(conditions))
    return try state.call(constructor, [.table(declaration)]).first ?? .nil
  }
}

extension LuaValue {
  /// What is compared with a contact's value; nil for what is none.
  fileprivate var comparedText: String? {
    switch self {
    case .string(let text): text
    case .boolean(let value): "\(value)"
    case .integer(let number): "\(number)"
    // 50.0 is what is written as 50.
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    default: nil
    }
  }
}
