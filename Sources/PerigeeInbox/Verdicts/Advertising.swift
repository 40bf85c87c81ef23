import PerigeeCore

/// Mail to many without a header that says so: it tells how one leaves its list, a filter has marked
/// it, or a program of such mails wrote it. Nothing that answers a mail is taken for one.
enum Advertising {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    guard !mail.isAnswer, !mail.written.hasQuote, !isReply(mail.subject) else { return nil }
    if let mark = mark(mail) { return Finding(.other, [mark, mail.subjectLine]) }
    guard let match = footers.weightiest(in: mail.foldedText) else { return nil }
    return Finding(.other, [mail.excerpt(match.range, of: mail.foldedText), mail.subjectLine])
  }

  private static func isReply(_ subject: String) -> Bool { BounceWords.isPassedOn(subject) }

  private static func mark(_ mail: Mail) -> String? {
    let headers = mail.headers
    if headers.raw("x-spam-flag")?.hasPrefix("yes") == true { return mail.line("x-spam-flag") }
    if headers.raw("x-spam-status")?.hasPrefix("yes") == true { return mail.line("x-spam-status") }
    if let name = ["x-php-originating-script", "x-php-script"].first(where: headers.has) {
      return mail.line(name)
    }
    let isProgram = programs.contains { headers.says("x-mailer", $0) }
    return isProgram ? mail.line("x-mailer") : nil
  }

  private static let programs = [
    "mime::lite", "phpmailer", "php/", "nodemailer", "swiftmailer", "coldfusion", "sap netweaver",
    "mailchimp", "sendblaster", "php mailer", "drupal", "wordpress", "zend", "microsoft cdo",
    "bulk", "mailing", "campaign", "newsletter", "aspmail", "csmtpconnection", "jmail",
  ]

  private static let footers = PhraseTable([
    (
      (),
      [
        "to unsubscribe", "if you wish to unsubscribe", "unsubscribe here",
        "click here to unsubscribe",
        "unsubscribe from this", "you can unsubscribe", "unsubscribe instantly", "unsubscribe:",
        "if you no longer wish", "if you do not wish to receive", "if you don't wish to receive",
        "if you no longer want", "if you would prefer not", "if you would like to be removed",
        "if you'd like to be removed", "if you want to be removed", "wish to be removed",
        "to be removed from", "to opt out", "to opt-out", "you may opt", "opt-out following",
        "remove your email", "remove your e-mail", "remove your address",
        "this is an advertisement",
        "you are receiving this", "you received this email because",
        "you have received this email because",
        "view this email in", "view in browser", "manage your subscription",
        "update your preferences", "email preferences", "manage preferences",
        "newsletter abbestellen", "newsletter abmelden", "vom newsletter",
        "wenn sie keine weiteren",
        "um sich abzumelden", "im browser ansehen", "se désabonner", "se désinscrire",
        "pour vous désabonner", "pour vous désinscrire", "si vous ne souhaitez plus",
        "darse de baja", "para darse de baja", "si no desea recibir", "si no desea seguir",
        "per cancellarsi", "per cancellarti", "annulla iscrizione", "disiscriviti",
        "se non desidera", "se non vuoi più", "om u af te melden", "klik hier om",
        "uitschrijven van",
        "aby zrezygnować", "aby wypisać", "wypisz się", "para cancelar", "cancelar inscrição",
        "se não deseja", "caso não queira", "配信停止はこちら", "配信停止をご希望", "配信解除はこちら", "unsubscribe link",
        "退订请", "取消订阅", "cheap meds", "viagra",
      ]
    )
  ])
}
