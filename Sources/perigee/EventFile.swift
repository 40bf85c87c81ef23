import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// An event that somebody wrote to try an automation with: `{"kind": "reply", "contact": "ann@x.example"}`.
struct EventFile {
  private static let keys = ["kind", "contact", "sequence", "sender", "list", "detail", "at"]

  private let path: String
  private var scanner: JSONScanner
  private var values: [String: (text: String, place: JSONFault)] = [:]
  private var findings: [Finding] = []

  private init(_ path: String) throws {
    self.path = path
    scanner = JSONScanner(String(decoding: try FileStorage.read(path), as: UTF8.self))
  }

  /// An event that the automation waits for, about what is there.
  /// - Throws: `EventFileError` with all that is wrong with it, `FileError`.
  static func read(
    _ path: String, for automation: Automation, _ session: Session
  ) throws -> AutomationEvent {
    var file = try Self(path)
    return try file.event(for: automation, session)
  }

  private mutating func event(
    for automation: Automation, _ session: Session
  ) throws -> AutomationEvent {
    do throws(JSONFault) { try readObject() } catch { report(error, error.message) }
    let isWhole = findings.isEmpty || !values.isEmpty
    let kind = isWhole ? readKind(automation) : nil
    let at = value("at") { try Instant(rfc3339: $0) }
    let contact = value("contact", session.requireContact)
    let sender = value("sender") { try session.sender($0).email }
    let sequence = value("sequence", session.requireSequence)
    let list = value("list", session.requireList)
    if let kind { requireSubject(of: kind) }
    guard findings.isEmpty, let kind else { throw EventFileError(findings.sorted()) }
    return AutomationEvent(
      kind, at: at ?? session.now, contact: contact, sequence: sequence, sender: sender, list: list,
      detail: values["detail"]?.text)
  }

  /// Whom or what each event of this kind is about.
  private mutating func requireSubject(of kind: AutomationEvent.Kind) {
    let subject = kind.subject.rawValue
    guard values[subject] == nil else { return }
    report(
      values["kind"]?.place,
      "an event \(kind.rawValue) is about a \(subject), and none is there: add \"\(subject)\": \"…\""
    )
  }

  // MARK: What it holds

  private mutating func readKind(_ automation: Automation) -> AutomationEvent.Kind? {
    let kinds = AutomationEvent.Kind.allCases.map(\.rawValue)
    guard let given = values["kind"], let kind = AutomationEvent.Kind(rawValue: given.text) else {
      let found = values["kind"].map { ", and not \($0.text.excerpt)" } ?? ""
      report(values["kind"]?.place, "its kind is one of \(enumerated(kinds))\(found)")
      return nil
    }
    if let wanted = automation.kind, wanted != kind {
      report(
        given.place,
        "\(automation.name) waits for the event \(wanted.rawValue), and this is \(kind.rawValue)")
    }
    return kind
  }

  private mutating func value<Value>(_ key: String, _ read: (String) throws -> Value) -> Value? {
    guard let (text, place) = values[key] else { return nil }
    do { return try read(text) } catch {
      let words = (error as? any ReportableError)?.message ?? "\(error)"
      report(place, "\(key): \(words)")
      return nil
    }
  }

  private mutating func report(_ place: JSONFault?, _ words: String) {
    findings.append(
      Finding(
        location: SourceLocation(path: path, line: place?.line ?? 1), column: place?.column,
        message: words))
  }

  // MARK: JSON

  private mutating func readObject() throws(JSONFault) {
    guard try scanner.next() == .beginObject else { return reportShape() }
    var token = try scanner.next()
    while token != .endObject {
      guard case .string(let key) = token else { return reportShape() }
      let place = scanner.fault(.end)
      guard try scanner.next() == .colon, case .string(let text) = try scanner.next() else {
        return reportShape(of: key)
      }
      take(key, text, place)
      token = try scanner.next()
      if token == .comma {
        token = try scanner.next()
        if token == .endObject { return reportShape(behindComma: true) }
      } else if token != .endObject {
        return reportShape()
      }
    }
    if try scanner.next() != .end { reportShape() }
  }

  private mutating func reportShape(of key: String? = nil, behindComma: Bool = false) {
    report(
      scanner.fault(.end),
      (key.map { "\($0.excerpt) is no string; " } ?? "")
        + (behindComma ? "nothing stands behind the last comma; leave it out: " : "")
        + "expected an object of strings, such as {\"kind\": \"reply\"}")
  }

  private mutating func take(_ key: String, _ text: String, _ place: JSONFault) {
    if !Self.keys.contains(key) {
      let suggestion = Suggestion.nearest(to: key, among: Self.keys)
      report(
        place,
        "an event has no \(key.excerpt).\(didYouMean(suggestion)) It has "
          + enumerated(Self.keys))
    } else if values[key] != nil {
      report(place, "the key \(key) is there already")
    } else {
      values[key] = (text, place)
    }
  }
}

/// A file of an event that cannot be used, with all that is wrong.
struct EventFileError: ReportableError {
  /// At least one, in the order of lines.
  let findings: [Finding]
  let code = "event_file"
  let isUsage = true

  init(_ findings: [Finding]) { self.findings = findings }

  /// One line a finding.
  var message: String { findings.map(\.description).joined(separator: "\n") }
}
