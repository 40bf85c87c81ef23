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

      Takes the exports of HubSpot, Salesforce, Pipedrive, Apollo, LinkedIn, Outlook, Google Contacts, \
      Mailchimp, Brevo, ActiveCampaign and Lemlist as they are, and the usual headers in ten languages; \
      every other header becomes a variable (Create Date → create_date). Rows that cannot be imported \
      are reported with their line, and never stop the others.

      Whoever opted out (a status, a column such as Email Opt Out) is imported as do_not_contact, and \
      an address that fails as bad_data. No import takes that back. --map "Email Opt Out=variable" \
      makes such a column a mere variable, --map "Email Opt Out=" leaves it out; "Tag#2=second" is \
      the second of several columns called Tag.
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

  @Option(
    help: ArgumentHelp(
      "Takes only these columns, and those of --map.", valueName: "Header,Header,…"))
  var columns: [String] = []

  @Option(help: "The file's encoding: utf-8, windows-1252 (also called iso-8859-1) or utf-16.")
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "What parts the cells, where it is not found: \",\" \";\" \"|\" or tab.", valueName: "sign"))
  var delimiter: String?

  @Option(help: "Which comes first in 11/12/2026; without it such a date is not guessed.")
  var dates: ValueFormat.DateOrder?

  @Option(help: "What parts a number's fraction: with comma, 1.200,5 is 1200.5.")
  var decimal: ValueFormat.DecimalMark = .point

  @Flag(help: "Rejects rows with a value that is not of its variable's kind, not only the value.")
  var strict = false

  @Flag(help: "Reads and checks everything and keeps nothing.") var dryRun = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    var order = ImportOrder(path: file)
    order.list = list
    order.replacesList = replace
    order.onExisting = onExisting
    order.map = map
    order.columns = columns.flatMap(CSVRow.cells(ofLine:))
    order.encoding = encoding
    order.delimiter = delimiter
    order.format = ValueFormat(dates: dates, decimal: decimal)
    order.isStrict = strict
    order.isDryRun = dryRun
    let progress = ProgressLine("importing")
    order.progress = progress.show
    let session = try global.session()
    let summary = try session.importContacts(order)
    progress.clear()
    switch global.format {
    case .json: try Output.json { try summary.write(to: &$0) }
    case .text: Output.text(summary.text(global.style))
    }
    // Last: what fails here takes nothing back.
    if !dryRun { try session.refreshTypes() }
  }
}

extension ExistingContact: ExpressibleByArgument {}
extension ValueFormat.DateOrder: ExpressibleByArgument {}
extension ValueFormat.DecimalMark: ExpressibleByArgument {}
