import LuaBridge
import PerigeeCore

/// Reads filters, `perigee.filter { name = …, where = { … }, rule = function … }`, and what `&`, `|` and
/// `~` make of them.
struct FilterReader {
  /// Of the rules that were read, in their order.
  private(set) var functions: [LuaFunction] = []
  /// What messages about variables call the filter, those inside it too.
  private var user = "the filter"

  /// - Returns: nil where there are mistakes to be found in `mistakes`.
  mutating func filter(
    _ tree: LuaTree, _ mistakes: DeclarationMistakes
  ) -> (name: String, filter: FilterExpression)? {
    let value = DeclaredValue(tree: tree, path: .root, subject: "a filter", mistakes: mistakes)
    if case .table(let table) = tree, case .string(let name)? = table["name"] { user += " \(name)" }
    guard let (name, filter) = filter(value, isNamed: true), let name else { return nil }
    return (name, filter)
  }

  /// The table of `perigee.filter { … }`; only inside another one may its name be left out.
  mutating func filter(
    _ value: DeclaredValue, isNamed: Bool
  ) -> (name: String?, filter: FilterExpression)? {
    guard let table = value.closedTable("a filter", keys: API.keys(of: "perigee.FilterDeclaration"))
    else {
      return nil
    }
    if !table.has("where"), !table.has("rule") { table.report(.emptyFilter) }
    let name = (isNamed ? table.required("name") : table["name"]).flatMap { $0.name() }
    var parts: [FilterExpression] = []
    if let body = table["where"].flatMap({ conditionsOrFilter($0) }) { parts.append(body) }
    if let function = table["rule"].flatMap({ $0.function() }) {
      parts.append(.rule(functions.count, source: value.mistakes.source))
      functions.append(function)
    }
    return (name, .and(parts))
  }

  private mutating func conditionsOrFilter(_ value: DeclaredValue) -> FilterExpression? {
    if case .table(let table) = value.tree, let call = TaggedTable(table) {
      return combination(call, in: value)
    }
    guard let conditions = value.fields("a table such as { country = \"DE\" }") else { return nil }
    for (key, value) in conditions where ContactField(rawValue: key) == nil {
      value.mistakes.mention(key, at: value.path, by: user)
    }
    return .and(conditions.compactMap { $1.condition(on: $0) })
  }

  private mutating func combination(
    _ call: TaggedTable, in value: DeclaredValue
  ) -> FilterExpression? {
    switch call.tag {
    case .filter:
      guard let tree = call.arguments.first else { return nil }
      let mistakes = value.mistakes.nested(call)
      defer { value.mistakes.adopt(mistakes) }
      let inner = DeclaredValue(
        tree: tree, path: .root, subject: "a filter", mistakes: mistakes)
      return filter(inner, isNamed: false)?.filter
    case .and: return parts(call, value).map { .and($0) }
    case .or: return parts(call, value).map { .or($0) }
    case .not: return parts(call, value)?.first.map { .not($0) }
    default:
      value.reportType("a table such as { country = \"DE\" } or a filter")
      return nil
    }
  }

  private mutating func parts(
    _ call: TaggedTable, _ value: DeclaredValue
  ) -> [FilterExpression]? {
    var bodies: [FilterExpression] = []
    for tree in call.arguments {
      guard case .table(let table) = tree, let part = TaggedTable(table),
        let body = combination(part, in: value)
      else {
        value.reportType("a filter on each side of & and |, and behind ~")
        return nil
      }
      bodies.append(body)
    }
    return bodies
  }
}

extension DeclaredValue {
  /// The condition `key = value` of a `where`.
  fileprivate func condition(on key: String) -> FilterExpression? {
    guard let field = ContactField(rawValue: key) else {
      return matcher(as: .asWritten).map { .field(.variable(key), $0) }
    }
    switch field {
    case .email: return matcher(as: .lowercased).map { .field(.email, $0) }
    case .domain: return matcher(as: .lowercased).map { .field(.domain, $0) }
    case .owner: return matcher(as: .lowercased).map { .field(.owner, $0) }
    case .status:
      let choices = ContactStatus.allCases.map(\.rawValue)
      return matcher(as: .choices(choices)).map { .field(.status, $0) }
    case .state:
      let choices = EnrollmentState.allCases.map(\.rawValue)
      return matcher(as: .choices(choices)).map { .field(.state, $0) }
    case .sequence: return matcher(as: .asWritten).map { .field(.sequence, $0) }
    case .list: return membership()
    }
  }

  /// A contact is in any number of lists, so that a list takes names and no comparisons.
  private func membership() -> FilterExpression? {
    if case .string = tree { return name().map { .member(of: $0) } }
    guard case .table(let table) = tree, let call = TaggedTable(table) else {
      reportType("a list's name, one_of, none_of or is_not")
      return nil
    }
    let parts = arguments(call)
    switch call.tag {
    case .oneOf: return .or(parts.compactMap { $0.membership() })
    case .noneOf: return .not(.or(parts.compactMap { $0.membership() }))
    case .isNot: return parts.first?.membership().map { .not($0) }
    default:
      reportType("a list's name, one_of, none_of or is_not")
      return nil
    }
  }
}
