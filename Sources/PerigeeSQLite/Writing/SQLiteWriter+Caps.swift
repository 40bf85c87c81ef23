import PerigeeCore

extension SQLiteWriter {
  /// Keeps with each enrollment what it counts for under caps.
  func insertCapValues(_ plan: Plan, from first: Int64) throws {
    let insert = try connection.prepare("INSERT INTO cap_value VALUES (?1, ?2, ?3)")
    for (key, column) in zip(plan.capValues.keys, plan.capValues.columns) {
      insert.bind(1, try capKeyID(creating: key))
      try TextColumn.withPinned([column]) { (pinned) throws in
        for enrollment in 0..<plan.count {
          insert.bind(2, first + Int64(enrollment))
          let value = pinned[0][enrollment]
          if value.isEmpty { insert.bindNull(3) } else { insert.bind(3, bytes: value) }
          try insert.run()
        }
      }
    }
  }

  private func capKeyID(creating key: String) throws -> Int64 {
    try connection.run(
      "INSERT INTO cap_key (name) VALUES (?) ON CONFLICT DO NOTHING", [.text(key)])
    return try connection.integer("SELECT id FROM cap_key WHERE name = ?", [.text(key)])
  }
}
