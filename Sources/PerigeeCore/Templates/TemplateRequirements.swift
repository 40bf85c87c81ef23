extension Template {
  /// A contact's variable and where the template first names it.
  package struct Mention: Hashable, Sendable {
    /// None of `email`, `sender.name` and `sender.email`, which are always there.
    package var name: String
    /// Where it is first named.
    package var position: Position

    static func all(
      in segments: [Segment], _ positions: inout TemplatePositions
    ) -> [Mention] {
      var seen: Set<String> = []
      var mentions: [Mention] = []
      for case .output(let output) in segments {
        for operand in output.operands {
          guard case .variable(let name, let offset) = operand,
            !TemplateOperand.alwaysThere.contains(name), seen.insert(name).inserted
          else { continue }
          mentions.append(Mention(name: name, position: positions.position(of: offset)))
        }
      }
      return mentions
    }
  }

  /// Variables of which a contact must have at least one, because an output would be blank without.
  ///
  /// `{{ x }}` and `{{ x | upcase }}` require x; `{{ x | default: y }}` requires x or y;
  /// `{{ x | default: "y" }}` requires nothing, and neither does `{{ x | default: "" }}`, which is how
  /// a template says that x may be absent. What is added to a value does not replace it:
  /// `{{ x | append: "!" | default: "y" }}` requires x.
  package struct Requirement: Hashable, Sendable {
    /// Any one of them is enough; in the order in which the output tries them.
    package var anyOf: [String]
    /// Where the first of them is named.
    package var position: Position

    /// Each group once; a group that follows from a smaller one is left out.
    static func all(
      in segments: [Segment], _ positions: inout TemplatePositions
    ) -> [Requirement] {
      var groups: [(names: [String], offset: Int)] = []
      var seen: Set<Set<String>> = []
      for case .output(let output) in segments {
        for group in output.required where seen.insert(Set(group.names)).inserted {
          groups.append(group)
        }
      }
      let kept = groups.filter { group in
        !seen.contains { $0.isStrictSubset(of: group.names) }
      }
      return kept.map {
        Requirement(anyOf: $0.names, position: positions.position(of: $0.offset))
      }
    }
  }

  /// The requirements that a contact with these values does not meet.
  package func missing(_ value: (String) -> String?) -> [Requirement] {
    requirements.filter { $0.anyOf.allSatisfy { value($0) == nil } }
  }
}

extension TemplateOutput {
  /// In the order in which they stand.
  var operands: [TemplateOperand] { [base] + filters.flatMap(\.operands) }

  /// The groups of variables of which one each must be there.
  var required: [(names: [String], offset: Int)] {
    var groups: [(names: [String], offset: Int)] = []
    // The variables without which the value is blank so far; nil where it cannot be.
    var pending = Pending(base)
    for filter in filters {
      switch filter {
      case .default(let other, _): pending?.fall(backOn: other)
      case .append, .prepend:
        groups += pending.group
        pending = nil
        groups += filter.operands.flatMap { Pending($0).group }
      default: groups += filter.operands.flatMap { Pending($0).group }
      }
      if pending?.isSettled == true { pending = nil }
    }
    return groups + pending.group
  }

  fileprivate struct Pending {
    var names: [String] = []
    var offset = 0
    /// A fallback that is always there was met.
    var isSettled = false

    init?(_ operand: TemplateOperand) {
      switch operand {
      case .literal(let value):
        guard value == .nothing || value == .no else { return nil }
      case .variable(let name, let offset):
        guard !TemplateOperand.alwaysThere.contains(name) else { return nil }
        names = [name]
        self.offset = offset
      }
    }

    mutating func fall(backOn operand: TemplateOperand) {
      guard case .variable(let name, let offset) = operand,
        !TemplateOperand.alwaysThere.contains(name)
      else {
        isSettled = true
        return
      }
      if names.isEmpty { self.offset = offset }
      if !names.contains(name) { names.append(name) }
    }
  }
}

extension TemplateOutput.Pending? {
  fileprivate var group: [(names: [String], offset: Int)] {
    guard let self, !self.names.isEmpty else { return [] }
    return [(self.names, self.offset)]
  }
}

extension TemplateFilter {
  var operands: [TemplateOperand] {
    switch self {
    case .default(let operand, _), .append(let operand), .prepend(let operand): [operand]
    case .replace(let search, let replacement): [search, replacement]
    case .truncate(_, let ellipsis): [ellipsis]
    default: []
    }
  }
}
