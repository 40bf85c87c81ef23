/// What a store in memory holds of dispatching.
struct MemoryDispatch: Equatable {
  struct Key: Hashable {
    var enrollment: Enrollment.ID
    var step: Int
  }

  var lease: DispatchLease?
  /// Of the leases so far.
  var newestLease: Int64 = 0
  var heldSince: Instant?
  var mailboxes: [EmailAddress: MailboxState] = [:]
  /// The newest claim of each sending.
  var fences: [Key: Int64] = [:]
  /// In the order of their beginnings.
  var deliveries: [Delivery] = []
}
