import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a checked copy of the database, while others go on working.",
    discussion: """
        perigee backup /backup/acme.db

      To restore it, stop perigee dispatch, copy it into the place of perigee.db (no perigee.db-wal or \
      perigee.db-shm beside that) and run perigee doctor. It sends nothing until perigee dispatch --release.

      The copy is readable by its owner alone. The log in it is read from its first entry to its last: \
      where it is not what was written (perigee log --verify), the copy is kept, that is said, and the \
      exit code is 1.
      """)

  @Argument(help: "The file to write; it must not exist yet.") var file: String
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session(.settings)
    try session.workspace.files.refuseOutput(to: file)
    let backup = try WorkingLine.during("backing up") { try session.backUp(to: file) }
    if !backup.isRecorded { Output.noteDone("backed up to \(file)") }
    switch global.format {
    case .json: try Output.json { try backup.write(to: &$0) }
    case .text: Output.text(backup.text)
    }
    guard backup.log.isWhole else { throw ExitCode(1) }
  }
}
