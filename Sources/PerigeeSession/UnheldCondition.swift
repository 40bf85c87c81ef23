package import PerigeeCore

/// A condition whose value no contact has, with what contacts have in its place.
package struct UnheldCondition: Hashable, Sendable {
  package let condition: ContactCondition
  /// Nil where nobody has anything like it.
  package let nearest: String?
  /// The values that most contacts have, at most three.
  package let frequent: [String]
}

extension UnheldCondition {
  /// `no contact has country=DE. Most have Germany, Japan, Spain.`
  package var words: String {
    let most = frequent.isEmpty ? "" : " Most have \(enumerated(frequent.map(\.excerpt)))."
    return "no contact has \(condition.text.excerpt)."
      + (nearest.map { " Did you mean \($0.excerpt)?" } ?? most)
  }
}

extension Session {
  /// The conditions on variables that let nobody through, in whatever list or filter: upper and lower case
  /// count in them, and a value that is not there is a misspelling more often than a wish.
  package func unheldConditions(of selection: ContactSelection) throws -> [UnheldCondition] {
    try store.read { reader in
      let stored = Set(try reader.variables())
      let asked = selection.conditions.filter { stored.contains($0.field) && !$0.value.isEmpty }
      guard !asked.isEmpty else { return [] }
      let fields = Set(asked.map(\.field)).sorted()
      var counts = fields.map { _ in [String: Int]() }
      try reader.contacts(ContactQuery(.all, variables: fields)) { table in
        try checkpoint()
        for (number, field) in fields.enumerated() {
          guard let column = table.column(of: field) else { continue }
          for row in 0..<table.count {
            if let value = table.columns[column].value(row) {
              counts[number][value, default: 0] += 1
            }
          }
        }
      }
      let held = Dictionary(uniqueKeysWithValues: zip(fields, counts))
      return asked.compactMap { UnheldCondition($0, among: held[$0.field] ?? [:]) }
    }
  }
}

extension UnheldCondition {
  /// Nil where somebody has the value.
  /// - Parameter held: how many contacts have which value.
  fileprivate init?(_ condition: ContactCondition, among held: [String: Int]) {
    guard held[condition.value] == nil else { return nil }
    let ordered = held.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    self.condition = condition
    nearest = Suggestion.nearest(to: condition.value, among: ordered)
    frequent = Array(ordered.prefix(3))
  }
}
