/// A plan as a plan file holds it: what `diff` compares and `engage --plan` checks against.
package struct PlanDocument: Hashable, Sendable, Codable {
  /// A planned email or task; `step` counts from 1, times are RFC 3339 in the sender's zone.
  package struct Sending: Hashable, Sendable, Codable {
    package var contact: String
    package var step: Int
    package var sender: String
    package var slot: String
    package var at: String
    package var kind: String?
  }

  /// Somebody who is left out, with every reason.
  package struct Excluded: Hashable, Sendable, Codable {
    package struct Reason: Hashable, Sendable, Codable {
      package var code: String
      package var detail: String
      package var cure: String
    }

    package var contact: String
    package var reasons: [Reason]
  }

  /// Who owns a contact before and after the commit.
  package struct OwnerChange: Hashable, Sendable, Codable {
    package var contact: String
    package var from: String?
    package var to: String
  }

  /// What was asked for, as the command line takes it.
  package struct Request: Hashable, Sendable, Codable {
    package var list: String?
    package var filter: String?
    package var senders: String
    package var start: String
    package var mode: String
    package var authorize: Bool
    package var fit: Fit
    package var user: String
  }

  package var sequence: String
  package var now: String
  package var seed: UInt64
  package var digest: Digest
  package var request: Request
  /// In order of time.
  package var sendings: [Sending]
  package var excluded: [Excluded]
  package var ownerChanges: [OwnerChange]

  private enum CodingKeys: String, CodingKey {
    case sequence, now, seed, digest, request, sendings, excluded
    case ownerChanges = "owner_changes"
  }

  /// Every contact that the plan decided about: planned or excluded. A filter is resolved when a
  /// plan is made (rule 5), and this is what it was resolved to.
  package var contacts: [String] {
    var seen: Set<String> = []
    return (sendings.map(\.contact) + excluded.map(\.contact)).filter { seen.insert($0).inserted }
  }
}
