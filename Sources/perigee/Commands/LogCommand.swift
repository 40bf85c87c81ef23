import ArgumentParser
import PerigeeCore
import PerigeeSession

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Shows who did what: the audit log, which only grows.",
    discussion: """
        perigee log --user bo@acme.example --since 2026-11-20
        perigee log --contact ann@x.example --limit 200
        perigee log --after 0 --limit 100
        perigee log --verify

      Entries have numbers, from 1: --after 100 shows the first ones behind entry 100, not the newest.

      --format json has long details whole.

      Each entry carries the hash of the one before. With --verify all of them are read again: an entry \
      that was changed, taken out or put in is named, with exit code 1. Nothing is proved against \
      somebody who can write the database and makes all hashes behind a change anew, or who puts an \
      older copy in its place: against those, note the newest hash elsewhere. That the named user was \
      the one who acted, and that the clock was right, no hash can tell.
      """)

  @Option(help: "How many of the newest entries to show.") var limit = 50
  @Option(
    help: ArgumentHelp(
      "The first entries behind this one, by its number; 0 for the oldest.", valueName: "number"))
  var after: Int64?
  @Option(help: ArgumentHelp("Only what this person did.", valueName: "email")) var user: String?
  @Option(
    help: ArgumentHelp(
      "Only what is about this contact, its engagements too.", valueName: "email"))
  var contact: String?
  @Option(
    help: ArgumentHelp(
      "Nothing before: 2026-11-20, or \"2026-11-20 10:00\" in the team's time zone.",
      valueName: "time"))
  var since: String?
  @Flag(help: "Reads the whole log and says whether it is what was written.") var verify = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try PagingOptions.check(limit)
    let session = try global.sessionOfStops()
    if verify { return try report(session.verifyLog()) }
    let zone = session.team.zone
    // One more than is shown tells whether there are more.
    let choice = LogChoice(
      user: try user.map(PlanOptions.address), contact: try contact.map(PlanOptions.address),
      since: try since.map { try session.moment($0, of: "--since") },
      limit: PagingOptions.oneMore(than: limit),
      after: after)
    let found = try session.numberedLog(choice)
    let shown = Array(after == nil ? found.suffix(limit) : found.prefix(limit))
    let more = found.count > shown.count ? self.more(than: shown, choice) : nil
    let entries = shown.map(\.entry)
    switch global.format {
    case .json:
      try Output.json { json in
        try json.array { json in
          for entry in shown { try entry.write(to: &json, zone: zone) }
        }
      }
      if let more { Output.error(more) }
    case .text:
      Output.text(entries.isEmpty ? none : entries.text(global.style, zone: zone))
      if let more { Output.text(more) }
    }
  }

  /// What is said in place of entries.
  private var none: String {
    let isFiltered = user != nil || contact != nil || since != nil
    if let after { return "the log has no\(isFiltered ? " such" : "") entry behind \(after)\n" }
    return isFiltered ? "the log has no such entry\n" : [LogEntry]().text(zone: .utc)
  }

  /// Where the entries go on that are not shown.
  private func more(than shown: [NumberedLogEntry], _ choice: LogChoice) -> String? {
    guard let first = shown.first?.number, let last = shown.last?.number else { return nil }
    if choice.after != nil { return "more: --after \(last)\n" }
    let numbers =
      first == last
      ? "entry \(grouped(Int(first)))" : "entries \(grouped(Int(first))) to \(grouped(Int(last)))"
    // Which of the older ones are meant, only their own numbers could tell.
    guard choice.isEverybodys else { return "\(numbers); from the oldest: --after 0\n" }
    return "\(numbers); those before: --after \(max(0, Int(first) - 1 - limit))\n"
  }

  private func report(_ verification: LogVerification) throws {
    switch global.format {
    case .json: try Output.json { try verification.write(to: &$0) }
    case .text: Output.text(verification.text)
    }
    guard verification.isWhole else { throw ExitCode(1) }
  }
}
