import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func apply(
    _ event: EnrollmentEvent, to scope: EnrollmentScope, reason: String?, by user: EmailAddress,
    at now: Instant
  ) throws -> [EnrollmentChange] {
    let stirred = try stirred(by: event, in: scope)
    guard !stirred.isEmpty else { return [] }
    return try changing {
      let transition = try EnrollmentTransition(
        event, reason: reason, by: user, at: now, on: connection)
      for found in stirred {
        try transition.run(found)
        if let told = found.change.told(of: event, reason: reason, at: now) { try tell(told) }
      }
      return stirred.map(\.change)
    }
  }

  func move(_ moves: [SendingMove]) throws -> [SendingMove] {
    try changing {
      let movement = try SendingMovement(on: connection)
      return try moves.filter { try movement.run($0) }
    }
  }
}
