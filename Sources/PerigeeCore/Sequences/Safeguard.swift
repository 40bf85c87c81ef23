/// The setting against adding a contact again (rule 12 (4)).
package enum Safeguard: String, CaseIterable, Sendable, Codable {
  /// Anybody who has ever been in a sequence is excluded.
  case any
  /// Only who has been in this very sequence.
  case same
  case off
}
