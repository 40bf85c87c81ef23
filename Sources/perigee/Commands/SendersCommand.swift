import ArgumentParser
import PerigeeCore
import PerigeeMail
import PerigeeSession
import PerigeeTransport
import PerigeeWorkspace

struct SendersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "senders",
    abstract: "Lists the senders, what each may send and has free, and tries their mail servers.",
    discussion: """
        perigee senders
        perigee senders --sender anna@acme.example --format json
        perigee senders check

      "38/50" are 38 emails of the 50 that quota and hours allow on the sender's day or in its week from \
      Monday to Sunday, as perigee calendar counts them. Free is how many more a plan that is made now finds \
      room for: hours that are over are gone. Warm-ups, halts and senders who are disabled or gone are told \
      below.
      """,
    subcommands: [Show.self, Check.self], defaultSubcommand: Show.self)

  enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Lists the senders with quota, used and free today and this week.")

    @Option(help: ArgumentHelp("Only this sender; may be repeated.", valueName: "email"))
    var sender: [String] = []
    @Option(help: "How to print.") var format: ListFormat = .text
    @OptionGroup var global: PlainGlobalOptions

    func run() throws {
      let senders = try global.session().senderOverviews(try sender.map(PlanOptions.address))
      switch format {
      case .text: Output.text(senders.text(Terminal.style))
      case .json: try Output.json { try senders.write(to: &$0) }
      case .csv:
        var csv = CSVWriter()
        csv.writeRow(SenderOverview.header)
        for row in senders { csv.writeRow(row.cells) }
        Output.csv(csv.take())
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Connects to each sender's servers and logs in; sends and reads nothing.",
      discussion: """
        Says in words what is wrong: the address, the certificate, the login. A sender that was halted and \
        whose check succeeds sends again.
        """)

    @Option(help: ArgumentHelp("Only this sender; may be repeated.", valueName: "email"))
    var sender: [String] = []
    @OptionGroup var global: GlobalOptions

    /// What became of one sender's check.
    private struct Verdict {
      var sender: EmailAddress
      /// Nil where all is right.
      var fault: String?
      var wasHalted: Bool
    }

    func run() throws {
      let session = try global.session()
      let chosen =
        sender.isEmpty
        ? session.team.senders.filter(\.isEnabled) : try sender.map(session.sender)
      let verdicts = try chosen.map { try verdict(of: $0, session) }
      try report(verdicts)
      guard verdicts.allSatisfy({ $0.fault == nil }) else { throw ExitCode(1) }
    }

    private func verdict(of sender: Sender, _ session: Session) throws -> Verdict {
      let fault = fault(of: sender, session)
      let wasHalted = try fault == nil && session.isHalted(sender.email)
      if wasHalted { _ = try session.resumeSender(sender.email.text) }
      // What cannot be read keeps nobody from sending.
      return Verdict(
        sender: sender.email, fault: fault ?? inboxFault(of: sender, session),
        wasHalted: wasHalted)
    }

    private func fault(of sender: Sender, _ session: Session) -> String? {
      do {
        let connection = try SMTPConnection(
          of: sender, folder: session.workspace.directory, connectSeconds: 30)
        defer { connection.close() }
        return connection.check().map { "\($0)" + hint($0, sender.smtp?.encryption) }
      } catch {
        return (error as? any ReportableError)?.message ?? "\(error)"
      }
    }

    /// Nil where there is none to read, too.
    private func inboxFault(of sender: Sender, _ session: Session) -> String? {
      guard sender.imap != nil else { return nil }
      do {
        try IMAPMailbox(of: sender, folder: session.workspace.directory) { false }.close()
        return nil
      } catch let fault as IMAPFault {
        return "its inbox: \(fault)"
      } catch {
        return (error as? any ReportableError)?.message ?? "\(error)"
      }
    }

    /// Where the server and the declaration disagree on how the connection begins.
    private func hint(_ outcome: SendOutcome, _ encryption: MailAccess.Encryption?) -> String {
      switch (outcome, encryption) {
      case (.later(.encryption(let words)), .tls) where words.contains("wrong version number"):
        "; it does not begin with TLS there, and may want tls = \"starttls\""
      case (.later(.unreachable(let words)), .starttls) where words.contains("timed out"):
        "; a server that says nothing may begin with TLS, as at port 465, and want tls = \"tls\""
      default: ""
      }
    }

    private func report(_ verdicts: [Verdict]) throws {
      switch global.format {
      case .json:
        try Output.json { json in
          try json.array { json in
            for verdict in verdicts {
              try json.object { json in
                try json.member("sender", verdict.sender.text)
                try json.member("fault", verdict.fault)
                try json.member("resumed", verdict.wasHalted)
              }
            }
          }
        }
      case .text:
        for verdict in verdicts {
          let words = verdict.fault ?? "connected" + (verdict.wasHalted ? "; sends again" : "")
          Output.text("\(verdict.sender): \(words)\n")
        }
      }
    }
  }
}
