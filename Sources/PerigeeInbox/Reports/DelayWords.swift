/// Reports that a mail is late and still being tried.
enum DelayWords {
  /// Whether the words say so, and not that it has failed at last.
  static func isDelay(_ mail: Mail, _ words: FoldedText) -> Bool {
    if final.matches(words) { return false }
    return table.matches(words) || subjects.matches(mail.foldedSubject)
  }

  private static let subjects = PhraseTable([
    (
      (),
      [
        "delayed", "delay", "could not send message for past", "not yet delivered", "verzögert",
        "verzögerung", "retardé", "en retard", "retrasado", "demorado", "ritardo", "ritardata",
        "vertraagd", "opóźnion*", "atrasado", "atrasada", "has been delayed", "遅延", "still trying",
        "will retry", "unterwegs verzögert", "temporarily deferred",
      ]
    )
  ])

  private static let table = PhraseTable([
    (
      (),
      [
        "this is a warning message only", "attempts will continue", "will be made for",
        "do not need to resend", "no need to resend",
        "you don't need to resend", "has been delayed", "was delayed", "is delayed",
        "delivery delayed",
        "not yet been delivered", "has not been delivered yet", "will keep trying",
        "will continue to try", "will continue trying", "will continue to be tried",
        "still being tried", "will be retried", "will retry", "delivery attempts will continue",
        "attempts to deliver the message will continue", "keeps trying", "still trying",
        "has not yet been collected", "no action is required on your part", "will try again",
        "will be tried again", "temporary problem delivering", "transient error",
        "delivery incomplete",
        "vorübergehendes problem", "zustellung nicht abgeschlossen", "wird weiterhin versucht",
        "weitere zustellversuche", "noch nicht zugestellt", "nouvelle tentative",
        "tentatives de remise", "n'a pas encore été remis", "nouveaux essais",
        "continuera à essayer",
        "se seguirá intentando", "volverá a intentar", "aún no se ha entregado",
        "non è stato ancora consegnato", "continuerà a tentare", "nog niet bezorgd",
        "wordt opnieuw geprobeerd", "ponawian*", "nie została jeszcze dostarczona",
        "ainda não foi entregue", "continuará tentando", "まだ配信されていません", "再送信を試み", "配信を再試行",
      ]
    )
  ])

  private static let final = PhraseTable([
    (
      (),
      [
        "user unknown", "unknown user", "giving up", "gave up", "permanent error",
        "permanent failure",
        "permanent fatal error*", "failed permanently", "has been returned to you",
        "no longer be tried",
        "was not delivered", "no further attempts",
        "will not be retried", "retry timeout exceeded", "delivery time expired",
        "message expired", "no such user", "did not reach the following", "returned to sender",
        "couldn't be delivered to the following", "has failed permanently", "endgültig",
        "does not exist", "host unknown", "unrouteable address",
      ]
    )
  ])
}
