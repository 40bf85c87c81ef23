import ArgumentParser
import PerigeeCore
import PerigeeInbox

struct InboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox",
    abstract: "Says what incoming mails are, and why.",
    discussion: """
        perigee inbox --mbox inbox.mbox
        perigee inbox --maildir ~/Maildir
        perigee inbox --eml reply.eml bounce.eml --format json
        zcat 2026-11.mbox.gz | perigee inbox --mbox -

      Each mail is a reply, an automatic reply (with the day of the return where it is said in one way \
      alone), a bounce (per recipient: failed or delayed, and whether the address itself is dead), \
      delayed, an unsubscribe, a complaint, a receipt, a calendar answer, a challenge, own mail or \
      other. Below stands what it was known by. Files are only read, need no workspace, and change \
      nothing; of a mail the first MiB is looked at.

      --format json prints an object a line: file, verdict, recipients (address, action, hardness), \
      return_date, evidence. A mail of an mbox is called inbox.mbox#1 and so on.
      """,
    subcommands: [Files.self], defaultSubcommand: Files.self)

  struct Files: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read", abstract: "Reads mails from files.")

    @OptionGroup var files: MailFileOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard !files.sources.isEmpty else {
        throw UsageError(
          "perigee inbox needs mails to read: --mbox FILE, --maildir DIR or --eml FILE")
      }
      try files.classify(global.format)
    }
  }
}
