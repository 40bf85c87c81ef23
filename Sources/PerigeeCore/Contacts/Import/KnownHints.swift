/// Columns whose cells say that a person opted out, or that an address fails.
///
/// Headers of this kind are endless ("Opted out of email: Marketing Information"), so the table has
/// what they have in them. Add a part where it belongs; capitals, accents, blanks and signs do not
/// count.
enum KnownHints {
  /// True, a date, or anything that is not blank means an opt-out.
  static let optOut = parts([
    // HubSpot, Salesforce, Mailchimp, Brevo, Outlook and what their users call such columns
    "unsub", "opt out", "opted out", "do not email", "do not e-mail", "do not contact",
    "do not mail", "do not send", "don't email", "don't contact", "don't mail", "blacklisted",
    "blocklisted", "email suppressed", "suppressed", "spam complaint", "complained",
    "marked as spam", "consent withdrawn", "consent revoked",
    // German
    "abgemeldet", "abmeldedatum", "abbestellt", "abbestellung", "austragung", "ausgetragen",
    "keine e-mail", "keine mail", "keine werbung", "werbesperre", "werbewiderspruch", "widerspruch",
    "nicht kontaktieren", "nicht anschreiben", "kontaktsperre", "mailsperre",
    // French
    "désabonn", "désinscri", "ne pas contacter", "ne plus contacter", "ne pas envoyer",
    "refuse les e-mail", "opposition", "liste noire",
    // Spanish
    "dado de baja", "dada de baja", "fecha de baja", "baja de correo", "desuscri",
    "no contactar", "no enviar", "exclusión voluntaria", "lista negra",
    // Italian
    "disiscri", "cancellazione iscrizione", "non contattare", "non inviare", "revoca consenso",
    // Dutch
    "uitgeschreven", "uitschrijf", "afgemeld", "afmeld", "niet contacteren", "niet mailen",
    "niet e-mailen", "niet benaderen", "geen e-mail",
    // Portuguese
    "descadastr", "desinscri", "cancelou inscrição", "cancelamento de inscrição",
    "não contactar", "não contatar", "não enviar", "inscrição cancelada",
    // Polish
    "wypisan", "wypis z", "data wypisu", "rezygnacja", "nie kontaktować", "nie wysyłać",
    "sprzeciw",
    // Swedish
    "avregistrer", "avanmäl", "avprenumerer", "kontakta inte", "kontakta ej",
    "skicka inte", "ingen e-post",
    // Japanese
    "配信停止", "配信拒否", "配信解除", "購読解除", "受信拒否", "オプトアウト", "連絡不可", "連絡禁止", "メール不可", "送信不可",
    "送信禁止", "メール拒否",
  ])

  /// No, false, 0 or denied means an opt-out; blank does not.
  static let permission = parts([
    "opt in", "opted in", "permission", "consent", "subscribed", "accepts marketing",
    "accepts email", "accepts e-mail", "can email", "can be emailed", "can contact",
    "may email", "may contact", "allow email", "allows email", "email allowed", "contactable",
    "emailable", "mailable", "ok to email", "ok to contact",
    // German
    "einwilligung", "einverständnis", "zustimmung", "e-mail erlaubt", "kontakt erlaubt",
    "mail erlaubt", "darf kontaktiert", "abonniert", "werbeerlaubnis",
    // French
    "consentement", "accepte les e-mail", "accepte e-mail", "abonné", "inscrit à",
    "autorisation", "accord e-mail",
    // Spanish
    "consentimiento", "acepta correo", "acepta e-mail", "suscrito", "permiso", "autorización",
    // Italian
    "consenso", "accetta e-mail", "iscritto alla", "autorizzazione",
    // Dutch
    "toestemming", "ingeschreven", "aangemeld voor", "geabonneerd",
    // Portuguese
    "consentimento", "aceita e-mail", "inscrito", "permissão", "autorização",
    // Polish
    "zgoda", "zgody", "zapisany", "subskrybuje",
    // Swedish
    "samtycke", "prenumererar", "godkänner", "tillåter e-post",
    // Japanese
    "配信許可", "メール許可", "同意", "オプトイン", "配信可", "受信許可",
  ])

  /// True, a date, or anything that is not blank means that the address fails. Whole headers: many
  /// others count bounces that say nothing of today.
  static let failing = Set(
    parts([
      "bounced", "bounced at", "bounce date", "bounced date", "hard bounced", "hard bounce",
      "hard bounce date", "hard bounce reason", "bounce reason", "email bounced",
      "is email bounced", "email bounced date", "email bounced reason", "email bounced at",
      "email hard bounce reason", "email hard bounce reason enum", "clean time", "cleaned",
      "clean campaign title", "clean campaign id", "cleaned at", "invalid email",
      "invalid email address", "email invalid", "email address invalid", "is invalid",
      "email address quarantined", "quarantined", "undeliverable", "email undeliverable",
      "hardbounced", "email hard bounced",
      "e-mail ungültig", "adresse ungültig", "unzustellbar", "e-mail unzustellbar",
      "e-mail invalide", "adresse invalide", "correo inválido", "correo rebotado", "rebotado",
      "e-mail non valida", "indirizzo non valido", "ongeldig e-mailadres", "e-mail ongeldig",
      "e-mail inválido", "nieprawidłowy e-mail", "ogiltig e-postadress", "ogiltig e-post",
      "メールアドレス無効", "無効なメールアドレス", "バウンス", "不達",
    ]))

  /// A status or a stage, whose cells may say either.
  static let state = parts([
    "status", "statut", "stage", "stadium", "phase", "estado", "stato", "etat", "situação",
    "tillstånd", "ステータス", "状態", "状況", "ステージ",
  ])

  /// Parts of headers that are about something else than email to this person.
  static let otherMatters = parts([
    "sms", "fax", "do not call", "no call", "call opt", "phone", "telefon", "téléphone", "teléfono",
    "telefoon", "telefone",
    "whatsapp", "postal", "direct mail", "link", "url", "page id", "電話", "push", "messenger",
  ])

  /// Of states: those of a thing or a matter, not of the person's address.
  static let otherStates = parts([
    "deal", "order", "account status", "payment", "ticket", "task", "meeting", "event", "company",
    "organization", "organisation", "opportunity", "invoice", "marital", "employment", "united",
    "call", "zahlung", "bestell", "firma", "commande", "pedido", "ordine", "zamówieni",
  ])

  private static func parts(_ names: [String]) -> [String] { names.map(HeaderKey.squeezed) }
}
