import Foundation

/// What a process printed, and how it ended.
package struct ProcessOutcome {
  /// The exit code, or the number of the signal that ended it.
  package let code: Int32
  package let output: String
  package let error: String
  /// Whether a signal ended it: it crashed, or was killed.
  package let isKilled: Bool

  package struct NoObject: Error { package let text: String }

  /// Standard output as JSON.
  package var json: [String: Any] { get throws { try Self.object(output) } }

  /// `error` of the object on standard error.
  package var failure: [String: Any] {
    get throws {
      guard let failure = try Self.object(error)["error"] as? [String: Any] else {
        throw NoObject(text: error)
      }
      return failure
    }
  }

  private static func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    guard let object = value as? [String: Any] else { throw NoObject(text: text) }
    return object
  }
}
