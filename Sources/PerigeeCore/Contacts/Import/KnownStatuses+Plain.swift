// Words that mean it wherever they stand: "Global Unsubscribe", "Désabonné le 3 mai".
extension KnownStatuses {
  /// As `WordPatterns` are written; `KnownHints` knows columns by them, too.
  static let plainOptOuts = [
    "unsub*", "optout", "optedout", "optouts", "optingout", "do not contact", "do not email",
    "do not send", "dont contact", "dont email", "dont send", "dont mail", "never contact",
    "never email", "not to be contacted", "not be contacted", "no more emails", "no more email",
    "stop emailing", "stop emails", "blacklist*", "blocklist*", "spam complaint*", "spam report*",
    "reported spam", "reported as spam", "marked as spam", "abuse complaint*", "abuse report*",
    "consent withdrawn", "consent revoked", "withdrew consent", "revoked consent",
    "withdrawn consent", "donotcontact", "donotemail", "donot contact", "donot email",
    "donot send", "donot mail", "do not mail",
    // German
    "abgemeldet*", "abbestell*", "ausgetragen*", "austragung*", "*abmeldung", "abmeldung*",
    "abmeldedatum", "nicht kontaktieren", "nicht mehr kontaktieren", "nicht anschreiben",
    "nicht mehr anschreiben", "keine werbung", "keine email*", "keine mails", "kein kontakt mehr",
    "nicht mailen", "*kontaktsperre", "*werbesperre", "*mailsperre", "*werbewiderspruch",
    "als spam gemeldet", "einwilligung widerrufen", "zustimmung widerrufen",
    // French
    "désabonn*", "désinscri*", "ne pas contacter", "ne plus contacter", "ne pas envoyer",
    "ne plus envoyer", "pas d email*", "plus d email*", "ne souhaite plus*", "liste noire",
    "signalé comme spam", "consentement retiré",
    // Spanish
    "dado de baja", "dada de baja", "dado a de baja", "dado da de baja", "dio de baja",
    "dados de baja", "darse de baja",
    "solicitó la baja", "desuscri*", "desuscripción", "no contactar", "no enviar", "no molestar",
    "lista negra", "consentimiento revocado", "suscripción cancelada", "canceló la suscripción",
    // Italian
    "disiscri*", "non contattare", "non inviare", "lista nera", "iscrizione annullata",
    "consenso revocato", "non disturbare",
    // Dutch
    "uitgeschreven", "uitschrijf*", "uitschrijving*", "afgemeld*", "afmeld*", "niet contacteren",
    "niet mailen", "niet emailen", "niet benaderen", "niet meer benaderen", "niet meer mailen",
    "geen email*", "geen mail*", "zwarte lijst", "toestemming ingetrokken",
    // Portuguese
    "descadastr*", "desinscri*", "cancelou inscrição", "cancelou a inscrição",
    "inscrição cancelada", "subscrição cancelada", "não contactar", "não contatar", "não enviar",
    "não perturbe",
    // Polish
    "wypisan*", "wypisał*", "nie kontaktować", "nie wysyłać", "czarna lista", "zgoda cofnięta",
    "cofnięta zgoda", "cofnął zgodę", "cofnęła zgodę", "odsubskryb*", "subskrypcja anulowana",
    // Swedish
    "avregistrer*", "avanmäl*", "avanmälan", "avprenumerer*", "kontakta inte", "kontakta ej",
    "skicka inte", "skicka ej", "maila inte", "mejla inte", "ingen epost*", "svartlist*",
    "får ej kontaktas", "får inte kontaktas", "samtycke återkallat", "återkallat samtycke",
    // Japanese
    "配信停止", "配信拒否", "配信解除", "配信除外", "送信除外", "購読解除", "購読停止", "登録解除", "受信拒否",
    "オプトアウト", "連絡不可", "連絡禁止", "メール不可", "送信不可", "送信禁止", "送信停止", "送信拒否",
    "メール拒否", "メール停止", "配信を停止", "配信の停止", "送信を停止", "登録を解除", "購読を解除", "登録の解除",
    "購読の解除", "配信を解除", "配信不要", "メール不要", "連絡不要", "配信を希望しない", "配信希望しない",
    "メールを希望しない", "受け取らない", "受信しない", "連絡しない", "ブラックリスト", "同意撤回",
    "迷惑メール報告", "スパム報告",
  ]
  static let plain = WordPatterns(plainOptOuts)

  /// The address takes no mail.
  static let plainFailing = WordPatterns([
    "bounced", "bounce", "hardbounce*", "undeliverable", "invalid email*", "mailbox not found",
    "mailbox does not exist", "address not found", "user unknown", "unknown user",
    "address does not exist", "no such user", "no longer valid", "unzustellbar*",
    "nicht zustellbar*", "gebounc*", "adresse invalide", "email invalide", "non distribuable*",
    "rebotad*", "no entregable", "rebote", "non recapitabil*", "onbestelbaar*", "niet bezorgbaar",
    "não entregue", "niedostarczaln*", "olevererbar*", "studsad*", "studsat*",
    "ungültige email*", "ungültige adresse", "correo inválido", "email inválido",
    "dirección inválida", "indirizzo non valido", "email non valida", "ongeldig email*",
    "ongeldig adres", "nieprawidłowy email", "nieprawidłowy adres", "ogiltig epost*",
    "ogiltig adress",
    "バウンス", "宛先不明", "配信エラー", "配信不能", "送信エラー", "無効なアドレス", "無効なメール", "アドレス無効",
    "アドレスが無効", "到達不能", "不達",
  ])

  /// A bounce that passes.
  static let soft = WordPatterns([
    "soft*", "temporary", "temporarily", "transient", "vorübergehend", "temporär*", "temporair*",
    "temporal", "temporane*", "tijdelijk", "temporári*", "tymczasow*", "tillfällig*", "weich",
    "mou", "suave", "blando", "zacht", "miękk*", "ソフト", "一時",
  ])

  /// What stands before a word and denies it.
  static let denials = WordPatterns([
    "not", "never", "non", "isnt", "wasnt", "hasnt", "didnt", "nicht", "nie", "pas", "niet",
    "nooit", "não", "nunca", "inte", "ej", "aldrig", "jamais", "mai", "nigdy", "un", "before",
    "no", "kein", "keine", "geen", "ingen", "without", "aucun", "aucune", "sin", "senza", "sem",
    "bez", "ohne", "sans", "utan", "zonder",
  ])
  /// The same, anywhere beside it.
  static let otherDenials = ["ない", "なし", "無し", "ません", "未", "以外", "前"]

  /// What says by whom, when and of what, and changes nothing.
  static let fillers = WordPatterns([
    "by", "from", "of", "on", "at", "the", "a", "an", "via", "since", "as", "to", "due", "and",
    "contact", "user", "customer", "recipient", "client", "person", "subscriber", "admin", "email*",
    "mail", "mails", "address", "mailbox", "list", "all", "global", "globally", "manual",
    "manually", "request", "requested", "requests", "report", "reported", "reports", "please",
    "was", "is",
    "has", "been", "hard", "permanent", "permanently", "status", "syntax", "smtp", "gdpr",
    "already", "self",
    "am", "zum", "vom", "von", "per", "durch", "seit", "kunde", "kunden", "kontakt", "adresse",
    "die",
    "der", "das", "bitte", "ist", "hart", "dauerhaft", "uhr", "dsgvo", "selbst",
    "le", "la", "les", "l", "d", "du", "de", "par", "depuis", "utilisateur", "rgpd", "s", "est",
    "dur", "e", "es", "a", "h", "m", "courriel", "svp", "définitivement", "definitif",
    "el", "los", "por", "del", "desde", "usuario", "cliente", "correo", "electrónico", "dirección",
    "contacto", "duro", "fecha", "o", "os", "as",
    "il", "lo", "da", "dal", "dall", "utente", "indirizzo", "posta", "contatto", "in", "data",
    "op", "door", "sinds", "klant", "gebruiker", "adres", "epost*", "het", "in", "avg", "hard",
    "pelo", "pela", "em", "desde", "usuário", "utilizador", "contato", "endereço", "lgpd", "do",
    "przez", "od", "dnia", "użytkownika", "klienta", "rodo", "na", "w", "y", "i", "się", "t",
    "av", "den", "från", "sedan", "kund", "användaren", "användare", "adress", "kontakten",
  ])
}
