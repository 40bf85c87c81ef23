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
          for entry in entries {
            try json.object { json in
              try json.member("at", entry.at.rfc3339(in: zone))
              try json.member("user", entry.user.text)
              try json.member("action", entry.action.rawValue)
              try json.member("subject", entry.subject)
              try json.member("detail", entry.detail)
            }
          }
        }
      }
    case .text:
      var table = TextTable([
        ("at", .left), ("user", .left), ("action", .left), ("subject", .left), ("detail", .left),
      ])
      for entry in entries {
        table.add([
          entry.at.words(in: zone), entry.user.text, entry.action.rawValue, entry.subject,
          entry.detail,
        ])
      }
      Output.text(entries.isEmpty ? "the log is empty\n" : table.text(global.style))
    }
  }
}
