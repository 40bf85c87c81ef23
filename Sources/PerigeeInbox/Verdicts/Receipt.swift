import PerigeeCore

/// A mail was read, or was not (RFC 8098): by report, or by the words of programs that have none.
enum Receipt {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    if let disposition = mail.contents.disposition {
      let fields = HeaderFields(disposition[...].drop { $0 <= 0x20 }, isLoose: true)
      return Finding(.receipt, ["Disposition: \(fields.text("disposition"))", mail.subjectLine])
    }
    if mail.type["report-type"]?.lowercased() == "disposition-notification" {
      return Finding(.receipt, [mail.line("content-type"), mail.subjectLine])
    }
    guard mail.contents.text.count < 4_096, subjects.matches(mail.foldedSubject),
      let match = words.weightiest(in: mail.foldedText)
    else { return nil }
    return Finding(.receipt, [mail.subjectLine, mail.excerpt(match.range, of: mail.foldedText)])
  }

  private static let subjects = PhraseTable([
    (
      (),
      [
        "read:", "gelesen:", "lu:", "lu :", "leído:", "letto:", "gelezen:", "przeczytano:", "lida:",
        "return receipt", "read receipt", "lesebestätigung", "empfangsbestätigung", "lido:",
        "confirmation de lecture", "accusé de réception", "accusé de lecture",
        "confirmación de lectura", "conferma di lettura", "ricevuta di ritorno", "leesbevestiging",
        "ontvangstbevestiging", "potwierdzenie przeczytania", "confirmação de leitura",
        "開封済み", "開封確認", "registered:", "delivered:", "relayed:", "zugestellt:", "übermittelt:",
        "successful mail delivery", "delivery receipt", "not read:", "ungelesen gelöscht",
        "notification (success)", "notification (relay)",
      ]
    )
  ])

  private static let words = PhraseTable([
    (
      (),
      [
        "was read on", "was read at", "has been read", "was displayed", "was opened",
        "wurde gelesen", "wurde am…gelesen", "a été lu", "a été lue", "a été affiché", "fue leído",
        "se leyó", "è stato letto", "è stata letta", "is gelezen", "werd gelezen",
        "została przeczytana", "została odczytana", "foi lida", "foi lido", "開封されました",
        "was successfully delivered", "successfully delivered to", "was deleted without being read",
        "wurde erfolgreich", "this is a return receipt", "this is a receipt",
        "dies ist eine empfangs*",
        "return receipt for", "your document", "has been received by",
      ]
    )
  ])
}
