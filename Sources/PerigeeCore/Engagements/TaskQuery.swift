/// Which open tasks are asked for.
package struct TaskQuery: Hashable, Sendable {
  /// Nil for everybody's.
  package var sender: EmailAddress?
  /// By its name; nil for any.
  package var sequence: String?
  /// At most so many, the first ones by their moments; nil for all.
  package var limit: Int?

  package init(sender: EmailAddress? = nil, sequence: String? = nil, limit: Int? = nil) {
    self.sender = sender
    self.sequence = sequence
    self.limit = limit
  }
}
