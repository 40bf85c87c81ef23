package import PerigeeCore

/// An open task as people see it.
package struct ListedTask {
  package var task: OpenTask
  /// Of the sender, today's; the team's where it is no sender any more.
  package var zone: Zone
  package var urgency: OpenTask.Urgency
  /// What is to be done, with the contact's values in it.
  package var text: String
}

extension ListedTask {
  /// The header of the tasks' CSV.
  package static let header = [
    "state", "at", "contact", "sequence", "step", "sender", "task",
  ]

  /// The cells under `header`; the moment with the offset of its zone.
  package var cells: [String] {
    [
      urgency.rawValue, task.at.rfc3339(in: zone), task.contact.text, task.sequence,
      String(task.step), task.sender.text, text,
    ]
  }

  /// `{"contact", "sequence", "step", "sender", "at", "state", "task", "engagement"}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", task.contact.text)
      try json.member("sequence", task.sequence)
      try json.member("step", task.step)
      try json.member("sender", task.sender.text)
      try json.member("at", task.at.rfc3339(in: zone))
      try json.member("state", urgency.rawValue)
      try json.member("task", text)
      try json.member("engagement", task.engagement.number)
    }
  }
}
