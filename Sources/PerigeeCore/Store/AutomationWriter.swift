/// What can be changed about automations and proposals. All of it is bookkeeping: no plan reads it.
package protocol AutomationWriter: AnyObject {
  /// Events that are written from now on in this transaction are caused by this; nil for nobody's run.
  func act(as origin: AutomationEvent.Origin?)

  /// Tells automations of something that this transaction does. Where no automation that is known waits for
  /// its kind, nothing is written.
  ///
  /// Replies, bounces, unsubscribes and last steps are told by `apply`, and halts by `setHalt`; nobody else
  /// has to.
  func tell(_ event: AutomationEvent) throws

  /// Keeps a record, in place of the one of the same name.
  func save(_ record: AutomationRecord) throws

  /// Adds an occurrence.
  /// - Returns: nil where there is one of its automation and its key already.
  func add(_ occurrence: Occurrence) throws -> Occurrence.ID?

  /// Keeps another state of an occurrence, by its number.
  func settle(_ occurrence: Occurrence) throws

  /// Adds a run.
  func add(_ run: AutomationRun) throws -> AutomationRun.ID

  /// Keeps what has become of a run, by its number.
  func settle(_ run: AutomationRun) throws

  /// Keeps a grant, in place of the one of its automation; nil takes it back.
  func setGrant(_ grant: AutomationGrant?, of automation: String) throws

  /// Notes that an automation has engaged under its grant.
  func noteEngagement(byAutomation name: String, at now: Instant) throws

  /// Adds a proposal with its plan file.
  func add(_ proposal: PlanProposal, planFile: [UInt8]) throws -> PlanProposal.ID

  /// Keeps what became of a proposal, by its number.
  func settle(_ proposal: PlanProposal) throws

  /// Drops events from before `moment`, and of each automation all but the newest occurrences and their runs.
  func forgetAutomations(before moment: Instant, keeping occurrences: Int) throws
}
