package import PerigeeCore

/// How a sending without a moment is kept: planned ones have a code of their own, behind those that hold
/// quota, and all have a moment before all time, so that no range of times finds them.
package enum StoredSending {
  /// The code of a planned sending without a moment.
  package static let waitingCode: Int64 = 12
  /// What stands for no moment, in milliseconds.
  package static let noMoment = Int64.min

  /// - Throws: `StoreError.unusable` for a code that stands for nothing.
  package static func state(code: Int64, location: String) throws -> Sending.State {
    code == waitingCode ? .planned : try Sending.State(code: code, location: location)
  }

  /// The moment that `milliseconds` stands for.
  package static func moment(_ milliseconds: Int64) -> Instant? {
    milliseconds == noMoment ? nil : Instant(milliseconds: milliseconds)
  }
}
