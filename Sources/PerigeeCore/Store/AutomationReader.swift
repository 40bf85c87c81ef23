/// What can be asked of a store about automations, their occurrences and runs, and about proposals.
package protocol AutomationReader: AnyObject {
  /// All that were ever seen and not forgotten, by name.
  func automations() throws -> [AutomationRecord]

  /// Events of one kind behind the one with this number, in their order.
  func automationEvents(
    _ kind: AutomationEvent.Kind, after: Int64, limit: Int
  ) throws -> [AutomationEvent]

  /// Those of these numbers that are kept still, in their order.
  func automationEvents(_ ids: [Int64]) throws -> [AutomationEvent]

  /// The number of the newest event of any kind; 0 where there was none.
  func newestAutomationEvent() throws -> Int64

  /// - Parameters:
  ///   - automation: nil for all.
  ///   - state: nil for any.
  /// - Returns: newest first.
  func occurrences(
    of automation: String?, in state: Occurrence.State?, limit: Int
  ) throws -> [Occurrence]

  func occurrence(_ id: Occurrence.ID) throws -> Occurrence?

  /// - Parameters:
  ///   - automation: nil for all.
  ///   - state: nil for any.
  ///   - since: those whose `now` is not before it; nil for all.
  /// - Returns: newest first.
  func runs(
    of automation: String?, in state: AutomationRun.State?, since: Instant?, limit: Int
  ) throws -> [AutomationRun]

  func run(_ id: AutomationRun.ID) throws -> AutomationRun?

  /// Nil where nobody gave one, or it was taken back.
  func grant(of automation: String) throws -> AutomationGrant?

  /// When the automation engaged under its grant, from `since` on.
  func engagements(byAutomation name: String, since: Instant) throws -> Int

  /// Newest first.
  func proposals(limit: Int) throws -> [PlanProposal]

  func proposal(_ id: PlanProposal.ID) throws -> PlanProposal?

  /// The plan file of a proposal, as it was shown.
  func planFile(of proposal: PlanProposal.ID) throws -> [UInt8]
}
