import ArgumentParser
import PerigeeCore
import PerigeeSession

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a checked copy of the database, while others go on working.")

  @Argument(help: "The file to write; it must not exist yet.") var file: String
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.session().backUp(to: file)
    switch global.format {
    case .json: try Output.json { json in try json.object { try $0.member("backup", file) } }
    case .text: Output.text("backed up to \(file)\n")
    }
  }
}
