extension MemoryTransaction {
  func openEnrollments(_ choice: OpenEnrollment.Choice) throws -> [OpenEnrollment] {
    state.enrollments.map(\.enrollment).filter { enrollment in
      guard enrollment.state.isLive else { return false }
      return switch choice {
      case .enrollments(let ids): ids.contains(enrollment.id)
      case .senders(let senders): senders.contains(enrollment.sender)
      case .sequence(let name): enrollment.sequence == name
      }
    }.map { enrollment in
      OpenEnrollment(
        id: enrollment.id, engagement: enrollment.engagement, contact: enrollment.contact,
        sequence: enrollment.sequence, sender: enrollment.sender, state: enrollment.state,
        sendings: enrollment.sendings)
    }
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
      handOver(place, to: handover.to)
    }
  }

  private func handOver(_ place: Int, to sender: EmailAddress) {
    let before = state.enrollments[place].enrollment
    for (row, sending) in before.sendings.enumerated() {
      if sending.isOpen {
        state.enrollments[place].enrollment.sendings[row].state = .planned
      } else if state.enrollments[place].formerSenders[sending.step] == nil {
        state.enrollments[place].formerSenders[sending.step] = before.sender
      }
    }
    state.enrollments[place].enrollment.sender = sender
    if let contact = state.places[before.contact] { state.contacts[contact].owner = sender }
  }
}
