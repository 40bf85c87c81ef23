import PerigeeCore

extension ContactChange {
  /// What the log keeps of it, the values before and after among it; nothing of what stays as it was.
  ///
  /// `first_name "Anne" → "Ann", title (blank) → "CEO"`
  ///
  /// - Parameter isConfirmed: a wish of the contact's was taken back, knowingly.
  func details(
    _ before: Contact, isConfirmed: Bool
  ) -> [(action: LogEntry.Action, detail: String)] {
    var details: [(LogEntry.Action, String)] = []
    let values = variables.sorted { $0.key < $1.key }.compactMap { name, value in
      Self.words(name, before.variables[name], value)
    }
    if !values.isEmpty { details.append((.editContact, values.joined(separator: ", "))) }
    if let owner, owner != before.owner {
      let names = [before.owner, owner].map { $0?.text ?? "nobody" }
      details.append((.changeOwner, "from \(names[0]) to \(names[1])"))
    }
    if let status, status != before.status {
      let confirmed = isConfirmed ? ", confirmed" : ""
      details.append(
        (.editContact, "status \(before.status.rawValue) → \(status.rawValue)\(confirmed)"))
    }
    return details
  }

  private static func words(_ name: String, _ before: String?, _ after: String?) -> String? {
    let after = after == "" ? nil : after
    guard before.map({ Array($0.utf8) }) != after.map({ Array($0.utf8) }) else { return nil }
    return "\(name) \(quoted(before)) → \(quoted(after))"
  }

  /// On one line, whatever is in it, so that an entry is one.
  private static func quoted(_ value: String?) -> String {
    guard let value else { return "(blank)" }
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(text)\""
  }
}
