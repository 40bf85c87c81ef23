/// A series of emails over time; `Sequence` would shadow Swift's.
package struct EmailSequence: Hashable, Sendable, Codable {
  /// What plans and engagements refer to.
  package var name: String
  /// At least one.
  package var steps: [Step]
  /// Whether who was in a sequence before may be added (rule 12 (4)).
  package var safeguard: Safeguard
  /// Where it is declared: `sequences/intro.lua:2`.
  package var source: SourceLocation?

  package init(
    name: String, steps: [Step], safeguard: Safeguard = .any, source: SourceLocation? = nil
  ) {
    self.name = name
    self.steps = steps
    self.safeguard = safeguard
    self.source = source
  }
}
