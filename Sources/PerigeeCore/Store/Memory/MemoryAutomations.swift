/// What a store in memory knows of automations, none of which plans read.
struct MemoryAutomations: Equatable {
  struct StoredProposal: Equatable {
    var proposal: PlanProposal
    var planFile: [UInt8]
  }

  struct StoredEngagement: Equatable {
    var automation: String
    var at: Instant
  }

  var records: [String: AutomationRecord] = [:]
  var events: [AutomationEvent] = []
  var newestEvent: Int64 = 0
  /// In the order of their numbers, as the runs are.
  var occurrences: [Occurrence] = []
  var newestOccurrence: Int64 = 0
  var runs: [AutomationRun] = []
  var newestRun: Int64 = 0
  var grants: [String: AutomationGrant] = [:]
  var engagements: [StoredEngagement] = []
  var proposals: [StoredProposal] = []
  var notified: Set<AutomationEvent.Kind> = []
  var notifications: [Notification] = []
  var newestNotification: Int64 = 0
}
