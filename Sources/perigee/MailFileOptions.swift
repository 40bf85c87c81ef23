import ArgumentParser
import PerigeeCore
import PerigeeInbox

/// The files of mails that a command reads.
struct MailFileOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files of many mails each; - is standard input.", valueName: "file"))
  var mbox: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Folders with cur and new, a file a mail.", valueName: "dir"))
  var maildir: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files of one mail each; - is standard input.", valueName: "file"))
  var eml: [String] = []

  var sources: [MailSource] {
    mbox.map(MailSource.mbox) + maildir.map(MailSource.maildir) + eml.map(MailSource.eml)
  }

  /// Prints what each mail is, as it is read, and for people how many there were of each kind.
  /// - Throws: `MailFileError`, before anything is printed where a file is missing.
  func classify(_ format: GlobalOptions.Format) throws {
    for source in sources { try source.check() }
    let reader = MailReader()
    var counts = VerdictCounts()
    for source in sources {
      let others = try source.forEach { mail in
        let reading = reader.read(mail.bytes)
        counts.add(reading.verdict)
        switch format {
        case .json: try Output.jsonLine { try reading.write(to: &$0, named: mail.name) }
        case .text: Output.text(reading.text(named: mail.name))
        }
      }
      Self.warn(of: others)
    }
    if format == .text { Output.text("\(counts.text)\n") }
  }

  /// Tells what was left out among the mails.
  static func warn(of others: [MailFileError]) {
    for other in others.prefix(10) { Output.error("warning: left out: \(other.message)\n") }
    let rest = others.count - 10
    if rest > 0 {
      Output.error("warning: left out: \(grouped(rest)) more that are no regular files\n")
    }
  }
}
