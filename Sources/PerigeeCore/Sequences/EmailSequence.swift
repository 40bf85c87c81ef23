/// A series of emails over time; `Sequence` would shadow Swift's.
package struct EmailSequence: Hashable, Sendable, Codable {
  package var name: String
  package var steps: [Step]
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
