import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ContactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts",
    abstract: "Lists contacts, or exports them.",
    discussion: """
        perigee contacts ann
        perigee contacts --limit 100 --after ann@x.example
        perigee contacts --list spring --list autumn --where country=Germany
        perigee contacts --filter dach_leads --format csv > dach.csv

      A text is looked for in addresses, names and companies. In exported CSV, cells that a \
      spreadsheet would run begin with an apostrophe, which an import takes off: perigee import \
      gives back what was exported.
      """)

  enum ContactFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "What is looked for; everybody without it.") var text: [String] = []
  @OptionGroup var selected: ContactOptions
  @Option(help: "How to print.") var format: ContactFormat = .text
  @Option(help: "How many to print; text prints 50 unless told.") var limit: Int?
  @Option(
    help: ArgumentHelp(
      "Only who arrived after this contact: the last of the page before.", valueName: "email"))
  var after: String?
  @Flag(help: "Exports cells as they are, for programs: nothing guards a spreadsheet.")
  var raw = false
  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    guard !raw || format == .csv else { throw UsageError("--raw is about --format csv") }
    try PagingOptions.check(limit)
    let session = try global.sessionOfStops(filters: selected.filter)
    var contacts = try session.lookedUp(SelectedContacts(selected.selection()))
    if !text.isEmpty {
      contacts = contacts.narrowed(
        by: try session.contacts(seeking: text.joined(separator: " ")))
    }
    let variables = try session.store.read { try $0.variables() }
    let listing = ContactListing(
      session: session, contacts: contacts, after: try after.map(PlanOptions.address),
      variables: variables)
    switch format {
    case .text: try listing.printText(limit: limit ?? 50)
    case .json: try listing.printJSON(limit: limit)
    case .csv:
      let print = { try listing.printCSV(limit: limit, guarding: raw ? .none : .formulasAndBlanks) }
      // On a terminal the rows themselves are what one sees.
      try Terminal.isOutput ? print() : WorkingLine.during("exporting", print)
    }
  }
}
