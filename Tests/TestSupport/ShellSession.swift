import Foundation

/// A shell that knows `perigee` and is typed into command by command, as a page shows it.
package final class ShellSession {
  private var folder: String
  private let notes: TemporaryFolder

  /// - Parameter folder: where it begins.
  package init(in folder: String) throws {
    self.folder = folder
    notes = try TemporaryFolder()
  }

  /// Runs a command where the one before it left the shell.
  package func run(_ command: String) throws -> ProcessOutcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", Self.script, "sh", command, "\(notes.path)/folder"]
    process.environment = Program.environment.merging(
      ["PROGRAM": Program.path, "NOW": Program.now]) { $1 }
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    let outcome = try ChildProcess(starting: process).finish(timeout: 300)
    folder = try notes.read("folder")
    return outcome
  }

  private static let script = """
    perigee() {
      case " $* " in
      *" --now "*) "$PROGRAM" "$@" ;;
      *) "$PROGRAM" --now "$NOW" "$@" ;;
      esac
    }
    eval "$1"
    code=$?
    printf %s "$PWD" > "$2"
    exit $code
    """
}
