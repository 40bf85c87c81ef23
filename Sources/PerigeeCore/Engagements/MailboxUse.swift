/// What one sender's mailbox has sent, and has still to send, in a stretch of time; by the moments that
/// were planned, ascending.
package struct MailboxUse: Hashable, Sendable {
  /// Emails that the server took.
  package var sent: [Instant] = []
  /// Emails that are to go.
  package var committed: [Instant] = []
  /// Emails of which nobody knows whether the server took them.
  package var unknown: [Instant] = []

  package init() {}

  /// All that hold quota, ascending.
  package var all: [Instant] { (sent + committed + unknown).sorted() }

  /// Counts an email that holds quota; of one that does not, nothing is counted.
  package mutating func add(_ at: Instant, _ state: Sending.State) {
    switch state {
    case .sent: sent.append(at)
    case .planned, .claimed, .committing: committed.append(at)
    case .unknown: unknown.append(at)
    case .failed, .cancelled: break
    }
  }
}
