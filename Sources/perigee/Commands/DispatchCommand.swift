import ArgumentParser
import PerigeeCore
import PerigeeDispatch
import PerigeeMail
import PerigeeSQLite
import PerigeeSession
import PerigeeTransport
import PerigeeWorkspace

struct DispatchCommand: ParsableCommand {
  enum LogForm: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "dispatch",
    abstract: "Sends what is due, until it is stopped.",
    discussion: """
        perigee dispatch
        perigee dispatch --once    # for cron: sends what is due now, and ends
        perigee dispatch --once --transport folder:outbox

      An email is due from its moment for an hour (--grace), while its sender's window is open and its \
      quota has room, by what was really sent. One that is missed moves to the next slot that fits. One \
      dispatcher runs at a time, and reads the senders' inboxes as it goes: a reply that is there stops what \
      was to follow. Ctrl-C and SIGTERM let it finish the emails that are being handed over, and give back those that no \
      server has anything of. A database from a \
      backup sends nothing until --release; one that was copied by other means is to be held first: --hold. \
      A change of perigee.lua counts within a second; with a mistake in it, what it said before does. \
      Automations that are due run beside the sending: perigee automations. Hooks of rules/ are asked before \
      each email goes; one that is slow or fails holds its email, and perigee status says so.
      """)

  @Flag(help: "Sends what is due now, and ends.") var once = false
  @Option(help: ArgumentHelp("Only from this sender; may be repeated.", valueName: "email"))
  var sender: [String] = []
  @Option(
    help: ArgumentHelp(
      "Where emails go in place of the senders' servers: folder:DIR writes .eml files.",
      valueName: "folder:dir"))
  var transport: String?
  @Option(
    help: ArgumentHelp(
      "How long an email is due after its moment: 90s, 30m, 2h.", valueName: "time"))
  var grace = "1h"
  @Option(
    help: ArgumentHelp(
      "How long it waits between two readings of the inboxes: 30s, 5m. With --transport none are read "
        + "unless this is given.", valueName: "time"))
  var inboxEvery: String?
  @Flag(help: "Reads no inbox.") var noInbox = false
  @Flag(help: "Sends nothing from now on, from this database.") var hold = false
  @Flag(
    help: """
      Ends a hold. What was due meanwhile may have been sent by another copy, and is unknown.
      """)
  var release = false
  @Option(help: ArgumentHelp("Ends the halt of this sender.", valueName: "email"))
  var resume: String?
  @Option(help: "How each event is written: text or json, a line each; --format json means json.")
  var log: LogForm?
  @Flag(help: "Writes the contacts' addresses into these lines.") var logAddresses = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard [hold, release, resume != nil].count(where: \.self) <= 1 else {
      throw UsageError("--hold, --release and --resume are one at a time; give one of them")
    }
    if hold {
      try global.sessionOfStops().holdDispatch()
      return try say("held: nothing is sent until --release", "held")
    }
    let session = try global.session()
    if release {
      let unknown = try session.releaseDispatch()
      return try say("released; \(counted(unknown, "email")) unknown: perigee status", "released")
    }
    if let resume {
      let wasHalted = try session.resumeSender(resume)
      return try say(wasHalted ? "\(resume) sends again" : "\(resume) was not halted", "resumed")
    }
    try dispatch(session)
  }

  private func say(_ text: String, _ key: String) throws {
    switch global.format {
    case .json: try Output.json { try $0.object { try $0.member("done", key) } }
    case .text: Output.text(text + "\n")
    }
  }

  private func dispatch(_ session: Session) throws {
    let senders = try chosenSenders(session)
    let folder = try self.folder()
    var settings = DispatchSettings(grace: try milliseconds(grace, "--grace"))
    let pause = try inboxPause(hasTransport: folder != nil)
    if folder != nil { settings.sessionsPerSender = 1 }
    let log = DispatchLog(
      logForm, showsAddresses: logAddresses, zone: session.team.zone, senders: senders)
    // "Memory of a dispatcher with 1,000,000 planned: at most 80 MiB".
    try (session.store as? SQLiteStore)?.limitCache(mebibytes: 16)
    let workspace = session.workspace.directory
    let now = clock(from: session.now)
    let desk = SendingDesk(
      store: try session.store, team: session.team, user: session.user.email, settings: settings,
      key: try session.unsubscribeKey(), now: now, tell: log.tell)
    session.confineVerdictRules()
    let watch = InboxWatch(session, senders: senders, every: pause, now: now, tell: log.tell)
    defer { watch.close() }
    try session.noteAutomations()
    let automations = AutomationsBeside(
      workspace: workspace, user: session.user.email.text,
      now: global.plain.now == nil ? nil : now)
    // They wait for the next look where the database is busy; the sending tells what is wrong with it.
    let posts = AutomationsBeside(
      ["notifications", "deliver"], workspace: workspace, user: session.user.email.text,
      now: global.plain.now == nil ? nil : now
    ) { (try? session.moved(to: now()).hasNotificationsDue()) ?? false }
    Signals.catchEnds()
    try desk.open(as: ThisProcess.holder, at: Clock.now, isGone: ThisProcess.isGone)
    // The last one is asked.
    var hooks = [HooksBeside(session.workspace)]
    defer { for hooks in hooks { hooks?.close() } }
    let dispatcher = Dispatcher(
      desk, senders: senders, hooks: hooks[0], leaseNow: { Clock.now }
    ) { sender in
      if let folder { return FolderTransport(folder: folder) }
      return try SMTPConnection(
        of: sender, folder: workspace, isStopping: { Signals.isAskedToEnd })
    }
    let file = TeamFile(folder: workspace)
    do {
      if once { try watch.readAll(isStopping: { Signals.isAskedToEnd }) }
      try dispatcher.run(
        once: once, isStopping: { Signals.isAskedToEnd },
        newTeam: {
          guard let (team, session) = newTeam(file, log, session, at: now()) else { return nil }
          // Whoever is asking right now is waited for at the end, and not by emails.
          hooks.last??.retire()
          hooks.append(HooksBeside(session.workspace))
          watch.follow(session, senders: team.senders)
          return team.with(hooks.last ?? nil)
        },
        meanwhile: {
          automations.look()
          posts.look()
          if !once { try watch.turn() }
        })
    } catch {
      // A lease that cannot be given back is void with this process; why it ended is what is told.
      try? desk.close()
      throw error
    }
    try desk.close()
    guard once else { return }
    automations.finish()
    posts.finish()
  }

  /// What the team's file says now, where it has changed. One with a mistake keeps the last good one, and is
  /// said.
  private func newTeam(
    _ file: TeamFile, _ log: DispatchLog, _ before: Session, at moment: Instant
  ) -> (Dispatcher.NewTeam, Session)? {
    guard file.hasChanged() else { return nil }
    do {
      let session = try global.session().moved(to: moment, store: try before.store)
      session.confineVerdictRules()
      try session.noteAutomations()
      let team = Dispatcher.NewTeam(
        team: session.team, senders: try chosenSenders(session),
        key: try session.unsubscribeKey())
      return (team, session)
    } catch {
      let words = (error as? any ReportableError)?.message ?? "\(error)"
      log.tell(DispatchEvent(.teamKept, at: moment, words: words))
      return nil
    }
  }

  private var logForm: DispatchLog.Form {
    switch log {
    case .json: .json
    case .text: .text
    case nil where global.format == .json: .json
    case nil: Terminal.isOutput && Terminal.isError ? .live : .text
    }
  }

  private func chosenSenders(_ session: Session) throws -> [Sender] {
    let chosen = try sender.map(session.sender)
    return (chosen.isEmpty ? session.team.senders : chosen).filter(\.isEnabled)
  }

  private func folder() throws -> String? {
    guard let transport else { return nil }
    guard let name = transport.behind("folder:"), !name.isEmpty else {
      throw UsageError("--transport", transport, "expected folder:DIR, a folder for .eml files")
    }
    let folder = name.behind("/") != nil ? name : "\(WorkingFolder.path)/\(name)"
    if let fault = FolderTransport.fault(of: folder) {
      throw UnusableFolder(transport: transport, fault: fault)
    }
    return folder
  }

  /// Nil where inboxes are not read.
  private func inboxPause(hasTransport: Bool) throws -> Int64? {
    guard !noInbox, inboxEvery != nil || !hasTransport else { return nil }
    return try milliseconds(inboxEvery ?? "60s", "--inbox-every")
  }

  private func milliseconds(_ time: String, _ option: String) throws -> Int64 {
    let units: [Character: Int64] = [
      "s": Milliseconds.second, "m": Milliseconds.minute, "h": Milliseconds.hour,
      "d": Milliseconds.day,
    ]
    guard let unit = time.last.flatMap({ units[$0] }), let number = Int64(time.dropLast()),
      (1...1_000_000).contains(number), number * unit <= 7 * Milliseconds.day
    else {
      throw UsageError(option, time, "expected a time such as 90s, 30m or 2h, at most 7d")
    }
    return number * unit
  }

  /// `--once` is one moment; else a given moment is where the clock begins.
  private func clock(from start: Instant) -> () -> Instant {
    if global.plain.now == nil { return { Clock.now } }
    if once { return { start } }
    let began = Clock.now
    return { start + (Clock.now.milliseconds - began.milliseconds) }
  }
}
