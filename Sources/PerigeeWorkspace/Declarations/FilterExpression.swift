package import PerigeeCore

/// A filter as it is declared, whose rules are known by their place among its functions.
package indirect enum FilterExpression: Sendable {
  case field(Filter.Field, Matcher)
  /// The contact is in the list.
  case member(of: String)
  case rule(Int, source: SourceLocation)
  case and([FilterExpression])
  case or([FilterExpression])
  case not(FilterExpression)

  /// The filter; `makeRule` prepares its functions.
  func filter(_ makeRule: (Int, SourceLocation) -> any ContactRule) -> Filter {
    switch self {
    case .field(let field, let matcher): .field(field, matcher)
    case .member(let list): .member(of: list)
    case .rule(let function, let source): .rule(makeRule(function, source))
    case .and(let parts): .and(parts.map { $0.filter(makeRule) })
    case .or(let parts): .or(parts.map { $0.filter(makeRule) })
    case .not(let part): .not(part.filter(makeRule))
    }
  }
}
