import ArgumentParser
import PerigeeCore
import PerigeeSession

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Shows who did what: the audit log, which only grows.")

  @Option(help: "How many of the newest entries to show.") var limit = 50
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    let zone = session.team.zone
    let entries = try session.log(limit: limit)
    switch global.format {
    case .json:
      try Output.json { json in
        try json.array { json in
          for entry in entries { try entry.write(to: &json, zone: zone) }
        }
      }
    case .text: Output.text(entries.text(global.style, zone: zone))
    }
  }
}
