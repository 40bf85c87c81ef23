import ArgumentParser
import PerigeeCore
import PerigeePages
import PerigeeScripting
import PerigeeSession
import PerigeeSimulation
import PerigeeWorkspace

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Lets the time pass on a copy, with recipients who are not there.",
    discussion: """
        perigee simulate --until 2027-06-01
        perigee simulate --until 2027-06-01 --reply 0.05 --html future.html
        perigee simulate intro --list spring --senders owners --start now \\
            --mode asap --until 2027-06-01 --reply 0.05 --reply vips=0.2 \\
            --bounce 0.02
        perigee simulate --until 2027-06-01 --reply 0.05 --against other/perigee.lua

      What is committed goes, and with a sequence what preview would plan goes too, by the planner and the \
      dispatcher that do it in earnest; nothing is sent, and nothing of the workspace changes. Shares are \
      of emails that arrive, but for --bounce, which is of addresses; the same seed is the same history. \
      Prints what happened, then what report and calendar would show. Automations run as in earnest, on the \
      copy, at their moments and for the simulated events; what they propose is approved at once, where you \
      may approve it, and a grant holds as it was given. Hooks are asked before each email.

      --against lets the same time pass with the settings of another perigee.lua, into which what is \
      planned is moved first (perigee replan), and puts both side by side. Where those settings do not allow it, \
      these are shown, with why the other's do not, and exit code 1.
      """)

  @OptionGroup var plan: PlanOptions
  @Option(help: ArgumentHelp("The last day, in the team's zone: 2027-06-01.", valueName: "day"))
  var until: String
  @Option(help: Self.help("answered by a person")) var reply: [String] = []
  @Option(
    help: ArgumentHelp(
      "The share of addresses that are dead: 0.02, or FILTER=0.1.", valueName: "share"))
  var bounce: [String] = []
  @Option(help: Self.help("answered by a machine for somebody who is away"))
  var outOfOffice: [String] = []
  @Option(help: Self.help("answered by a wish to get no more")) var unsubscribe: [String] = []
  @Option(
    help: ArgumentHelp(
      "Compares with the settings of this perigee.lua, or of the one in this folder.",
      valueName: "file"))
  var against: String?
  @Flag(help: "Leaves automations out.") var noAutomations = false
  @OptionGroup var page: PageOptions
  @OptionGroup var global: GlobalOptions

  private static func help(_ what: String) -> ArgumentHelp {
    ArgumentHelp(
      "The share of emails that are \(what): 0.05, or FILTER=0.2 for whom a filter matches.",
      valueName: "share")
  }

  func run() throws {
    let session = try global.session()
    try page.check(session.workspace.files)
    let recipients = try recipients(session)
    let end = try end(session)
    // A mistake in the other file is told before anything is simulated.
    let others = try against.map { try OtherWorkspace(at: $0, global.plain) }
    let result = try simulate(session, recipients, until: end)
    let other = try others.map { others in
      try OtherSettings(of: others.file, isOfTheseSettings: Self.isOfSettings) {
        try simulate(try others.session(), recipients, until: end, replans: true)
      }
    }
    try page.write(session.workspace.files) { try self.page(result, against: other) }
    defer { page.tell() }
    switch global.format {
    case .json: try Output.json { try write(result, other, to: &$0) }
    case .text:
      if let other {
        Output.text(result.comparison(with: other, global.style))
      } else {
        Output.text(result.text(global.style) + (try details(result)))
      }
    }
    if other?.failedWords != nil { throw ExitCode(1) }
  }

  /// Neither the store nor whoever interrupts has to do with settings.
  private static func isOfSettings(_ error: any ReportableError) -> Bool {
    !(error is StoreError) && (error as? ScriptFailure)?.isInterrupt != true
  }

  private func page(
    _ result: SimulationResult, against other: OtherSettings?
  ) throws -> SimulationPage {
    let calendars = try result.after.calendar(result.days)
    return SimulationPage(
      result, against: other,
      outlooks: try result.sequences().map { try result.after.outlook($0) },
      calendars: calendars, uses: try result.after.uses(of: calendars))
  }

  private func simulate(
    _ session: Session, _ recipients: SimulatedRecipients, until end: Instant,
    replans: Bool = false
  ) throws -> SimulationResult {
    try WorkingLine.during("simulating") { progress in
      let copy = session.moved(to: session.now, store: try session.store.scratch())
      if replans { _ = try copy.replan() }
      if plan.sequence != nil { _ = try copy.engage(try copy.plan(plan.order())) }
      var carryOut: Simulation.CarryOut?
      if !noAutomations { carryOut = { try SimulatedRuns.carryOut($0, $1) } }
      let simulation = Simulation(copy, recipients: recipients, until: end, carryOut: carryOut)
      simulation.progress = progress
      return try simulation.run()
    }
  }

  private func end(_ session: Session) throws -> Instant {
    guard let day = Day(iso: until) else {
      throw UsageError.day("--until", until, example: "2027-06-01")
    }
    guard let end = Simulation.end(of: day, for: session) else {
      throw UsageError("--until", until, "expected a day to come, at most three years ahead")
    }
    return end
  }

  // MARK: Recipients

  private func recipients(_ session: Session) throws -> SimulatedRecipients {
    var shares = RecipientShares()
    var filters: [String: [(WritableKeyPath<RecipientShares, Double>, Double)]] = [:]
    let given: [(String, [String], WritableKeyPath<RecipientShares, Double>)] = [
      ("--reply", reply, \.reply), ("--bounce", bounce, \.bounce),
      ("--out-of-office", outOfOffice, \.outOfOffice),
      ("--unsubscribe", unsubscribe, \.unsubscribe),
    ]
    for (option, texts, path) in given {
      var earlier: [String?: String] = [:]
      for text in texts {
        let (filter, share) = try Self.share(text, of: option)
        if let first = earlier.updateValue(text, forKey: filter) {
          throw ArgumentFault.givenTwice(
            option + (filter.map { " for \($0.excerpt)" } ?? ""), first, text)
        }
        if let filter { filters[filter, default: []].append((path, share)) }
        if filter == nil { shares[keyPath: path] = share }
      }
    }
    var exceptions: [EmailAddress: RecipientShares] = [:]
    for (filter, changes) in filters.sorted(by: { $0.key < $1.key }) {
      for email in try session.emails(SelectedContacts(.filter(filter))) {
        for (path, share) in changes { exceptions[email, default: shares][keyPath: path] = share }
      }
    }
    for shares in [shares] + exceptions.values {
      guard shares.isPossible else {
        throw UsageError("--reply, --out-of-office and --unsubscribe are more than 1 together")
      }
    }
    return SimulatedRecipients(shares, exceptions: exceptions, seed: plan.seed ?? 1)
  }

  /// "0.05", or "vips=0.2".
  private static func share(
    _ text: String, of option: String
  ) throws -> (filter: String?, share: Double) {
    let parts = text.parts(around: "=")
    guard let share = Double(parts?.behind ?? text), (0...1).contains(share),
      parts?.before.isEmpty != true
    else { throw UsageError(option, text, "expected a share from 0 to 1, or FILTER=SHARE") }
    return (parts?.before, share)
  }

  // MARK: What is printed

  private func details(_ result: SimulationResult) throws -> String {
    var text = ""
    for sequence in try result.sequences() {
      text +=
        "\n"
        + (try result.after.report(sequence, next: 0))
        .text(global.style, zone: result.after.team.zone)
    }
    let (calendars, idle) = try result.after.calendar(result.days).used
    if !calendars.mailboxes.isEmpty {
      text += "\n" + calendars.text(global.style, width: Terminal.width)
    }
    guard !idle.isEmpty else { return text }
    return text + "\nnothing goes from \(enumerated(idle.map(\.text)))\n"
  }

  private func write(
    _ result: SimulationResult, _ other: OtherSettings?, to json: inout JSONWriter
  ) throws {
    try json.object { json in
      try result.members(&json)
      json.key("reports")
      try json.array { json in
        for sequence in try result.sequences() {
          try result.after.report(sequence, next: 0).write(
            to: &json, zone: result.after.team.zone)
        }
      }
      json.key("calendar")
      try result.after.calendar(result.days).write(to: &json)
      guard let other else { return }
      json.key("against")
      try other.write(to: &json)
    }
  }
}
