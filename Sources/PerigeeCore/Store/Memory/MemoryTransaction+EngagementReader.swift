extension MemoryTransaction {
  func engagement(_ key: EngagementKey) throws -> Engagement? {
    let engagements = state.engagements.map(\.engagement)
    switch key {
    case .id(let id):
      return engagements.first { $0.id == id }
    case .digest(let digest):
      let found = engagements.filter { $0.digest == digest }
      return found.first { $0.rolledBackAt == nil } ?? found.last
    }
  }

  func engagements(limit: Int) throws -> [Engagement] {
    state.engagements.map(\.engagement).suffix(limit).reversed()
  }

  func enrollments(of contact: EmailAddress) throws -> [Enrollment] {
    state.enrollments.map(\.enrollment).filter { $0.contact == contact }
  }

  func openSendings(of engagement: Engagement.ID) throws -> Int {
    state.enrollments.map(\.enrollment).filter { $0.engagement == engagement }
      .reduce(0) { $0 + $1.sendings.count(where: \.isOpen) }
  }

  func liveEnrollments() throws -> [EmailAddress: Int] {
    let live = state.enrollments.map(\.enrollment).filter(\.state.isLive)
    return Dictionary(grouping: live, by: \.sender).mapValues(\.count)
  }

  func liveValues(of key: String) throws -> LiveValues {
    var values = LiveValues()
    for enrollment in state.enrollments.map(\.enrollment) where enrollment.state.isLive {
      switch enrollment.capValues[key] {
      case nil: values.unkept.append(enrollment.contact)
      case "": break
      case let value?: values.counts[value, default: 0] += 1
      }
    }
    return values
  }

  func loadRuns(from: Instant) throws -> [EmailAddress: MomentRuns] {
    var load: [EmailAddress: [Instant]] = [:]
    for stored in state.enrollments {
      for sending in stored.enrollment.sendings where sending.holdsQuota {
        guard let at = sending.at, at >= from else { continue }
        load[stored.sender(ofStep: sending.step), default: []].append(at)
      }
    }
    return load.mapValues { MomentRuns($0.sorted()) }
  }

  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  ) throws -> MailboxLoad {
    let times = { [state] (isMeant: (Engagement.ID) -> Bool) in
      state.enrollments.filter { isMeant($0.enrollment.engagement) }
        .flatMap { stored in
          stored.enrollment.sendings.compactMap {
            state.moment(of: $0, in: stored, once: engagement, from: sender)
          }
        }
        .filter { from <= $0 && $0 <= through }.sorted()
    }
    return MailboxLoad(earlier: times { $0 < engagement }, own: times { $0 == engagement })
  }

  func plannedParts(from: Instant) throws -> [PlannedPart] {
    var parts = PlannedParts()
    for enrollment in state.enrollments.map(\.enrollment) {
      for sending in enrollment.sendings where sending.state == .planned {
        guard let at = sending.at, at >= from else { continue }
        parts.add(
          engagement: enrollment.engagement, sequence: enrollment.sequence,
          sender: enrollment.sender, at: at, isEmail: sending.isEmail)
      }
    }
    return parts.all
  }

  func starts(of engagement: Engagement.ID) throws -> [Instant] {
    state.enrollments.filter { $0.enrollment.engagement == engagement }
      .compactMap { stored in
        let move = stored.moves.first { $0.move.step == stored.enrollment.sendings.first?.step }
        return move?.move.from ?? stored.enrollment.sendings.first?.at
      }
      .sorted()
  }
}
