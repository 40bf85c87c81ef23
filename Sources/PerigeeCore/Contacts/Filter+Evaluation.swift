extension Filter {
  /// Those of `rows` that are meant, in their order. `rows` ascend.
  func passing(
    _ rows: [Int], of table: ContactTable, in context: RuleContext
  ) throws -> [Int] {
    // A rule is never asked about nobody.
    guard !rows.isEmpty else { return [] }
    switch self {
    case .all: return rows
    case .field(let field, let matcher):
      return try field.passing(rows, of: table, CompiledMatcher(matcher))
    case .member(let list):
      guard let column = table.lists.firstIndex(of: list) else {
        throw FilterError.listNotLoaded(list)
      }
      let members = table.memberships[column]
      return rows.filter { members[$0] }
    case .and(let parts):
      return try parts.nativeFirst.reduce(rows) { try $1.passing($0, of: table, in: context) }
    case .or(let parts):
      var open = rows
      for part in parts.nativeFirst {
        open = open.subtracting(try part.passing(open, of: table, in: context))
      }
      return rows.subtracting(open)
    case .not(let part):
      return rows.subtracting(try part.passing(rows, of: table, in: context))
    case .rule(let rule):
      let answers = try rule.holds(table, rows: rows, in: context)
      precondition(answers.count == rows.count, "\(rule.name) left rows without an answer")
      return zip(rows, answers).compactMap { $1 ? $0 : nil }
    }
  }
}

extension [Filter] {
  /// The parts without a rule, then those with one, else in their order.
  fileprivate var nativeFirst: [Filter] {
    filter { !$0.needsAllVariables } + filter(\.needsAllVariables)
  }
}

extension [Int] {
  /// The elements that are not in `others`; both ascend, and `others` holds nothing else.
  fileprivate func subtracting(_ others: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(count - others.count)
    var next = 0
    for element in self {
      if next < others.count, others[next] == element {
        next += 1
      } else {
        result.append(element)
      }
    }
    return result
  }
}

extension Filter.Field {
  fileprivate func passing(
    _ rows: [Int], of table: ContactTable, _ matcher: CompiledMatcher
  ) throws -> [Int] {
    switch self {
    case .variable(let name):
      guard let column = table.column(of: name) else { throw FilterError.variableNotLoaded(name) }
      return matcher.passing(rows, of: table.columns[column]) { $0 }
    case .email:
      return matcher.passing(rows, of: table.emails) { $0 }
    case .domain:
      return matcher.passing(rows, of: table.emails) { address in
        let at = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
        return UnsafeBufferPointer(rebasing: address[at...])
      }
    case .owner:
      let owners = matcher.answers(table.ownerNames.map(\.text))
      return rows.filter { owners[Int(table.owners[$0]) + 1] }
    case .status:
      let passing = Set(ContactStatus.allCases.filter { matcher.matches($0.rawValue) })
      return rows.filter { passing.contains(table.statuses[$0]) }
    case .sequence:
      let sequences = matcher.answers(table.sequenceNames)
      return rows.filter { sequences[Int(table.histories[$0].live) + 1] }
    case .state:
      let passing = Set(EnrollmentState.allCases.filter { matcher.matches($0.rawValue) })
      let whenNone = matcher.matches("")
      return rows.filter { table.histories[$0].state.map(passing.contains) ?? whenNone }
    }
  }
}

extension CompiledMatcher {
  /// Those of `rows` whose `part` of the value in `column` matches.
  fileprivate func passing(
    _ rows: [Int], of column: TextColumn,
    _ part: (UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>
  ) -> [Int] {
    column.bytes.withUnsafeBufferPointer { bytes in
      rows.filter { row in
        matches(part(UnsafeBufferPointer(rebasing: bytes[column.range(row)])))
      }
    }
  }

  /// The answer for a blank value, then for each of `names`: a contact's number −1 stands for none.
  fileprivate func answers(_ names: [String]) -> [Bool] {
    [matches("")] + names.map(matches)
  }

  func matches(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer(matches)
  }
}
