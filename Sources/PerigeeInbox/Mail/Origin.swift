/// What a mail says of who made it, a person or a machine.
struct Origin {
  /// The evidence for each; nil where there is none.
  let daemon: String?
  /// An empty return path, which only machines have.
  let nullPath: String?
  /// A sender that reads no answers.
  let noReply: String?
  /// Mail to many.
  let bulk: String?
  /// A list's address stands in a header that lists alone write.
  let list: String?

  init(_ mail: Mail) {
    daemon = Self.daemon(mail)
    nullPath = Self.nullPath(mail.headers)
    noReply = Self.noReply(mail)
    bulk = Self.bulk(mail.headers)
    list = ["list-id", "list-post", "list-unsubscribe", "x-beenthere", "x-mailman-version"]
      .first(where: mail.headers.has).map(mail.line)
  }

  private static func daemon(_ mail: Mail) -> String? {
    let value = mail.headers.raw("from") ?? []
    let local = (mail.sender ?? value.string).prefix { $0 != "@" }.lowercased()
      .filter { $0.isLetter }
    if daemons.contains(where: { local.hasPrefix($0) }) { return mail.line("from") }
    if daemonNames.matches(FoldedText(mail.headers.text("from"))) { return mail.line("from") }
    return nil
  }

  /// Letters alone, of the local part.
  private static let daemons = [
    "mailerdaemon", "postmaster", "maildaemon", "maildelivery", "mailerdeamon", "mailer-daemon",
    "mailsystem", "mdaemon", "maileradmin", "systemadministrator", "mailsubsystem",
    "majordomo-owner", "postoffice", "deliverysubsystem", "smtpdaemon", "mmdf", "uucp",
    "microsoftexchange", "emaildaemon", "nondeliv", "mailadmin", "deliverystatus",
  ]

  private static let daemonNames = PhraseTable([
    (
      (),
      [
        "mail delivery sub*", "mail delivery sys*", "mail deliver system", "mail delivery serv*",
        "mail delivery agent", "mail administrator", "mailer-daemon", "mailer daemon",
        "mail system administrator", "system administrator", "internet mail delivery",
        "mail transport", "email system", "postmaster", "delivery subsystem",
        "systemadministrator", "administrador del sistema", "administrateur système",
        "amministratore di sistema", "administrateur du courrier", "mail daemon",
        "message delivery subsystem", "mail router", "delivery status notification*",
        "email delivery subsystem", "mail delivery", "maildelivery",
      ]
    )
  ])

  private static func nullPath(_ headers: HeaderFields) -> String? {
    for name in ["return-path", "x-envelope-from", "x-return-path"] {
      guard let value = headers.raw(name) else { continue }
      let path = value.trimmed
      if path.elementsEqual("<>".utf8) || path.hasPrefix("<mailer-daemon@")
        || path.hasPrefix("mailer-daemon@") || path.hasPrefix("<mailer-daemon>")
        || path.hasPrefix("mailer-daemon")
      {
        return "Return-Path: \(path.string)"
      }
    }
    if let from = headers.raw("from"), from.elementsEqual("<>".utf8) { return "From: <>" }
    return nil
  }

  private static func noReply(_ mail: Mail) -> String? {
    let local = (mail.sender ?? "").prefix { $0 != "@" }.lowercased()
    let letters = local.filter(\.isLetter)
    let isDeaf = deaf.contains { letters.hasPrefix($0) }
    return isDeaf ? mail.line("from") : nil
  }

  private static let deaf = [
    "noreply", "automated", "automail", "autoreply", "autorespond", "donotreply", "dontreply",
    "notification", "nepasrepondre", "keineantwort",
    "nichtantworten", "norespond", "noresponder", "newsletter", "mailings", "alerts", "naoresponda",
    "bounce", "unsubscribe", "noreply", "daemon",
    "cron",
  ]

  private static func bulk(_ headers: HeaderFields) -> String? {
    if let value = headers.raw("precedence"),
      value.hasPrefix("bulk") || value.hasPrefix("list")
        || value.hasPrefix("junk")
    {
      return "Precedence: \(value.string)"
    }
    for name in [
      "list-unsubscribe", "feedback-id", "x-campaign", "x-campaignid", "x-mailing-id",
      "x-csa-complaints", "x-mc-user", "x-sg-eid", "x-mailer-recptid", "x-mailgun-sid",
      "x-campaign-id", "list-id",
    ]
    where headers.has(name) {
      return "\(name): \(headers.text(name))"
    }
    return nil
  }
}

extension Origin {
  /// Whether no person can have sent it by hand.
  var isMachine: Bool { daemon != nil || nullPath != nil }
}
