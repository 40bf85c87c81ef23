import ArgumentParser
import PerigeeCore
import PerigeeSession

/// What `preview` and `engage` are told: whom, from whom, when and how fast.
struct PlanOptions: ParsableArguments {
  @Argument(help: "The sequence to plan, by name.")
  var sequence: String?

  @OptionGroup var selected: ContactOptions

  @Option(
    help: ArgumentHelp("Leaves these contacts out of this plan: a@x,b@y.", valueName: "addresses"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Who sends: me, owners, addresses (shared out by a balanced shuffle; several are taken "
        + "together), or rule:NAME.",
      valueName: "senders"))
  var senders: [String] = []

  @Option(
    help: """
      When it may begin: now, or "2026-11-24 10:00" in the team's time zone. Slots are full hours: \
      where it is 09:05, the next slot is 10:00.
      """)
  var start: String?

  @Option(
    help: ArgumentHelp(
      "asap uses the quotas to the full; 100/day,50/hour limits the contacts started.",
      valueName: "mode"))
  var mode: String?

  @Flag(help: "Overrides the safeguard and the status disqualified, once and on record.")
  var authorize = false

  @Option(help: "truncate plans the contacts that fit before the horizon and lists the rest.")
  var fit: FitOption?

  @Option(help: ArgumentHelp("The seed of the senders' shuffle. Default: 1.", valueName: "n"))
  var seed: UInt64?

  enum FitOption: String, ExpressibleByArgument, CaseIterable { case truncate }

  /// Whether anything at all was said.
  var isEmpty: Bool {
    sequence == nil && selected.isEmpty && exclude.isEmpty && senders.isEmpty && start == nil
      && mode == nil && !authorize && fit == nil && seed == nil
  }

  /// The order that the options make.
  /// - Throws: `UsageError`.
  func order() throws -> PlanOrder {
    guard let sequence else {
      throw UsageError("which sequence? Name it: perigee preview SEQUENCE …")
    }
    guard !senders.isEmpty else {
      throw UsageError("who sends? Give --senders me, owners, a@x,b@y or rule:NAME")
    }
    guard !selected.isEmpty else {
      throw UsageError("which contacts? Give --list, --contacts, --filter or --where")
    }
    var order = PlanOrder(
      sequence: sequence,
      contacts: SelectedContacts(try selected.selection(leavingOut: exclude)),
      senders: try strategy(senders))
    guard let start else { throw UsageError("when? Give --start now or \"2026-11-24 10:00\"") }
    order.start = start == "now" ? .now : .text(start, of: "--start")
    guard let mode else { throw UsageError("how fast? Give --mode asap or \"100/day,50/hour\"") }
    do { order.mode = try PlanMode(words: mode) } catch {
      throw UsageError("--mode", mode, error.message)
    }
    order.authorize = authorize
    order.fit = fit == nil ? .whole : .truncate
    order.seed = seed ?? 1
    return order
  }

  /// Of several, addresses are taken together; other ways to choose senders exclude one another.
  private func strategy(_ all: [String]) throws -> PlanOrder.Senders {
    let senders = all.joined(separator: ",")
    guard all.count == 1 || all.allSatisfy({ $0.has("@") }) else {
      throw UsageError("--senders", senders, "give one way to choose senders, or addresses")
    }
    do { return PlanOrder.Senders(try SenderStrategy(words: senders)) } catch {
      throw UsageError("--senders", senders, error.message)
    }
  }

  static func addresses(_ text: String) throws -> [EmailAddress] {
    try text.parts(between: ",").filter { !$0.isEmpty }.map(address)
  }

  static func address(_ text: String) throws -> EmailAddress {
    do { return try EmailAddress(text) } catch {
      throw UsageError("\(text.excerpt) is no email address: \(error)")
    }
  }
}
