package import PerigeeCore

/// Why a message cannot be written. No case holds whom it is to: errors reach logs.
package enum MessageError: Error, Hashable, Sendable {
  /// Whose address is meant.
  package enum Role: Hashable, Sendable { case from, to, replyTo, unsubscribe }

  case address(Role)
  case messageID(String)
  case noBody
  case date(Instant)
  case offset(seconds: Int)
}
