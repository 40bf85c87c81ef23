import ArgumentParser
import PerigeeCore
import PerigeePages
import PerigeeSession
import PerigeeWorkspace

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Shows what each mailbox sent and has still to send, by day, beside its capacity.",
    discussion: """
        perigee calendar
        perigee calendar --sender anna@acme.example --from 2026-11-23 --to 2026-12-04
        perigee calendar --html december.html --from 2026-12-01 --to 2026-12-31

      "38/50" are 38 emails of the 50 that quota and hours allow on that day of the sender's zone, over \
      all sequences; of the present day, what it has and what may still go. Days on which the sender does not \
      work say so. Four weeks from this Monday, unless told.
      """)

  @Option(help: ArgumentHelp("Only this sender.", valueName: "email")) var sender: String?
  @Option(help: ArgumentHelp("The first day: 2026-11-23.", valueName: "day")) var from: String?
  @Option(help: ArgumentHelp("The last day: 2026-12-04.", valueName: "day")) var to: String?
  @OptionGroup var paging: PagingOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let order = CalendarOrder(
      sender: try sender.map(PlanOptions.address), from: try day("--from", from),
      to: try day("--to", to), page: try paging.senders())
    let session = try global.session(.settings)
    try page.check(session.workspace.files)
    let calendar = try session.calendar(order)
    try page.write(session.workspace.files) {
      CalendarPage(
        calendar, uses: try session.uses(of: calendar),
        later: try session.emails(behind: calendar), team: session.team, now: session.now)
    }
    defer { page.tell() }
    switch global.format {
    case .json: try Output.json { try calendar.write(to: &$0) }
    case .text: Output.text(calendar.text(global.style, width: Terminal.width))
    }
  }

  private func day(_ option: String, _ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text) else {
      throw UsageError.day(option, text)
    }
    return day
  }
}
