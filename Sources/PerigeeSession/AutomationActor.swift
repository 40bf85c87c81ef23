package import PerigeeCore

/// An automation that acts in a session, with what it may and what it has done so far.
package final class AutomationActor {
  package let name: String
  package let limits: AutomationLimits
  /// Nil where it is only tried.
  package let run: AutomationRun.ID?
  /// How many runs of automations lie behind this one.
  let depth: Int
  /// Of the plans that it proposed and engaged, in their order.
  package private(set) var digests: [Digest] = []
  private var contacts = 0
  private var writtenBytes = 0

  /// - Parameters:
  ///   - run: nil where it is only tried.
  ///   - depth: how many runs of automations lie behind it; 0 for none.
  package init(_ automation: Automation, run: AutomationRun.ID?, depth: Int) {
    name = automation.name
    limits = automation.limits
    self.run = run
    self.depth = depth
  }

  /// Who it is in the log.
  var address: EmailAddress { Automation.actor(name) }

  /// By what events are caused that come of what it does.
  var origin: AutomationEvent.Origin { .init(automation: name, depth: depth + 1) }

  /// Counts contacts that it proposes, engages, imports or changes. Stops and pauses are not counted: no
  /// limit holds one back.
  /// - Throws: `AutomationError.tooManyContacts`.
  func spend(_ count: Int) throws {
    guard contacts + count <= limits.contacts else {
      throw AutomationError.tooManyContacts(
        automation: name, limit: limits.contacts, asked: contacts + count)
    }
    contacts += count
  }

  /// Counts what it writes into files.
  /// - Throws: `AutomationError.tooMuchWritten`.
  func spend(bytes: Int) throws {
    writtenBytes += bytes
    guard writtenBytes <= AutomationLimits.writtenBytes else {
      throw AutomationError.tooMuchWritten(automation: name)
    }
  }

  func note(_ digest: Digest) { digests.append(digest) }
}
