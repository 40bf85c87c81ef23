/// Which planned steps do not fit the settings of now, with the reason for which each has to move.
package struct UnfittingSteps {
  private struct Step: Comparable {
    var at: Instant
    var enrollment: Enrollment.ID
    var number: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.at, left.enrollment, left.number) < (right.at, right.enrollment, right.number)
    }
  }

  private var causes: [Enrollment.ID: [Int: SendingMove.Cause]] = [:]

  /// - Parameters:
  ///   - subjects: live enrollments with the senders that they have.
  ///   - load: what holds quota, by sender, ascending, from a day before `now` on.
  ///   - now: tasks that lie before it stay, and so do emails that are late although the window is open.
  package init(
    _ subjects: [Rearranger.Subject], load: [EmailAddress: [Instant]], now: Instant
  ) {
    for (email, subjects) in Dictionary(grouping: subjects, by: \.sender.email) {
      let closed = addOutside(subjects, now)
      // What has to leave anyhow takes no quota from the others.
      let times = (load[email] ?? []).without(closed)
      addBeyond(subjects, times, now)
    }
  }

  /// Nil where the step fits.
  package func cause(_ enrollment: Enrollment.ID, step: Int) -> SendingMove.Cause? {
    causes[enrollment]?[step]
  }

  package var isEmpty: Bool { causes.isEmpty }

  /// - Returns: the moments of emails outside the window, with how many each has.
  private mutating func addOutside(
    _ subjects: [Rearranger.Subject], _ now: Instant
  ) -> [Instant: Int] {
    var closed: [Instant: Int] = [:]
    for subject in subjects {
      let isMoved = subject.plannedZone.map { $0 != subject.sender.zone.name } ?? false
      for sending in subject.enrollment.planned {
        guard let at = sending.at, at >= now || sending.isEmail,
          !CommittedCheck.isOpen(at, subject.sender)
        else { continue }
        causes[subject.enrollment.id, default: [:]][sending.step] = isMoved ? .timeZone : .window
        if sending.isEmail { closed[at, default: 0] += 1 }
      }
    }
    return closed
  }

  private mutating func addBeyond(
    _ subjects: [Rearranger.Subject], _ times: [Instant], _ now: Instant
  ) {
    guard let sender = subjects.first?.sender else { return }
    var beyond: [Instant: Int] = [:]
    for time in CommittedCheck.beyond(times, sender, now) { beyond[time, default: 0] += 1 }
    guard !beyond.isEmpty else { return }
    let steps = subjects.flatMap { subject in
      subject.enrollment.planned.compactMap { sending in
        sending.isEmail && causes[subject.enrollment.id]?[sending.step] == nil
          ? sending.at.map {
            Step(at: $0, enrollment: subject.enrollment.id, number: sending.step)
          } : nil
      }
    }
    // Of several at one moment the one that was engaged last has to leave.
    for step in steps.sorted().reversed() {
      guard let count = beyond[step.at], count > 0 else { continue }
      beyond[step.at] = count - 1
      causes[step.enrollment, default: [:]][step.number] = .quota
    }
  }
}
