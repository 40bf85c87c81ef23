/// How reports of failed and late deliveries begin, in their subjects and their texts.
enum BounceWords {
  /// Whether a person sends the report on.
  static func isPassedOn(_ subject: String) -> Bool {
    let subject = subject.drop { $0 == " " }.lowercased()
    return [
      "re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "sv:", "antw:", "odp:", "res:", "enc:",
    ]
    .contains { subject.hasPrefix($0) }
  }

  static let subjects = PhraseTable([
    (
      (),
      [
        "メールエラー", "エラー通知", "エラーメール", "邮件传输失败", "投递失败", "无法投递", "系統退信", "傳送失敗",
        "undeliver*", "returned mail", "failure notice", "delivery status notification",
        "delivery failure", "delivery failed", "delivery has failed", "delivery notification",
        "delivery problem", "delivery error", "delivery report", "mail delivery",
        "message delivery",
        "returned to sender", "returning message", "returning to sender", "non-delivery",
        "nondelivery", "non delivery", "nondeliverable", "mail failure", "mail failed",
        "failed mail", "could not be delivered", "cannot be delivered", "not delivered",
        "mail system error", "mail error", "message status", "delivery unsuccessful",
        "could not deliver", "unable to deliver", "mail not delivered", "user unknown",
        "unknown user", "unknown recipient", "warning: could not send", "warning: message",
        "message delayed", "delayed mail", "delivery delayed", "delay", "bounced", "bounce",
        "mailbox full", "mailbox unavailable", "mail refused", "mail rejected", "message rejected",
        "rejected", "processing error", "no such user", "host unknown", "address error",
        "mail could not", "message could not", "email could not", "problem delivering",
        "error sending", "transport error", "smtp error", "ndn:", "ndr", "dsn", "virus",
        "delivery attempt", "mail returned", "message returned", "error returned", "recall",
        "invalid address", "incorrect address", "inactive account", "over quota", "quota",
        "warning:", "delivery incomplete", "delivery", "failed", "failure", "mdaemon",
        "unzustellbar*", "nicht zustellbar*", "zustellung fehlgeschlagen", "zustellungs*",
        "fehlgeschlagene zustellung", "unzustellbare", "rückläufer", "non remis",
        "non distribu*", "échec de la remise", "échec de remise", "impossible de remettre",
        "remise impossible", "retour à l'expéditeur", "no se puede entregar", "no entregado",
        "no se pudo entregar", "error de entrega", "fallo en la entrega", "mensaje devuelto",
        "correo devuelto", "non recapitabile", "mancato recapito", "mancata consegna",
        "impossibile recapitare", "messaggio non consegnato", "niet bezorgd", "onbestelbaar",
        "kan niet worden bezorgd", "niet-bestelbaar", "niedostarczon*", "nie można dostarczyć",
        "nie dostarczono", "zwrot poczty", "não entregue", "não foi possível entregar",
        "falha na entrega", "mensagem devolvida", "não entregável", "配信不能", "配信できません",
        "配信エラー", "送信エラー", "未配信", "送信できません", "退信", "退件", "недоставлен*",
        "не доставлено", "не может быть доставлен*", "ошибка доставки", "発送", "メール送信失敗",
        "olevererbart", "kunne ikke leveres", "leveransfel", "toimitus epäonnistui",
      ]
    )
  ])

  /// Subjects that only reports have.
  static let surely = PhraseTable([
    (
      (),
      [
        "error sending your mail", "[bounce]", "delivery unsuccessful", "undeliverable email",
        "メールエラー", "エラーメール", "エラー通知", "配信できません", "邮件传输失败", "投递失败", "退信", "系統退信",
        "undeliverable:", "undeliverable mail", "undelivered mail", "undeliverable message",
        "undelivered message", "returned mail", "failure notice", "delivery status notification",
        "delivery failure", "delivery failed", "delivery has failed", "delivery notification",
        "mail delivery", "message delivery", "delivery error", "returned to sender",
        "returning message", "returning to sender", "non-delivery", "nondelivery", "mail failure",
        "failed mail", "mail could not be delivered", "message could not be delivered",
        "email could not be delivered", "mail system error", "undeliverable report",
        "nondeliverable mail", "unable to deliver", "mail returned", "message returned", "ndn:",
        "could not deliver", "could not send message for past", "message status - undeliverable",
        "unzustellbar:", "unzustellbare", "zustellung fehlgeschlagen", "nicht zustellbar:",
        "fehlgeschlagene zustellung", "non remis", "non distribué:", "échec de la remise",
        "no se puede entregar:", "no entregado:", "error de entrega", "mensaje devuelto",
        "non recapitabile:", "mancato recapito", "mancata consegna", "niet bezorgd:",
        "onbestelbaar:", "niedostarczon*", "não entregue:", "falha na entrega", "配信不能",
        "配信エラー", "недоставлен*", "не доставлено",
      ]
    )
  ])

  static let texts = PhraseTable([
    (
      (),
      [
        "had trouble delivering", "error sending your mail", "wurde nicht zugestellt",
        "nicht zugestellt", "no valid recipients", "was not delivered to", "were affected",
        "delivery to these recipients", "couldn't be sent", "could not be sent", "not been sent",
        "does not accept", "rejected your message", "no tiene permiso", "devuelto",
        "restituito al mittente", "teruggestuurd",
        "无法发送", "无法送达", "無法傳送", "無法送達", "送信できませんで",
        "could not be delivered", "couldn't be delivered", "cannot be delivered",
        "can not be delivered", "can't be delivered", "was not delivered", "wasn't delivered",
        "not be delivered", "has not been delivered", "have not been delivered",
        "failed to deliver",
        "unable to deliver", "wasn't able to deliver", "was not able to deliver",
        "were unable to deliver", "unable to be delivered", "not able to deliver",
        "could not deliver",
        "couldn't deliver", "cannot deliver", "undeliverable", "undelivered", "delivery failure",
        "delivery failed", "delivery has failed", "delivery to the following", "failed permanently",
        "permanent fatal error*", "permanent error", "did not reach the following",
        "did not reach the recipient", "has been returned", "is being returned", "was returned",
        "returned to you", "returning your message", "message could not be", "mail could not be",
        "this message was created automatically by mail delivery",
        "automatically generated by mail",
        "transcript of session follows", "addresses had permanent", "addresses had delivery errors",
        "addresses had transient", "address had permanent", "final-recipient", "diagnostic-code",
        "reporting-mta", "rcpt to:", "remote host said", "while talking to", "smtp error",
        "the following recipient*", "following address*", "mail delivery system",
        "mail delivery error",
        "this is the mail system at host", "qmail-send program", "this is the deliver program",
        "message delivery failure", "delivery problem*", "no longer valid", "no longer exist*",
        "user unknown", "unknown user", "unknown recipient", "user not known", "user not found",
        "recipient not found", "invalid recipient", "no such user", "mailbox full",
        "mailbox is full", "mailbox exceeds", "mailbox unavailable", "over quota", "quota exceeded",
        "not a valid user", "valid user", "host unknown", "unrouteable address", "address rejected",
        "recipient rejected", "message rejected", "message was rejected", "has been rejected",
        "was rejected", "been blocked", "non-delivery", "bounced", "sent to you was blocked",
        "mail was refused", "not accepting mail", "this account", "account has been", "account is",
        "this is a warning message only", "has been delayed", "not yet been delivered",
        "will keep trying", "delivery attempt", "message expired", "retry timeout exceeded",
        "did not exactly match", "encountered an error", "unknown address", "does not exist",
        "doesn't exist", "cannot be found", "wasn't found", "no mailbox", "violat*", "not allowed",
        "failed addresses", "message log follows", "intended recipient:", "unsent message",
        "konnte nicht zugestellt", "nicht zugestellt werden", "unzustellbar", "zustellung",
        "existiert nicht", "nicht gefunden", "n'a pas pu être remis", "n'a pu être remis",
        "n'a pas pu être délivré", "n'a pas été remis", "n'a pas pu être distribué",
        "impossible de remettre", "adresse inconnue", "no se pudo entregar",
        "no pudo ser entregado",
        "no ha podido ser entregado", "no se puede entregar", "no se ha podido entregar",
        "no existe", "non è stato recapitato", "non è stato possibile consegnare",
        "non è recapitabile",
        "impossibile recapitare", "non è stato possibile recapitare", "non esiste",
        "kon niet worden bezorgd", "niet worden afgeleverd", "kan niet worden bezorgd",
        "bestaat niet",
        "nie mogła zostać dostarczona", "nie została dostarczona", "nie można było dostarczyć",
        "nie mogła być dostarczona", "nie istnieje", "não pôde ser entregue", "não foi entregue",
        "não pode ser entregue", "nao pode ser", "não foi possível entregar", "não existe",
        "配信できません", "配信できなかった", "送信できません", "送信できませんでした", "届けられません",
        "お届けできません", "あて先", "宛先", "存在しません", "не может быть доставлено",
        "не удалось доставить", "не доставлено", "невозможно доставить", "无法投递", "退信", "不存在",
      ]
    )
  ])
}
