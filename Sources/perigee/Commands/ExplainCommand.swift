import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why a contact's emails are where they are, hour by hour.",
    discussion: """
      For every sequence the contact was engaged in: which filter or list chose it and on which line, \
      which rule chose the sender, which slot each step wanted, and every limit that pushed it back.
      """)

  @Argument(help: "The contact's address.") var email: String
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let explanation = try global.session().explain(PlanOptions.address(email))
    switch global.format {
    case .json: try Output.json { try explanation.write(to: &$0) }
    case .text: Output.text(explanation.text(global.style))
    }
  }
}
