/// What cells say of people who want no more email, and of addresses that fail, in ten languages.
///
/// Add a word where it belongs; capitals, accents, blanks and signs do not count. What cannot mean
/// anything else is in `KnownStatuses+Plain.swift`.
enum KnownStatuses {
  /// The person asked to be left alone.
  static let optedOut = keys([
    // English, and the exports of Mailchimp, Brevo, ActiveCampaign, Lemlist, Apollo, Pipedrive
    "unsubscribed", "unsubscribe", "unsub", "opted out", "opt out", "opted-out of email",
    "do not contact", "do not email", "do not mail", "do not e-mail", "do not send", "dnc",
    "don't contact", "don't email", "don't mail", "no contact", "no email", "no emails",
    "no consent", "consent withdrawn", "consent revoked", "withdrawn", "revoked",
    "cancelled", "canceled", "complained", "complaint", "complainer", "complaints", "spam",
    "spam complaint", "spam report", "reported spam", "marked as spam", "reported as spam",
    "abuse", "abuse complaint", "abuse report", "blacklisted", "blocklisted", "blocked",
    "suppressed", "blacklist", "blocklist", "do not allow", "removed",
    "emails unsubscribed", "email unsubscribed", "unsubscribed by admin", "removed by request",
    // German
    "abgemeldet", "abbestellt", "ausgetragen", "nicht kontaktieren", "nicht anschreiben",
    "nicht mailen", "kein kontakt", "keine e-mail", "keine e-mails", "keine mails", "gekündigt",
    "storniert", "widerrufen", "widersprochen", "widerspruch", "beschwerde", "gesperrt",
    "blockiert", "als spam gemeldet", "spam-beschwerde", "bitte nicht kontaktieren",
    // French
    "désabonné", "désabonnée", "désinscrit", "désinscrite", "ne pas contacter",
    "ne plus contacter", "ne pas envoyer d'e-mail", "ne pas envoyer d'e-mails",
    "ne pas envoyer", "annulé", "annulée", "résilié", "résiliée", "plainte", "plaignant",
    "bloqué", "bloquée", "liste noire", "signalé comme spam", "signalé comme indésirable",
    "indésirable", "opposition", "pas de contact", "pas d'e-mail",
    // Spanish
    "dado de baja", "dada de baja", "baja", "desuscrito", "desuscrita", "cancelado", "cancelada",
    "no contactar", "no enviar", "no enviar correo", "no enviar correos", "no enviar e-mail",
    "queja", "correo no deseado", "marcado como spam", "bloqueado", "bloqueada", "lista negra",
    "suscripción cancelada", "no molestar",
    // Italian
    "disiscritto", "disiscritta", "cancellato", "cancellata", "annullato", "annullata",
    "non contattare", "non inviare", "non inviare e-mail", "reclamo", "segnalato come spam",
    "bloccato", "bloccata", "lista nera", "revocato", "iscrizione annullata",
    "disdetto", "posta indesiderata",
    // Dutch
    "uitgeschreven", "afgemeld", "niet contacteren", "niet mailen", "niet e-mailen",
    "niet benaderen", "geen contact", "geen e-mail", "geen e-mails", "geannuleerd", "opgezegd",
    "klacht", "als spam gemeld", "geblokkeerd", "ingetrokken", "zwarte lijst",
    // Portuguese
    "descadastrado", "descadastrada", "cancelou a inscrição", "inscrição cancelada",
    "desinscrito", "desinscrita", "não contactar", "não contatar", "não enviar",
    "não enviar e-mail", "não enviar e-mails", "não perturbe", "reclamação", "denunciado",
    "marcado como spam", "subscrição cancelada", "anulado", "anulada", "revogado",
    // Polish
    "wypisany", "wypisana", "wypisano", "wypisał się", "zrezygnował", "zrezygnowała",
    "rezygnacja", "nie kontaktować", "nie kontaktować się", "nie wysyłać", "nie wysyłać e-maili",
    "anulowany", "anulowana", "anulowano", "anulowane", "skarga", "zgłoszono spam",
    "zablokowany", "zablokowana", "odsubskrybowany", "sprzeciw", "czarna lista",
    "subskrypcja anulowana", "cofnięta zgoda",
    // Swedish
    "avregistrerad", "avanmäld", "avprenumererad", "avslutat prenumerationen", "kontakta inte",
    "kontakta ej", "får ej kontaktas", "får inte kontaktas", "maila inte", "mejla inte",
    "skicka inte", "ingen e-post", "avbokad", "avbruten", "annullerad", "uppsagd", "klagomål",
    "rapporterad som skräppost", "skräppost", "blockerad", "spärrad", "svartlistad",
    "återkallat samtycke",
    // Japanese
    "配信停止", "配信停止済み", "配信停止済", "配信解除", "購読解除", "登録解除", "解除", "解除済み", "停止", "オプトアウト",
    "オプトアウト済み", "連絡不可", "連絡禁止", "連絡しない", "連絡拒否", "メール不可", "送信不可", "送信禁止", "配信拒否",
    "受信拒否", "拒否", "キャンセル", "キャンセル済み", "解約", "退会", "退会済み", "苦情", "迷惑メール", "迷惑メール報告",
    "スパム", "スパム報告", "ブロック", "ブロック済み", "連絡不要", "メール不要", "配信不要",
  ])

  /// The address takes no mail.
  static let failing = keys([
    "bounced", "bounce", "bounces", "hard bounced", "hard bounce", "hardbounced", "emails bounced",
    "email bounced", "cleaned", "invalid", "invalid email", "invalid e-mail", "invalid address",
    "invalid email address", "undeliverable", "undelivered", "not deliverable", "non deliverable",
    "bad email", "bad address", "bad data", "wrong email", "wrong address", "does not exist",
    "email not found", "mailbox not found", "unreachable", "delivery failed",
    "quarantined", "not valid",
    // German
    "ungültig", "ungültige adresse", "ungültige e-mail", "unzustellbar", "nicht zustellbar",
    "nicht zugestellt", "zurückgewiesen", "fehlerhaft", "bereinigt", "falsche adresse",
    "gebounct", "gebounced", "unerreichbar", "nicht erreichbar",
    // French
    "invalide", "adresse invalide", "e-mail invalide", "non distribuable", "non distribué",
    "non délivrable", "non délivré", "non valide", "rejeté", "rejetée", "rebond", "rebondi",
    "nettoyé", "nettoyée", "erroné", "erronée", "inexistant", "inexistante", "adresse erronée",
    "injoignable",
    // Spanish
    "inválido", "inválida", "no válido", "no válida", "rebotado", "rebotada", "rebote",
    "rebote duro", "no entregable", "no entregado", "devuelto", "depurado", "depurada",
    "erróneo", "errónea", "dirección no válida", "correo inválido", "inexistente", "limpiado",
    // Italian
    "non valido", "non valida", "non recapitabile", "non recapitato", "non consegnabile",
    "respinto", "respinta", "rimbalzato", "rimbalzata", "errato", "errata", "indirizzo errato",
    "non consegnato", "ripulito", "pulito",
    // Dutch
    "ongeldig", "ongeldig adres", "onbestelbaar", "niet bezorgbaar", "niet bezorgd",
    "teruggestuurd",
    "opgeschoond", "foutief", "onjuist adres", "onbereikbaar",
    // Portuguese
    "devolvido", "devolvida", "não entregue", "não entregável", "rejeitado", "rejeitada",
    "com erro", "limpo", "e-mail inválido", "endereço inválido", "não válido",
    // Polish
    "nieprawidłowy", "nieprawidłowa", "nieprawidłowy adres", "niepoprawny", "niepoprawna",
    "nieważny", "niedostarczalny", "niedostarczony", "niedostarczona", "nie dostarczono",
    "odbity", "odbita", "odrzucony", "odrzucona", "błędny", "błędna", "błędny adres",
    "nieistniejący", "wyczyszczony",
    // Swedish
    "ogiltig", "ogiltig adress", "ogiltigt", "olevererbar", "ej levererbar", "inte levererbar",
    "ej levererad", "studsad", "studsat", "studs", "avvisad", "felaktig", "felaktig adress",
    "rensad",
    // Japanese
    "無効", "無効なアドレス", "無効なメール", "不達", "配信不能", "配信不可", "配信エラー", "送信エラー", "エラー",
    "バウンス", "ハードバウンス", "宛先不明", "存在しない", "不正", "不正なアドレス", "到達不能", "クリーニング済み",
  ])

  /// What stands in a column of yes and no, and is no.
  static let no = keys([
    "no", "n", "false", "f", "off", "none", "null", "nil", "na", "n/a", "never", "not set",
    "unchecked", "undefined", "empty",
    "subscribed", "opted in", "opt in", "active", "not opted out", "not unsubscribed",
    "allow", "allowed", "granted", "permitted", "contactable",
    // German
    "nein", "falsch", "nie", "aus", "angemeldet", "abonniert", "erlaubt", "zulassen", "keine",
    // French
    "non", "faux", "jamais", "abonné", "abonnée", "inscrit", "inscrite", "autorisé", "aucun",
    "autoriser",
    // Spanish, Italian, Portuguese
    "falso", "falsa", "nunca", "não", "mai", "suscrito", "suscrita", "iscritto", "iscritta",
    "permitir", "permitido", "consenti", "consentito", "ninguno", "nessuno", "nenhum",
    // Dutch
    "nee", "onwaar", "nooit", "ingeschreven", "aangemeld",
    // Polish
    "nie", "fałsz", "nigdy", "zapisany", "zapisana",
    // Swedish
    "nej", "falskt", "aldrig", "prenumererar",
    // Japanese
    "いいえ", "偽", "なし", "無", "無し", "未", "購読中", "配信中", "登録中", "オプトイン",
  ])

  /// What a column that grants says where it does not.
  static let denied = keys([
    "no", "n", "false", "f", "off", "0", "never", "unchecked",
    "denied", "deny", "refused", "declined", "rejected", "disabled", "forbidden", "not granted",
    "not allowed", "not opted in", "not subscribed", "not permitted", "no permission",
    "do not allow", "disallow", "disallowed", "not given", "not consented", "no opt in", "expired",
    "disagree", "disagreed", "opposed", "objected",
    // German
    "nein", "falsch", "aus", "nie", "verweigert", "abgelehnt", "nicht erteilt", "nicht erlaubt",
    // French
    "non", "faux", "jamais", "refusé", "refusée", "refus", "non accordé", "non inscrit",
    // Spanish
    "falso", "nunca", "denegado", "denegada", "rechazado", "rechazada", "no permitido",
    // Italian
    "negato", "negata", "rifiutato", "rifiutata", "mai",
    // Dutch
    "nee", "onwaar", "nooit", "geweigerd", "niet toegestaan", "afgewezen",
    // Portuguese
    "não", "falso", "negado", "negada", "recusado", "recusada", "rejeitado",
    // Polish
    "nie", "fałsz", "nigdy", "odmowa", "odmówiono", "brak zgody", "odrzucona",
    // Swedish
    "nej", "falskt", "aldrig", "nekad", "nekat", "avböjd", "avböjt", "ej godkänd",
    // Japanese
    "いいえ", "偽", "不可", "不許可", "不同意", "同意しない", "拒否", "未同意",
  ])

  private static func keys(_ words: [String]) -> Set<String> {
    Set(words.map(HeaderKey.squeezed))
  }
}
