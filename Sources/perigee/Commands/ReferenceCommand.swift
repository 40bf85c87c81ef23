import ArgumentParser
import PerigeeCore
import PerigeeWorkspace

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Explains a function, a class or a module of the scripting API.",
    discussion: """
        perigee reference
        perigee reference perigee.plan
        perigee reference text.fold

        perigee reference quota

      The same as help() in the REPL: a word that nothing is called finds what says it.
      """)

  @Argument(
    help: "What to explain; an overview without it.",
    completion: .custom { _, _, _ in Self.completions() })
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Writes the generated files of the standard library into its folder.", valueName: "dir",
      visibility: .hidden))
  var write: String?

  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    if let write {
      for file in try GeneratedFiles.all() {
        try FileStorage.makeFolder("\(write)/meta")
        try FileStorage.replace("\(write)/\(file.path)") { try $0(Array(file.text.utf8)) }
      }
      return
    }
    let style = Terminal.plainStyle
    Output.text(try name.map { try HelpText.about($0, style) } ?? HelpText.overview(style))
  }

  private static func completions() -> [String] {
    do { return try HelpText.topics() } catch { return [] }
  }
}
