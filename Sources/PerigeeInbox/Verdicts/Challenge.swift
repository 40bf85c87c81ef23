import PerigeeCore

/// A machine asks the sender to prove that a person wrote. Some dress it as a failed delivery, and some
/// as a vacation's notice, so that its words decide, but for those that a server's refusal repeats.
enum Challenge {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    let report = ReportText(mail.contents.text[...])
    let text = report.returned == nil ? mail.foldedWritten : FoldedText(report.text)
    if let match = headers.first(where: mail.headers.has) {
      return Finding(.challenge, [mail.line(match), mail.subjectLine])
    }
    if let match = surely.weightiest(in: text), !isRefusal(mail, text) {
      return Finding(.challenge, [mail.excerpt(match.range, of: text), mail.subjectLine])
    }
    guard !isRefusal(mail, text), let match = hinted(mail, origin, text) else { return nil }
    return Finding(.challenge, [mail.excerpt(match, of: text), mail.subjectLine])
  }

  /// What people may say as well: names from a machine or under such a subject, other words where
  /// both speak for it.
  private static func hinted(
    _ mail: Mail, _ origin: Origin, _ text: FoldedText
  ) -> Range<Int>? {
    let isMachine =
      origin.isMachine || mail.headers.says("auto-submitted", "auto-")
      || mail.headers.raw("precedence").map { $0.hasPrefix("bulk") || $0.hasPrefix("junk") }
        ?? false
    let isSubject = subjects.matches(mail.foldedSubject) && !mail.written.hasQuote
    if isMachine || isSubject, let match = names.weightiest(in: text) { return match.range }
    return isMachine && isSubject ? words.weightiest(in: text)?.range : nil
  }

  /// A server's answer that names a page to confirm at is a refusal: its words are no mail's.
  private static func isRefusal(_ mail: Mail, _ text: FoldedText) -> Bool {
    answers.matches(text)
  }

  private static let answers = PhraseTable([
    (
      (),
      ["remote host said", "host…said: 5", "diagnostic-code", "smtp error from", "<<< 5", "550 5"]
    )
  ])

  private static let headers = [
    "x-tmda-confirm", "x-spamarrest-challenge", "x-boxbe-challenge", "x-asvp-challenge",
    "x-challenge-response", "x-uol-antispam",
  ]

  private static let subjects = PhraseTable([
    (
      (),
      [
        "please confirm", "confirmation required", "confirm your message", "verification required",
        "sender verification", "verify your", "action required", "your message is waiting",
        "challenge", "confirm your email", "your email requires verification", "antispam",
        "message verification", "bitte bestätigen", "veuillez confirmer", "por favor confirme",
        "confirme", "conferma", "bevestig", "potwierd*", "確認",
      ]
    )
  ])

  /// "Confirm that you are not a robot", in the ways in which it is said.
  private static let proofs = [
    "confirm", "confirming", "verify", "verifying", "prove", "proving", "make sure", "ensure",
  ]
  .flatMap { verb in
    ["that you are", "you are", "that you're", "you're"].map { "\(verb) \($0)" }
  }
  .flatMap { asked in
    [
      "human", "a human", "a real human", "a real person", "a living person", "not a robot",
      "not a bot", "not a machine", "not a computer", "not a spammer", "not a spam robot",
      "not a spam bot", "no robot", "no spammer",
    ].map { "\(asked) \($0)" }
  }

  /// Phrases of which nobody writes one who is no such machine.
  private static let surely = PhraseTable([
    (
      (),
      proofs + [
        "spam fighter…confirm", "to be placed on my approved", "approved senders list",
        "approved sender list", "list of approved senders", "to deliver your message, please",
        "release your message", "confirm the delivery of your message",
        "confirm delivery of your message", "confirm that you sent", "confirm your message",
        "verify your message", "verify your email so that it can be delivered",
        "your message has been held until", "message is being held until you",
        "will be delivered once you", "will be delivered as soon as you",
        "held pending confirmation",
        "held for confirmation", "held until you confirm", "requires that you verify",
        "requires senders to verify", "requires verification of", "requires you to confirm",
        "requires confirmation of", "complete this verification", "one-time verification",
        "one time verification", "one-time authentication", "one time authentication",
        "click the link below to confirm that", "click the link below to verify that",
        "click the link below to be added", "click below to verify your",
        "bestätigen…kein roboter", "bestätige…kein roboter", "bestätigen sie, dass sie ein mensch",
        "ihre nachricht wird zugestellt, sobald",
        "bitte bestätigen sie ihre nachricht", "bitte bestätigen sie den versand",
        "confirmer…pas un robot", "confirmez…pas un robot", "prouver…pas un robot",
        "confirmer que vous êtes", "confirmer l'envoi de votre message",
        "confirmez que vous êtes une personne", "validez votre message",
        "confirmar…no es un robot", "confirme…no es un robot", "confirme que usted es una persona",
        "confirme…não é um robô", "confirmar…não é um robô", "confirme que você é",
        "confirmar o envio",
        "confirmar el envío de su mensaje", "para confirmar su mensaje", "confermare l'invio",
        "conferma…non essere un robot", "confermare…non essere un robot",
        "conferma di essere una persona", "bevestig…geen robot", "bevestigen…geen robot",
        "bevestig dat u een mens", "bevestig uw bericht",
        "potwierdź…nie jesteś robotem", "potwierdzić…robotem", "potwierdź, że jesteś",
        "potwierdź wysłanie", "送信者の確認", "あなたが人間である",
        "ロボットではないことを確認", "ロボットでないことを確認",
      ]
    )
  ])

  /// Programs and services that send challenges.
  private static let names = PhraseTable([
    (
      (),
      [
        "spam arrest", "spamarrest.com/a2", "spamarrest", "boxbe.com/crs", "boxbe guest list",
        "boxbe", "tmda", "challenge/response", "challenge-response", "uol antispam",
        "antispam uol", "antispam.uol", "earthlink spamblocker", "spamblocker", "knowspam",
        "mailblocks", "choicemail", "digiportal", "0spam", "vanquish", "bluebottle", "qurb",
        "sendio", "cleanmymailbox", "sender address verification", "spamcease", "spamlion",
        "permit mail", "ipermitmail", "active spam killer", "mail-whitelist",
        "automatic whitelist",
      ]
    )
  ])

  /// Phrases that count from a machine under a subject of this kind.
  private static let words = PhraseTable([
    (
      (),
      [
        "please confirm", "reply to this message to confirm", "simply reply to this",
        "just reply to this", "click this link",
        "reply to this confirmation", "click the link", "click on the link",
        "click the following link",
        "click on the following link", "click here to verify", "click here to confirm",
        "follow this link",
        "follow the link", "whitelist", "white list", "white-list", "verify your email address",
        "verify yourself", "authenticate your", "requires authorization", "request to be added",
        "add you to my", "add your address", "unknown sender*", "first time you", "one-time",
        "type the characters", "captcha", "spam filter…confirm", "confirm your address",
        "bestätigungslink", "klicken sie auf", "cliquez sur", "haga clic", "clique no", "clicca",
        "klik op", "kliknij", "クリック",
      ]
    )
  ])
}
