import PerigeeCore
import PerigeeSQL

/// Finds the contacts whose status an import left as it was, because it weighs more than the row's.
final class KeptStatus {
  private let statement: SQLStatement
  private let weights: [Int64: ContactStatus]

  init(on connection: SQLConnection) throws {
    statement = try connection.prepare("SELECT status FROM contact WHERE email = ?")
    weights = Dictionary(uniqueKeysWithValues: Self.kept.map { ($0.code, $0) })
  }

  /// The contact's status, where it weighs more than `status`.
  func status(
    of email: UnsafeBufferPointer<UInt8>, above status: ContactStatus
  ) throws -> ContactStatus? {
    statement.bind(1, bytes: email)
    defer { statement.reset() }
    guard try statement.step(), let kept = weights[statement.integer(0)] else { return nil }
    return kept.weight > status.weight ? kept : nil
  }

  /// Whether any contact has such a status: mostly none has, and then no row needs a look.
  static func exist(on connection: SQLConnection) throws -> Bool {
    let codes = kept.map { "\($0.code)" }.joined(separator: ", ")
    let statement = try connection.prepare(
      "SELECT 1 FROM contact WHERE status IN (\(codes)) LIMIT 1")
    defer { statement.reset() }
    return try statement.step()
  }

  private static let kept = ContactStatus.allCases.filter { $0.weight > 0 }
}
