extension MemoryTransaction {
  func openEnrollments(_ choice: OpenEnrollment.Choice) throws -> [OpenEnrollment] {
    state.enrollments.filter { stored in
      let enrollment = stored.enrollment
      guard enrollment.state.isLive else { return false }
      return switch choice {
      case .enrollments(let ids): ids.contains(enrollment.id)
      case .senders(let senders): senders.contains(enrollment.sender)
      case .sequence(let name): enrollment.sequence == name
      case .waiting: enrollment.sendings.contains { $0.isOpen && $0.at == nil }
      }
    }.map { stored in
      let enrollment = stored.enrollment
      let sent = enrollment.sendings.filter(\.countsFromDelivery).compactMap { sending in
        sentMoment(of: sending.step, in: enrollment.id).map { (sending.step, $0) }
      }
      return OpenEnrollment(
        id: enrollment.id, engagement: enrollment.engagement, contact: enrollment.contact,
        sequence: enrollment.sequence, sender: enrollment.sender, state: enrollment.state,
        sendings: enrollment.sendings, version: enrollment.version,
        sentAt: stored.tasks.mapValues(\.at).merging(sent) { task, _ in task })
    }
  }

  private func sentMoment(of step: Int, in enrollment: Enrollment.ID) -> Instant? {
    state.dispatch.deliveries.last {
      $0.enrollment == enrollment && $0.step == step
        && ($0.outcome == .sent || $0.outcome == .unknown)
    }?.at
  }

  func currentStarts(of engagement: Engagement.ID) throws -> [Enrollment.ID: Instant] {
    var starts: [Enrollment.ID: Instant] = [:]
    for enrollment in state.enrollments.map(\.enrollment)
    where enrollment.engagement == engagement {
      guard let first = enrollment.sendings.first, first.state != .cancelled else { continue }
      starts[enrollment.id] = first.at
    }
    return starts
  }

  func handOver(_ handovers: [Handover]) throws {
    for handover in handovers {
      let place = Int(handover.enrollment.number) - 1
      guard state.enrollments.indices.contains(place),
        state.enrollments[place].enrollment.state.isLive
      else { continue }
      handOver(place, to: handover.settings)
    }
  }

  private func handOver(_ place: Int, to settings: SenderSettings) {
    let sender = settings.email
    let before = state.enrollments[place].enrollment
    for (row, sending) in before.sendings.enumerated() {
      if sending.isOpen {
        if sending.state == .claimed {
          let key = MemoryDispatch.Key(enrollment: before.id, step: sending.step)
          state.dispatch.fences[key, default: 0] += 1
        }
        state.enrollments[place].enrollment.sendings[row].state = .planned
      } else if state.enrollments[place].formerSenders[sending.step] == nil {
        state.enrollments[place].formerSenders[sending.step] = before.sender
      }
    }
    state.enrollments[place].enrollment.version = version(of: before)?
      .handed(to: settings, from: before.sender)
    state.enrollments[place].enrollment.sender = sender
    if let contact = state.places[before.contact] { state.contacts[contact].owner = sender }
  }

  /// The version of an enrollment, or what its engagement has as one.
  private func version(of enrollment: Enrollment) -> EnrollmentVersion? {
    if let version = enrollment.version { return version }
    let engagement = state.engagements.first { $0.engagement.id == enrollment.engagement }?
      .engagement
    return engagement.map {
      EnrollmentVersion(
        sequence: $0.sequence, variables: $0.sequence.variables,
        sender: $0.settings?.sender(enrollment.sender), unsubscribe: $0.settings?.unsubscribe)
    }
  }

  func upgrade(_ upgrades: [EnrollmentUpgrade]) throws {
    for upgrade in upgrades {
      let place = Int(upgrade.enrollment.number) - 1
      guard state.enrollments.indices.contains(place) else { continue }
      state.enrollments[place].enrollment.version = upgrade.version
      state.enrollments[place].enrollment.values = upgrade.values
      for row in state.enrollments[place].enrollment.sendings.indices {
        let sending = state.enrollments[place].enrollment.sendings[row]
        guard upgrade.removed.contains(sending.step), sending.state == .planned, sending.at == nil
        else { continue }
        state.enrollments[place].enrollment.sendings[row].state = .cancelled
      }
      // What an upgrade took away before may come back.
      state.enrollments[place].enrollment.sendings.removeAll { sending in
        sending.state == .cancelled && upgrade.added.contains { $0.step == sending.step }
      }
      state.enrollments[place].enrollment.sendings += upgrade.added.map {
        Sending(step: $0.step, at: nil, state: .planned, isEmail: $0.isEmail)
      }
    }
  }
}
