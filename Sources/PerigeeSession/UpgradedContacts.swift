package import PerigeeCore

/// Contacts for whom a newer version of their sequence changes the same.
package struct UpgradedContacts: Equatable {
  /// How many of the sequence's first steps are over for them, and stay as they were.
  package var kept: Int
  /// What changes in the steps behind those.
  package var steps: [StepChange]
  /// What changes of the sender, in words: "signature".
  package var settings: [String]
  /// In the order of their enrollments.
  package var contacts: [EmailAddress]
}

extension UpgradedContacts {
  /// A line for whom, and one for each change.
  var text: String {
    let names = enumerated(contacts.map(\.text), limit: 5)
    let over = kept == 0 ? "not started" : "\(counted(kept, "step")) over"
    let lines = steps.map(\.words) + settings.map { "of the sender: \($0)" }
    return "  \(counted(contacts.count, "contact")) (\(over)): \(names)\n"
      + lines.map { "    \($0)\n" }.joined()
  }

  /// `{"kept", "contacts", "changes", "settings"}`
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("kept", kept)
      json.key("contacts")
      try json.array { json in
        for contact in contacts { try json.string(contact.text) }
      }
      json.key("changes")
      try json.array { json in
        for step in steps { try step.write(to: &json) }
      }
      json.key("settings")
      try json.array { json in
        for setting in settings { try json.string(setting) }
      }
    }
  }
}
