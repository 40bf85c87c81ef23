import FoundationEssentials
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// An event that somebody wrote to try an automation with: `{"kind": "reply", "contact": "ann@x.example"}`.
enum EventFile {
  private static let keys = ["kind", "contact", "sequence", "sender", "list", "detail", "at"]

  /// - Parameter now: when it happened, where the file does not say.
  /// - Throws: `UsageError`, `FileError`.
  static func read(_ path: String, at now: Instant) throws -> AutomationEvent {
    let bytes = try FileStorage.read(path)
    guard let object = try? JSONDecoder().decode([String: String].self, from: Data(bytes)) else {
      throw UsageError(
        "--event", path, "expected an object of strings, such as {\"kind\": \"reply\"}")
    }
    if let key = object.keys.sorted().first(where: { !keys.contains($0) }) {
      throw UsageError(
        "--event", path,
        "an event has no \"\(key)\".\(didYouMean(Suggestion.nearest(to: key, among: keys))) It has "
          + enumerated(keys))
    }
    let kinds = AutomationEvent.Kind.allCases.map(\.rawValue)
    guard let kind = object["kind"].flatMap(AutomationEvent.Kind.init(rawValue:)) else {
      throw UsageError("--event", path, "its kind is one of \(enumerated(kinds))")
    }
    return AutomationEvent(
      kind, at: try object["at"].map { try Instant(rfc3339: $0) } ?? now,
      contact: try object["contact"].map(Session.address), sequence: object["sequence"],
      sender: try object["sender"].map(Session.address), list: object["list"],
      detail: object["detail"])
  }
}
