import PerigeeCore

/// A key of a table of options, or a field of an object.
package struct APIField: Sendable {
  package let name: String
  package let type: APIType
  /// A table without it is a mistake.
  package var isRequired = false
  /// One sentence, with unit and default.
  let text: String

  /// What pages through many rows: how many, and behind which.
  static func page(_ after: String) -> [APIField] {
    [
      APIField(name: "limit", type: .integer, text: "At most so many; all by default."),
      APIField(name: "after", type: .string, text: after),
    ]
  }
}
