import PerigeeCore

/// An enrollment for which a newer version of its sequence changes something.
struct UpgradeCandidate {
  var enrollment: OpenEnrollment
  var sender: Sender
  /// Of its engagement.
  var request: PlanRequest
  /// How many of its first steps are over.
  var kept: Int
  /// What changes behind those.
  var steps: [StepChange]
  /// What changes of its sender, in words.
  var settings: [String]
  /// What it is to go on with.
  var version: EnrollmentVersion
  /// What it has so far.
  var oldSteps: [Step]
}

extension UpgradeCandidate {
  var removed: [Int] {
    steps.filter { $0.kind == .removed }.map(\.step)
  }

  var added: [EnrollmentUpgrade.Added] {
    steps.filter { $0.kind == .added }.map {
      EnrollmentUpgrade.Added(step: $0.step, isEmail: version.sequence.steps[$0.step - 1].isEmail)
    }
  }

  func upgrade(_ values: [String: String]) -> EnrollmentUpgrade {
    EnrollmentUpgrade(
      enrollment: enrollment.id, version: version, values: values, removed: removed, added: added)
  }

  /// Why the contact has to stay with what it has; nil where it has not.
  var refusal: String? {
    steps.first { $0.kind == .kind }.map {
      "step \($0.step) is an email in one version and a task in the other: stop it and engage it again"
    }
  }
}
