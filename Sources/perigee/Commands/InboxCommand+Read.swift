import ArgumentParser
import PerigeeCore
import PerigeeInbox
import PerigeeSession

extension InboxCommand {
  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read", abstract: "Reads each sender's inbox once, or files (the default).")

    @Option(help: ArgumentHelp("Only this sender's; may be repeated.", valueName: "email"))
    var sender: [String] = []
    @Flag(help: "Reads nothing, and lists what matches nobody.") var unmatched = false
    @OptionGroup var files: MailFileOptions
    @Flag(help: "Keeps the mails of files, and carries out what they mean.") var apply = false
    @OptionGroup var global: GlobalOptions

    private func refuseMixtures() throws {
      let isOfFiles = !files.sources.isEmpty
      guard !apply || isOfFiles else {
        throw UsageError("--apply is for files: --mbox FILE, --maildir DIR or --eml FILE")
      }
      guard !isOfFiles || (sender.isEmpty && !unmatched) else {
        throw UsageError(
          "files are of no sender and match nobody until they are applied; leave --sender and --unmatched "
            + "out, or the files")
      }
    }

    func run() throws {
      try refuseMixtures()
      if !files.sources.isEmpty {
        return apply ? try applyFiles() : try files.classify(global.format)
      }
      let session = try global.session()
      if unmatched { return try global.print(try session.incoming(unmatched: true), session) }
      let senders = try chosen(session)
      var readings: [MailboxReading] = []
      var kept: [Incoming] = []
      Signals.catchEnds()
      for sender in senders {
        try InboxVisit(of: sender, session, now: session.now)
          .run(isStopping: { Signals.isAskedToEnd }) { mails, reading in
            kept += try session.take(mails, reading)
            readings.removeAll { $0.account == reading.account }
            readings.append(reading)
          }
      }
      let resumed = try session.endPauses()
      try session.endSilences()
      try report(readings, kept, resumed, session)
      if readings.contains(where: { $0.trouble != nil }) { throw ExitCode(1) }
    }

    /// As if the mails had come into an inbox; a copy of one that did does nothing.
    private func applyFiles() throws {
      let session = try global.session()
      for source in files.sources { try source.check() }
      let reader = MailReader(ownAddresses: session.team.senders.map(\.email.text))
      var waiting: [ReadMail] = []
      var known: [Incoming] = []
      var kept: [Incoming] = []
      let take = {
        known += try session.known(waiting)
        kept += try session.take(waiting)
        waiting = []
      }
      for source in files.sources {
        let others = try source.forEach { mail in
          waiting.append(ReadMail(place: nil, reading: reader.read(mail.bytes)))
          if waiting.count >= 25 { try take() }
        }
        MailFileOptions.warn(of: others)
      }
      try take()
      guard global.format == .text, !known.isEmpty else {
        // Of a copy it says what became of the mail when it was read.
        return try global.print(known + kept, session)
      }
      if !kept.isEmpty { try global.print(kept, session) }
      let numbers = enumerated(known.map { "mail \($0.id.number)" }, limit: 5)
      Output.text("read before: \(numbers); perigee inbox show MAIL says what became of it\n")
    }

    /// Those that have a mailbox to read; one that is named must have one.
    private func chosen(_ session: Session) throws -> [Sender] {
      let named = try sender.map(session.sender)
      if let without = named.first(where: { $0.imap == nil }) {
        throw UsageError(
          "--sender", without.email.text,
          "expected a sender for whom perigee.lua declares imap = { … }")
      }
      let all = session.team.senders.filter { $0.imap != nil }
      guard named.isEmpty, all.isEmpty else { return named.isEmpty ? all : named }
      throw UsageError(
        "no sender of perigee.lua declares imap = { host, user, password }, so there is no inbox to read"
      )
    }

    private func report(
      _ readings: [MailboxReading], _ kept: [Incoming], _ resumed: Int, _ session: Session
    ) throws {
      let zone = session.team.zone
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            json.key("mails")
            try kept.write(to: &json, zone: zone)
            try json.member("resumed", resumed)
            json.key("troubles")
            try json.array { json in
              for reading in readings {
                guard let trouble = reading.trouble else { continue }
                try json.object { json in
                  try json.member("sender", reading.account.text)
                  try json.member("why", trouble)
                  try json.member("halted", reading.halt != nil)
                  try json.member("unread", reading.unread.count)
                }
              }
            }
          }
        }
      case .text:
        if !kept.isEmpty { Output.text(kept.text(Terminal.style, zone: zone)) }
        Output.text(
          "\(counted(kept.count, "new mail")) in \(counted(readings.count, "inbox", plural: "inboxes"))\n"
        )
        if resumed > 0 { Output.text("\(counted(resumed, "pause")) over\n") }
        for reading in readings {
          guard let trouble = reading.trouble else { continue }
          Output.text(
            "\(reading.account): \(trouble)"
              + (reading.halt == nil
                ? "; tried again at the next reading\n"
                : "; dispatch reads it no more until this succeeds\n"))
        }
      }
    }
  }
}
