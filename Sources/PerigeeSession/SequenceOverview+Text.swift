package import PerigeeCore
package import PerigeeWorkspace

extension SequenceOverview {
  package static let header = [
    "sequence", "steps", "tasks", "contacts", "planned", "sent", "file",
  ]

  /// A line of CSV.
  package var cells: [String] {
    [
      name, sequence.map { "\($0.steps.count)" } ?? "", sequence.map { "\($0.tasks)" } ?? "",
      "\(contacts)", "\(count(.planned))", "\(count(.sent))", sequence?.source?.path ?? "",
    ]
  }

  /// How many emails and tasks are in a state, as the report counts them.
  package func count(_ state: Sending.State) -> Int {
    sendings.reported.first { $0.state == state }?.count ?? 0
  }

  /// "3", "3, 1 a task"
  fileprivate var steps: String {
    guard let sequence else { return "–" }
    let count = grouped(sequence.steps.count)
    return sequence.tasks == 0 ? count : "\(count), \(counted(sequence.tasks, "task"))"
  }
}

extension EmailSequence {
  /// How many of its steps people do by hand.
  package var tasks: Int { steps.count { !$0.isEmail } }
}

extension [SequenceOverview] {
  /// A line each, then what is wrong with files; for people.
  /// - Parameter findings: of the files of sequences.
  package func text(_ style: TextStyle = .plain, findings: [Finding] = []) -> String {
    var table = TextTable([
      ("sequence", .left), ("steps", .left), ("contacts", .right), ("planned", .right),
      ("sent", .right), ("file", .left),
    ])
    for row in self {
      table.add([
        row.name, row.steps, grouped(row.contacts), grouped(row.count(.planned)),
        grouped(row.count(.sent)), row.sequence?.source?.path ?? "gone; perigee check",
      ])
    }
    let faults = findings.map { "error: \($0)\n" }.joined()
    if isEmpty { return faults.isEmpty ? "no sequence: write one in sequences/\n" : faults }
    return table.text(style) + faults
  }

  /// `{"sequences": [{"name", "steps", "tasks", "safeguard", "contacts", "planned", "sent", "file", "line"}],
  /// "findings": […]}`; of one whose file is gone what it says is null.
  package func write(to json: inout JSONWriter, findings: [Finding]) throws {
    try json.object { json in
      json.key("sequences")
      try json.array { json in
        for row in self { try row.write(to: &json) }
      }
      json.key("findings")
      try json.array { json in
        for finding in findings { try finding.write(to: &json) }
      }
    }
  }
}

extension SequenceOverview {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("name", name)
      try json.member("steps", sequence?.steps.count)
      try json.member("tasks", sequence?.tasks)
      try json.member("safeguard", sequence?.safeguard.rawValue)
      try json.member("contacts", contacts)
      try json.member("planned", count(.planned))
      try json.member("sent", count(.sent))
      try json.member("file", sequence?.source?.path)
      try json.member("line", sequence?.source?.line)
    }
  }
}
