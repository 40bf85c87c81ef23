/// Which contacts are meant (rule 5): "Filters combine with and, or, not over every variable, list,
/// owner, status, sequence and state."
///
/// It is evaluated over a table at a time. What is native runs first, and the workspace's own rules
/// see only the rows that are still open: in an `and` those that passed so far, in an `or` those that
/// did not.
package indirect enum Filter {
  case all
  case field(Field, Matcher)
  /// The contact is in the list.
  case member(of: String)
  case and([Filter])
  case or([Filter])
  case not(Filter)
  case rule(any ContactRule)

  /// What a matcher looks at.
  package enum Field: Hashable, Sendable {
    case variable(String)
    case email
    /// What stands behind the @ of the address.
    case domain
    /// The owner's address; blank where nobody owns the contact.
    case owner
    /// The raw value of `ContactStatus`.
    case status
    /// The sequence that the contact is live in; blank where there is none.
    case sequence
    /// The raw value of the `EnrollmentState` of that enrollment; blank where there is none.
    case state
  }

  /// Which rows of `table` are meant, one answer a row.
  ///
  /// - Parameter context: what its rules are told besides the contact.
  /// - Precondition: `table` holds `variables`, `lists` and, where they are needed, histories.
  /// - Throws: `FilterError` where a column is missing; what a rule throws.
  package func matches(_ table: ContactTable, in context: RuleContext) throws -> [Bool] {
    var answers = [Bool](repeating: false, count: table.count)
    for row in try passing(Array(0..<table.count), of: table, in: context) { answers[row] = true }
    return answers
  }
}

// What a table must hold for the filter to be evaluated over it.
extension Filter {
  /// The variables that the filter names; a rule may read others (`needsAllVariables`).
  package var variables: Set<String> {
    switch self {
    case .field(.variable(let name), _): [name]
    case .and(let parts), .or(let parts): Set(parts.flatMap(\.variables))
    case .not(let part): part.variables
    case .all, .field, .member, .rule: []
    }
  }

  /// The lists that it names.
  package var lists: Set<String> {
    switch self {
    case .member(let list): [list]
    case .and(let parts), .or(let parts): Set(parts.flatMap(\.lists))
    case .not(let part): part.lists
    case .all, .field, .rule: []
    }
  }

  /// The whole texts that a field is compared with: names, which can be misspelt.
  package func names(of field: Field) -> Set<String> {
    switch self {
    case .field(field, let matcher): matcher.wholeTexts
    case .and(let parts), .or(let parts): Set(parts.flatMap { $0.names(of: field) })
    case .not(let part): part.names(of: field)
    case .all, .field, .member, .rule: []
    }
  }

  /// The same filter where nobody has any of the variables `names`: each is blank for everybody.
  package func settingBlank(_ names: Set<String>) -> Filter {
    switch self {
    case .field(.variable(let name), let matcher) where names.contains(name):
      CompiledMatcher(matcher).matches("") ? .all : .not(.all)
    case .and(let parts): .and(parts.map { $0.settingBlank(names) })
    case .or(let parts): .or(parts.map { $0.settingBlank(names) })
    case .not(let part): .not(part.settingBlank(names))
    case .all, .field, .member, .rule: self
    }
  }

  /// It asks what contacts have been through.
  package var needsHistories: Bool {
    switch self {
    case .field(.sequence, _), .field(.state, _): true
    case .and(let parts), .or(let parts): parts.contains(where: \.needsHistories)
    case .not(let part): part.needsHistories
    case .all, .field, .member, .rule: false
    }
  }

  /// A rule takes part, and nobody can tell which variables it reads.
  package var needsAllVariables: Bool {
    switch self {
    case .rule: true
    case .and(let parts), .or(let parts): parts.contains(where: \.needsAllVariables)
    case .not(let part): part.needsAllVariables
    case .all, .field, .member: false
    }
  }
}
