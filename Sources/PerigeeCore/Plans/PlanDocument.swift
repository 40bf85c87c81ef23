/// A plan as a plan file holds it: what `diff` compares and `engage --plan` checks against.
///
/// It shows every fact that the plan's digest is made of, so that a difference of digests always has a
/// name.
package struct PlanDocument: Hashable, Sendable, Codable {
  /// The one that is written and read; it grows with every change of what a plan file holds. Files
  /// of 0.1.0 name none, and are of format 1.
  package static let currentFormat = 2

  /// A step of the sequence with its texts, as the sequence declares them.
  package struct Step: Hashable, Sendable, Codable {
    /// Counts from 1.
    package var step: Int
    /// "task"; nil for an email.
    package var kind: String?
    /// Working days after the step before (rule 8).
    package var after: Int
    /// The local hour of the slot it wants, 0 to 23; nil for the hour of the step before.
    package var hour: Int?
    /// Nil in a later email for a reply, and in a task.
    package var subject: String?
    /// The plain body; of a task what is to be done.
    package var text: String?
    /// Nil where there is only text.
    package var html: String?
  }

  /// One contact's own email of one step (rule 11).
  package struct Edit: Hashable, Sendable, Codable {
    /// Counts from 1.
    package var step: Int
    /// Nil keeps the sequence's, as in the two others.
    package var subject: String?
    package var text: String?
    package var html: String?
  }

  /// What the texts of one contact are made of, and whose contact it was.
  package struct Enrollment: Hashable, Sendable, Codable {
    /// An address.
    package var contact: String
    /// The owner's address before the plan; nil for nobody.
    package var owner: String?
    /// The variables that the plan's texts mention; blank ones are left out.
    package var values: [String: String]
    /// In the order of steps; nil for none.
    package var edits: [Edit]?
  }

  /// A planned email or task; `step` counts from 1, times are RFC 3339 in the sender's zone.
  package struct Sending: Hashable, Sendable, Codable {
    /// An address.
    package var contact: String
    package var step: Int
    /// The address from which it goes out.
    package var sender: String
    /// The start of the clock hour of the sender's zone that `at` lies in (rule 19).
    package var slot: String
    /// When it goes out, to the millisecond.
    package var at: String
    /// "task"; nil for an email.
    package var kind: String?
  }

  /// Somebody who is left out, with every reason.
  package struct Excluded: Hashable, Sendable, Codable {
    /// One reason of an exclusion, as it was worded when the plan was saved.
    package struct Reason: Hashable, Sendable, Codable {
      /// `Exclusion.code`, the one of the three that does not change with our wording.
      package var code: String
      /// What holds, for people.
      package var detail: String
      /// What would let the contact in, for people.
      package var cure: String
    }

    /// An address.
    package var contact: String
    /// All that hold (rule 14), in the order of the rules.
    package var reasons: [Reason]
  }

  /// Who owns a contact before and after the commit.
  package struct OwnerChange: Hashable, Sendable, Codable {
    /// An address.
    package var contact: String
    /// The owner's address before; nil for nobody.
    package var from: String?
    /// The address of the sender that the plan chose.
    package var to: String
  }

  /// Whom a plan is for, by the names that were given; nil where none was.
  package struct Contacts: Hashable, Sendable, Codable {
    /// True where no list and no address was named; filters may narrow it.
    package var everybody: Bool?
    /// Names of lists.
    package var lists: [String]?
    /// Addresses that were given, where the sendings and exclusions are not those and no others.
    package var emails: [String]?
    /// Names of filters.
    package var filters: [String]?
    /// "FIELD=VALUE"
    package var conditions: [String]?
    /// Addresses that were left out by hand.
    package var leftOut: [String]?

    private enum CodingKeys: String, CodingKey {
      case everybody, lists, emails, filters
      case conditions = "where"
      case leftOut = "left_out"
    }
  }

  /// What was asked for, as the command line takes it.
  package struct Request: Hashable, Sendable, Codable {
    /// Whom the plan is for.
    package var contacts: Contacts
    /// As `--senders` takes them.
    package var senders: String
    /// RFC 3339 in the team's zone; nothing goes out before it.
    package var start: String
    /// As `--mode` takes it.
    package var mode: String
    /// The one-time override of rules 12 and 13 was asked for.
    package var authorize: Bool
    /// What became of contacts beyond the horizon (rule 25).
    package var fit: Fit
    /// The address of who acted.
    package var user: String
  }

  /// What the file's members mean; `currentFormat` in every document that is read.
  package var format: Int
  /// By its name.
  package var sequence: String
  /// The sequence's setting against adding a contact again (rule 12 (4)).
  package var safeguard: Safeguard
  /// The moment of planning, RFC 3339 in the team's zone.
  package var now: String
  /// No sending lies after it (rule 25); RFC 3339 in the team's zone.
  package var horizon: String
  /// The team's, by its name.
  package var timeZone: String
  /// The address that `List-Unsubscribe` names; nil where the team has none.
  package var unsubscribe: String?
  /// What every draw of the plan began with (rule 26).
  package var seed: UInt64
  /// The plan's own, which `engage --plan` compares; not the file's checksum.
  package var digest: Digest
  /// What was asked for.
  package var request: Request
  /// With the texts of the sequence.
  package var steps: [Step]
  /// The settings of the plan's senders, in the team's order.
  package var senders: [SenderSettings]
  /// Those whose values `enrollments` have: the sequence's, then those of edits alone.
  package var variables: [String]
  /// Grouped by sender, in the order in which each sender starts them.
  package var enrollments: [Enrollment]
  /// In order of time.
  package var sendings: [Sending]
  /// In the order of contact IDs.
  package var excluded: [Excluded]
  /// Grouped by sender, in the team's order.
  package var ownerChanges: [OwnerChange]

  private enum CodingKeys: String, CodingKey {
    case format, sequence, safeguard, now, horizon, seed, digest, request, steps, senders
    case variables, enrollments, sendings, excluded, unsubscribe
    case timeZone = "time_zone"
    case ownerChanges = "owner_changes"
  }

  /// Every contact that the plan decided about: planned or excluded. A filter is resolved when a
  /// plan is made (rule 5), and this is what it was resolved to.
  package var contacts: [String] {
    var seen: Set<String> = []
    return (sendings.map(\.contact) + excluded.map(\.contact)).filter { seen.insert($0).inserted }
  }
}
