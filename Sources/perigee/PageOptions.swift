import ArgumentParser
import PerigeePages
import PerigeeWorkspace

/// The page that a command writes beside what it prints.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Writes a page to show around, beside what is printed: one file that loads nothing and runs nothing, \
      for a browser or a printer. A file that is there is replaced; its owner alone reads it.
      """, valueName: "file"))
  var html: String?

  @Flag(
    help: """
      On the page contact-1 and sender-1 stand for addresses: the same one for the same address.
      """)
  var mask = false

  /// Refuses a page in the place of what the workspace works by, before anything else is done.
  /// - Throws: `FileError`.
  func check(_ files: FilePolicy) throws {
    if let html { try files.refuseOutput(to: html) }
  }

  /// Writes the page where one was asked for; `page` is made then alone.
  /// - Parameter files: those of the workspace.
  /// - Throws: `UsageError` where there is nothing to mask, `FileError`, what `page` throws.
  func write(_ files: FilePolicy, _ page: () throws -> some HTMLPage) throws {
    try check(files)
    guard let html else {
      if mask { throw UsageError("what is to be masked? Give --mask with --html FILE") }
      return
    }
    let bytes = try page().bytes(isMasked: mask)
    try FileStorage.replace(html, mode: FileStorage.ownerAlone) { sink in try sink(bytes) }
    Output.noteDone("the page was written to \(html)")
  }

  /// Says where the page was written: on standard error, since what is printed may be for programs.
  func tell() {
    if let html { Output.error("page written to \(html)\n") }
  }
}
