import PerigeeCore
import PerigeeMail

// Noes for good of which nobody knows whether they are the sender's or the recipient's: of one recipient they
// are that email's, and of one after the other the sender's too.
extension SendingDesk {
  /// Different recipients who are refused, with nothing taken between them, before the sender is halted.
  private static let doubts = 3

  /// What is wrong with the sender itself, once the outcome is in the store; nil where nothing is.
  func fault(
    in result: Result, as outcome: DeliveryOutcome, _ reader: any StoreReader
  ) throws -> SendOutcome.SenderFault? {
    switch result.outcome {
    case .success(.senderRefused(let fault)): return fault
    case .success(.doubtful(let reply)) where outcome != .released:
      let newest = try reader.newestAnswers(to: result.claim.sender, limit: Self.doubts)
      let doubtful = newest.filter { $0.answer?.hasPrefix(Delivery.doubtfulAnswer) == true }
      return Set(doubtful.map(\.enrollment)).count == Self.doubts ? .policy(reply) : nil
    default: return nil
    }
  }
}

extension SendingDesk.Result {
  var isDoubtful: Bool { if case .success(.doubtful) = outcome { true } else { false } }
}
