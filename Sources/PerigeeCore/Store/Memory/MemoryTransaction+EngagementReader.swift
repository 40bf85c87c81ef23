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

  func load(from: Instant) throws -> [EmailAddress: [Instant]] {
    var load: [EmailAddress: [Instant]] = [:]
    for stored in state.enrollments {
      let times = stored.enrollment.sendings.filter { $0.holdsQuota && $0.at >= from }.map(\.at)
      if !times.isEmpty { load[stored.enrollment.sender, default: []] += times }
    }
    return load.mapValues { $0.sorted() }
  }

  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  ) throws -> MailboxLoad {
    // Those that were rolled back only after `engagement` stood when it was committed.
    let undoneLater = Set(
      state.engagements.filter { $0.rolledBackAfter.map { $0 >= engagement } ?? false }
        .map(\.engagement.id))
    let times = { [state] (isMeant: (Engagement.ID) -> Bool) in
      state.enrollments.map(\.enrollment)
        .filter { $0.sender == sender && isMeant($0.engagement) }
        .flatMap { enrollment in
          enrollment.sendings.filter {
            $0.holdsQuota || ($0.isEmail && undoneLater.contains(enrollment.engagement))
          }
        }
        .map(\.at).filter { from <= $0 && $0 <= through }.sorted()
    }
    return MailboxLoad(earlier: times { $0 < engagement }, own: times { $0 == engagement })
  }

  func plannedParts(from: Instant) throws -> [PlannedPart] {
    var parts = PlannedParts()
    for enrollment in state.enrollments.map(\.enrollment) {
      for sending in enrollment.sendings where sending.state == .planned && sending.at >= from {
        parts.add(
          engagement: enrollment.engagement, sequence: enrollment.sequence,
          sender: enrollment.sender, at: sending.at, isEmail: sending.isEmail)
      }
    }
    return parts.all
  }

  func starts(of engagement: Engagement.ID) throws -> [Instant] {
    state.enrollments.map(\.enrollment).filter { $0.engagement == engagement }
      .compactMap { $0.sendings.first?.at }.sorted()
  }
}
