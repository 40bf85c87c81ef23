import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func upgrade(_ upgrades: [EnrollmentUpgrade]) throws {
    guard !upgrades.isEmpty else { return }
    try changing {
      var ids: [EnrollmentVersion: Int64] = [:]
      let enrollment = try connection.prepare(
        "UPDATE enrollment SET version = ?2, frozen_values = ?3 WHERE id = ?1")
      let cancel = try connection.prepare(
        """
        UPDATE sending SET state = \(Sending.State.cancelled.code), fence = fence + 1
        WHERE enrollment = ?1 AND step = ?2 AND state = \(StoredSending.waitingCode)
        """)
      let add = try connection.prepare(
        """
        INSERT INTO sending (enrollment, step, sender, at, state, is_email)
        SELECT id, ?2, sender, \(StoredSending.noMoment), \(StoredSending.waitingCode), ?3
        FROM enrollment WHERE id = ?1
        ON CONFLICT (enrollment, step) DO UPDATE SET state = excluded.state, at = excluded.at,
          is_email = excluded.is_email, sender = excluded.sender, fence = fence + 1
          WHERE state = \(Sending.State.cancelled.code)
        """)
      for upgrade in upgrades {
        let version = try ids[upgrade.version] ?? self.id(creating: upgrade.version)
        ids[upgrade.version] = version
        let id = upgrade.enrollment.number
        enrollment.bind(1, id)
        enrollment.bind(2, version)
        let values = upgrade.version.variables.map { upgrade.values[$0] ?? "" }
        enrollment.bind(3, .text(try StoredJSON.encode(values)))
        try enrollment.run()
        for step in upgrade.removed {
          cancel.bind(1, id)
          cancel.bind(2, Int64(step))
          try cancel.run()
        }
        for step in upgrade.added {
          add.bind(1, id)
          add.bind(2, Int64(step.step))
          add.bind(3, Int64(step.isEmail ? 1 : 0))
          try add.run()
        }
      }
    }
  }

  /// The number of a version, which is kept once.
  func id(creating version: EnrollmentVersion) throws -> Int64 {
    let definition = SQLValue.text(try StoredJSON.encode(version))
    try connection.run(
      "INSERT INTO enrollment_version (definition) VALUES (?) ON CONFLICT DO NOTHING", [definition])
    return try connection.integer(
      "SELECT id FROM enrollment_version WHERE definition = ?", [definition])
  }

  /// Gives an enrollment another sender's settings, besides what it has.
  /// - Parameter known: the versions that were made before, by what they were made from.
  func freeze(
    _ sender: SenderSettings, for enrollment: Int64, known: inout [String: Int64]
  ) throws {
    let found = try connection.first(
      """
      SELECT e.version, g.id, g.variables, a.email
      FROM enrollment e JOIN engagement g ON g.id = e.engagement JOIN address a ON a.id = e.sender
      WHERE e.id = ? AND \(Predicate.isLive("e.state"))
      """, [.integer(enrollment)]
    ) { ($0.isNull(0) ? nil : $0.integer(0), $0.integer(1), $0.text(2), $0.address(3)) }
    guard let (version, engagement, variables, former) = found else { return }
    let key = "\(version.map { "v\($0)" } ?? "g\(engagement)") \(former) \(sender.email)"
    let id: Int64
    if let made = known[key] {
      id = made
    } else {
      let before = try self.version(version, .init(engagement), variables, former)
      id = try self.id(creating: before.handed(to: sender, from: former))
      known[key] = id
    }
    try connection.run(
      "UPDATE enrollment SET version = ? WHERE id = ?", [.integer(id), .integer(enrollment)])
  }

  /// The version that an enrollment has, or what its engagement has as one.
  private func version(
    _ version: Int64?, _ id: Engagement.ID, _ variables: String, _ sender: EmailAddress
  ) throws -> EnrollmentVersion {
    if let version { return try self.version(version) }
    guard let engagement = try engagement(.id(id)) else {
      throw UnknownName(kind: .engagement, name: String(id.number))
    }
    return EnrollmentVersion(
      sequence: engagement.sequence,
      variables: try StoredJSON.texts(from: variables, location: path),
      sender: engagement.settings?.sender(sender), unsubscribe: engagement.settings?.unsubscribe)
  }
}
