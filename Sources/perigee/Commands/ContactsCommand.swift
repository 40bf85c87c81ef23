import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ContactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts",
    abstract: "Lists contacts, or exports them.",
    discussion: """
        perigee contacts --list spring --limit 20
        perigee contacts --filter dach_leads --format csv > dach.csv

      In exported CSV, cells that a spreadsheet would run begin with an apostrophe.
      """)

  enum ContactFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Option(help: ArgumentHelp("Only this list.", valueName: "name")) var list: String?
  @Option(help: ArgumentHelp("Only whom this filter matches.", valueName: "name"))
  var filter: String?
  @Option(help: "How to print.") var format: ContactFormat = .text
  @Option(help: "How many to print; text prints 50 unless told.") var limit: Int?
  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    let session = try global.session()
    let selection: ContactSelection
    switch (list, filter) {
    case (nil, nil): selection = ContactSelection(.all)
    case (let list?, nil): selection = .list(list)
    case (nil, let filter?): selection = .filter(filter)
    default: throw UsageError("give --list or --filter, not both")
    }
    let variables = try session.store.read { try $0.variables() }
    let listing = ContactListing(
      session: session, contacts: SelectedContacts(selection), variables: variables)
    switch format {
    case .text: try listing.printText(limit: limit ?? 50)
    case .json: try listing.printJSON(limit: limit)
    case .csv: try listing.printCSV(limit: limit)
    }
  }
}
