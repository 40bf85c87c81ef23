import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Imports contacts from a CSV file: all of it, or nothing.",
    discussion: """
        perigee import contacts.csv --list spring
        perigee import export.csv --map "Société=company" --on-existing overwrite
        perigee import members.csv --list members --replace

      Takes commas, semicolons or tabs, and the exports of HubSpot, Salesforce and Pipedrive as they \
      are; every other header becomes a variable (Create Date → create_date). Rows that cannot be \
      imported are reported with their line, and never stop the others.
      """)

  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"])) var file: String

  @Option(help: ArgumentHelp("Puts all contacts of the file into this list.", valueName: "name"))
  var list: String?

  @Flag(help: "Makes the list what the file says: whoever is not in the file leaves it.")
  var replace = false

  @Option(
    help: """
      What becomes of contacts that are there: skip leaves them, fill fills in what is blank, \
      overwrite takes what the file has.
      """)
  var onExisting: ExistingContact = .fill

  @Option(help: ArgumentHelp("Names a column's variable.", valueName: "Header=variable"))
  var map: [String] = []

  @Option(help: "The file's encoding: utf-8, windows-1252, iso-8859-1 or utf-16.")
  var encoding: String?

  @Flag(help: "Reads and checks everything and keeps nothing.") var dryRun = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    var order = ImportOrder(path: file)
    order.list = list
    order.replacesList = replace
    order.onExisting = onExisting
    order.map = map
    order.encoding = encoding
    order.isDryRun = dryRun
    let progress = ProgressLine("importing")
    order.progress = progress.show
    let session = try global.session()
    let summary = try session.importContacts(order)
    if !dryRun { try session.refreshTypes() }
    progress.clear()
    switch global.format {
    case .json: try Output.json { try summary.write(to: &$0) }
    case .text: Output.text(summary.text)
    }
  }
}

extension ExistingContact: ExpressibleByArgument {}
