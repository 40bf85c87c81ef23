import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct BlacklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blacklist",
    abstract: "Keeps the addresses and domains that must not be mailed.",
    discussion: """
        perigee blacklist add ann@x.example blocked.example --reason customer
        perigee blacklist list
        perigee blacklist remove blocked.example

      A domain covers its subdomains; *@blocked.example, @blocked.example, *.blocked.example and a \
      URL mean the domain. A reason that is the contact's own wish (unsubscribed, do_not_contact) \
      replaces another one. Whoever is engaged and covered is stopped at once: on a terminal it says \
      whom, and asks; elsewhere it does it. Only managers remove entries.
      """,
    subcommands: [Add.self, Remove.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Adds addresses and domains.")

    @Argument(help: "Addresses (a@b.example) and domains (b.example).") var entries: [String]
    @Option(help: "Why they must not be mailed.")
    var reason: BlacklistEntry.Reason = .other
    @Flag(help: "Stops whoever is engaged without asking.") var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.sessionOfStops()
      let stopped = try session.stopped(byBlacklisting: entries, reason: reason)
      guard try yes || Terminal.agrees(toStop: stopped, in: session.team.zone) else {
        return Output.text("nothing was added\n")
      }
      let outcome = try session.addToBlacklist(entries, reason: reason)
      switch global.format {
      case .json: try Output.json { try outcome.write(to: &$0) }
      case .text: Output.text(outcome.text(global.style))
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Removes addresses and domains (managers only).")

    @Argument(help: "Addresses and domains, as they were added.") var entries: [String]
    @Flag(help: "Confirms the removal of entries made by the contacts' own wish.") var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.session(.settings)
      let removed = try session.removeFromBlacklist(entries, confirmed: yes)
      try global.print(removed, session, verb: "removed")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists every entry.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.sessionOfStops()
      try global.print(try session.blacklist(), session, verb: nil)
    }
  }
}

extension BlacklistEntry.Reason: ExpressibleByArgument {}

extension GlobalOptions {
  fileprivate func print(_ entries: [BlacklistEntry], _ session: Session, verb: String?) throws {
    let zone = session.team.zone
    switch format {
    case .json:
      try Output.json { json in
        try json.array { json in
          for entry in entries { try entry.write(to: &json, zone: zone) }
        }
      }
    case .text:
      if verb == nil || !entries.isEmpty { Output.text(entries.text(style, zone: zone)) }
      if let verb { Output.text("\(verb) \(counted(entries.count, "entry", plural: "entries"))\n") }
    }
  }
}
