import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why a contact's emails are where they are, hour by hour.",
    discussion: """
      For every sequence the contact was engaged in: which filter or list chose it and on which line, \
      which rule chose the sender, which slot each step wanted, and every limit that pushed it back, as \
      the settings were when it was planned; and where today's differ. Times are in the sender's zone.

        perigee explain ann@x.example --sequence intro

      screens the contact for a sequence now, and says each reason that would keep it out.

        perigee explain 86

      explains the contact of this number, by which errors of rules name contacts: what is told to logs has \
      no addresses.
      """)

  @Argument(help: "The contact's address, or its number.") var email: String
  @Option(help: ArgumentHelp("Screens the contact for this sequence now.", valueName: "name"))
  var sequence: String?
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    let address =
      try Int64(email).map { try session.address(of: Contact.ID($0)) }
      ?? PlanOptions.address(email)
    let explanation = try session.explain(address, sequence: sequence)
    switch global.format {
    case .json: try Output.json { try explanation.write(to: &$0) }
    case .text: Output.text(explanation.text(global.style))
    }
  }
}
