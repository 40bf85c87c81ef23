import ArgumentParser
import PerigeeCore
import PerigeeSession

struct InboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox",
    abstract: "Reads what comes back, and carries out what it means.",
    discussion: """
        perigee inbox                            # reads each sender's inbox, by IMAP
        perigee inbox --unmatched                # what matches nobody
        # What mails in files are, and why; changes nothing.
        perigee inbox --mbox old.mbox --maildir ~/Maildir --eml reply.eml
        perigee inbox --mbox old.mbox --apply    # carries out what they mean, too
        perigee inbox list --contact ann@x.example
        perigee inbox show 12                    # with its evidence
        perigee inbox reclassify 12 auto_reply   # it was taken for something else

      A reply stops the contact's sequence; an unsubscription and a complaint put it on the blacklist; a hard \
      bounce, or three soft ones over 72 hours, marks the address; an automatic reply pauses until the working \
      day after the return, else for 7 days. The mailbox is only examined: flags stay as they are. dispatch \
      reads by itself.

      Each mail is a reply, an automatic reply (with the day of the return where it is said in one way \
      alone), a bounce (per recipient: failed or delayed, and whether the address itself is dead), \
      delayed, an unsubscribe, a complaint, a receipt, a calendar answer, a challenge, own mail or other. \
      Files are only read, and need no workspace; of a mail the first MiB is looked at, and - is standard \
      input. With --format json each mail of a file is an object on a line: file, verdict, recipients \
      (address, action, hardness), return_date, evidence. A mail of an mbox is called inbox.mbox#1 and so on.
      """,
    subcommands: [Read.self, List.self, Show.self, Reclassify.self],
    defaultSubcommand: Read.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the mails that were read, newest last.")

    @Option(help: ArgumentHelp("Only about this contact.", valueName: "email"))
    var contact: String?
    @Flag(help: "Only those that match nobody.") var unmatched = false
    @Option(help: "How many of the newest.") var limit = 50
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try PagingOptions.check(limit)
      let session = try global.sessionOfStops()
      try global.print(
        try session.incoming(contact: contact, unmatched: unmatched, limit: limit), session)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows a mail with its evidence.")

    @Argument(help: "The mail's number.") var mail: Int64
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.sessionOfStops()
      try global.print(try session.incoming(Incoming.ID(mail)), session)
    }
  }

  struct Reclassify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reclassify",
      abstract: "Takes a mail for something else: undoes what it did, and does what that means.",
      discussion: """
          perigee inbox reclassify 12 auto_reply
          perigee inbox reclassify 12 reply --contact ann@x.example

        Verdicts: reply, auto_reply, bounce, delayed, unsubscribe, complaint, receipt, calendar, challenge, \
        own, other. What somebody has changed since stays. Taking back an unsubscription is for managers, \
        with --yes.
        """)

    @Argument(help: "The mail's number.") var mail: Int64
    @Argument(help: "What it is.") var verdict: Verdict
    @Option(help: ArgumentHelp("Whom it is about.", valueName: "email")) var contact: String?
    @Flag(help: "Confirms that a contact's own wish is taken back.") var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.session()
      let order = ReclassifyOrder(
        Incoming.ID(mail), verdict, contact: contact, isConfirmed: yes)
      try global.print(try session.reclassify(order), session)
    }
  }
}

extension Verdict: ExpressibleByArgument {}

extension GlobalOptions {
  fileprivate func print(_ incoming: Incoming, _ session: Session) throws {
    let zone = session.team.zone
    switch format {
    case .json: try Output.json { try incoming.write(to: &$0, zone: zone) }
    case .text: Output.text(incoming.text(style, zone: zone))
    }
  }

  func print(_ incoming: [Incoming], _ session: Session) throws {
    let zone = session.team.zone
    switch format {
    case .json: try Output.json { try incoming.write(to: &$0, zone: zone) }
    case .text: Output.text(incoming.text(Terminal.style, zone: zone))
    }
  }
}
