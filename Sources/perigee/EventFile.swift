import FoundationEssentials
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// An event that somebody wrote to try an automation with: `{"kind": "reply", "contact": "ann@x.example"}`.
enum EventFile {
  private static let keys = ["kind", "contact", "sequence", "sender", "list", "detail", "at"]

  /// An event that the automation waits for, about somebody who is there.
  /// - Throws: `UsageError`, `FileError`, `UnknownName` for a contact.
  static func read(
    _ path: String, for automation: Automation, _ session: Session
  ) throws -> AutomationEvent {
    let event = try read(path, at: session.now)
    if let kind = automation.kind, kind != event.kind {
      throw UsageError(
        "--event", path,
        "\(automation.name) waits for the event \(kind.rawValue), and this is \(event.kind.rawValue)"
      )
    }
    if let contact = event.contact,
      try session.store.read({ try $0.contacts(withEmails: [contact]) }).isEmpty
    {
      throw UnknownName(kind: .contact, name: contact.text)
    }
    return event
  }

  /// - Parameter now: when it happened, where the file does not say.
  /// - Throws: `UsageError`, `FileError`.
  static func read(_ path: String, at now: Instant) throws -> AutomationEvent {
    let bytes = try FileStorage.read(path)
    let object: [String: String]
    do { object = try JSONDecoder().decode([String: String].self, from: Data(bytes)) } catch {
      let isJSON = if case DecodingError.dataCorrupted = error { false } else { true }
      throw UsageError(
        "--event", path,
        (isJSON ? "" : "it is no JSON; ")
          + "expected an object of strings, such as {\"kind\": \"reply\"}")
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
