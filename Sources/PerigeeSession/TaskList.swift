package import PerigeeCore

/// The open tasks that were asked for.
package struct TaskList {
  /// By their moments.
  package var tasks: [ListedTask]
  /// How many there are, shown or not.
  package var total: Int
}

extension TaskList {
  /// A table and how many there are; each moment in its sender's zone, which it names.
  package func text(_ style: TextStyle = .plain) -> String {
    guard total > 0 else { return "there is no open task\n" }
    var table = TextTable([
      ("", .left), ("at", .left), ("contact", .left), ("sequence", .left), ("step", .right),
      ("sender", .left), ("task", .left),
    ])
    for listed in tasks {
      let (task, state) = (listed.task, listed.urgency.rawValue)
      table.add([
        listed.urgency == .overdue ? style.red(state) : state,
        task.at.zonedWords(in: listed.zone), task.contact.text, task.sequence,
        String(task.step), task.sender.text, style.cell(listed.text),
      ])
    }
    let more =
      total > tasks.count ? "; the first \(grouped(tasks.count)) are shown (--limit)" : ""
    return (tasks.isEmpty ? "" : table.text(style)) + "\(counted(total, "open task"))\(more)\n"
  }
}
