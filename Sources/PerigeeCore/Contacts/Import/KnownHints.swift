/// What columns are called whose cells say that a person opted out, or that an address fails.
///
/// Headers of this kind are endless ("Opted out of email: Marketing Information"), so the tables have
/// words, and `HintReading` says how they make a meaning. Add a word where it belongs, as
/// `WordPatterns` are written; capitals and accents do not count.
enum KnownHints {
  /// Whoever has it opted out, whatever else the header says of email.
  static let refusals = WordPatterns(
    KnownStatuses.plainOptOuts + [
      "suppress*", "complain*", "complaint*", "spam", "abuse", "dnc", "do not disturb",
      // German
      "*sperre", "*widerspruch", "widersprochen", "*sperrvermerk", "gesperrt", "abmelde*",
      // French, Spanish, Italian
      "desabonnement", "fecha de baja", "baja de correo*", "baja de la lista", "baja newsletter",
      "baja del boletín", "cancellazione iscrizione", "revoca consenso", "liste noire",
      "lista negra", "lista nera", "exclusión voluntaria", "robinson*", "bloctel",
      // Dutch, Portuguese, Polish, Swedish
      "zwarte lijst", "wypis z*", "data wypisu", "rezygnacja z*", "czarna lista", "spärr*",
      // Japanese
      "迷惑メール", "スパム", "退会",
    ])

  /// The same where nothing else is spoken of: "Opposition" is a team's, too.
  static let weakRefusals = WordPatterns([
    "opposition", "baja", "bajas", "rezygnacja", "sprzeciw", "oposición", "opposizione",
    "oposição", "bezwaar", "invändning", "objection", "objected", "withdrawn", "revoked",
    "widerrufen", "révoqué", "blocked", "cancelled", "canceled",
  ])

  /// "Cancelled" beside one of `subscriptions` is an opt-out.
  static let cancellations = WordPatterns([
    "cancel*", "annul*", "anul*", "beendet", "gekündigt", "kündigung", "résili*", "opgezegd",
    "opzegging", "avslut*", "disdett*", "rezygn*", "stopped", "ended", "uppsagd", "停止", "解除",
    "キャンセル",
  ])
  static let subscriptions = WordPatterns([
    "subscri*", "suscri*", "inscri*", "iscrizion*", "subskry*", "abo", "abonn*", "prenumer*",
    "newsletter*", "inschrijving", "anmeldung", "購読", "配信",
  ])

  /// What makes an opt-out of a grant, and of a word for writing behind it.
  static let negations = WordPatterns([
    "not", "no", "non", "never", "without", "donot", "dont", "doesnt", "wont", "cannot", "cant",
    "stop", "exclude", "excluded", "refuse*", "decline*", "reject*", "nicht", "kein", "keine",
    "keinen", "keinerlei", "ohne", "lehnt", "verweiger*", "ne", "pas", "sans", "refus*", "exclure",
    "sin", "rechaz*", "excluir", "senza", "rifiut*", "esclud*", "niet", "geen", "zonder",
    "weiger*", "não", "sem", "recus*", "nie", "brak", "bez", "odmaw*", "inte", "ej", "ingen",
    "inga", "inget", "utan", "avböj*", "aldrig", "nessun*", "ningún", "ningun*", "nenhum*",
    "aucun*", "żadn*",
  ])

  /// What makes an opt-out of a grant: it was taken back, or never given.
  static let withdrawals = WordPatterns([
    "withdraw*", "withdrew", "revok*", "revoc*", "denied", "declined", "refused", "rejected",
    "removed", "rescinded", "cancel*", "expired", "missing",
    "widerruf*", "entzogen", "zurückgezogen", "verweigert", "abgelehnt", "erloschen", "fehlt",
    "fehlend*", "rückruf", "rücknahme",
    "retir*", "retrait", "révoqu*", "refus*", "annul*", "denegad*", "rechaz*", "anulad*",
    "ritirat*", "ritiro", "negat*", "rifiut*", "ingetrokken", "intrekking", "geweigerd",
    "revog*", "recusad*", "negad*", "cofn*", "wycof*", "odwoł*", "odmow*", "odmów*", "brak",
    "återkall*", "återtag*", "nekat", "nekad", "indrag*",
    "撤回", "取消", "取り消し", "拒否", "不同意", "同意なし", "未同意", "同意しない", "不可", "解除", "停止",
  ])

  /// No, false, 0 or denied means an opt-out; blank does not.
  static let grants = WordPatterns([
    "optin", "optedin", "optins", "consent", "consents", "consented", "accepts marketing",
    "accept marketing", "contactable", "emailable", "mailable",
    "*einwilligung", "*einverständnis", "einverstanden", "*werbeerlaubnis", "*zustimmung",
    "consentement", "consentimiento", "consenso", "*toestemming", "consentimento", "zgoda",
    "zgody", "zgodę", "*samtycke", "godkänner",
    "配信許可", "メール許可", "同意", "オプトイン", "配信可", "受信許可", "配信希望", "メール希望",
  ])

  /// The same where the header speaks of email, or of nothing else: there are permissions to drive.
  static let weakGrants = WordPatterns([
    "permission", "permissions", "subscribed", "subscriber", "subscribes", "allowed", "allow",
    "allows", "accepts", "accept", "accepted", "agreed", "agrees", "permitted", "may", "can",
    "ok", "okay", "wants", "receives", "receive",
    "erlaubt", "erlaubnis", "abonniert", "abonnent", "angemeldet", "darf", "gestattet",
    "autoris*", "abonné", "abonnée", "inscrit", "inscrite", "accepte", "accord", "souhaite",
    "autoriz*", "suscrito", "suscrita", "suscriptor", "permiso", "acepta", "desea", "inscrito",
    "inscrita", "autorizz*", "iscritto", "iscritta", "accetta", "permesso",
    "ingeschreven", "aangemeld", "geabonneerd", "abonnee", "toegestaan", "accepteert",
    "permissão", "assinante", "aceita", "permitido",
    "zapisany", "zapisana", "subskrybuje", "subskrybent", "zezwolenie", "dozwolony", "akceptuje",
    "prenumererar", "prenumerant", "tillåter", "tillåtet", "accepterar",
  ])

  /// True, a date, or anything that is not blank means that the address fails, where the rest of
  /// the header is `failingFillers`: many others count bounces, which say nothing of today.
  static let failing = WordPatterns([
    "bounced", "hardbounced", "hardbounce", "hard bounce", "bounce date", "bounce reason",
    "bounced reason", "bounce time", "bounce at", "bounce type", "bad address", "bad email",
    "invalid", "undeliverable",
    "quarantined", "quarantine", "cleaned", "clean time", "clean date", "clean campaign title",
    "clean campaign id", "not deliverable",
    "ungültig*", "unzustellbar*", "nicht zustellbar", "gebounc*", "bounce grund", "bounce datum",
    "invalide", "non valide", "non distribuable", "rejetée",
    "inválid*", "no válid*", "rebotado", "rebotada", "rebote", "no entregable",
    "non valid*", "non recapitabile", "respinto", "ongeldig*", "onbestelbaar", "não entregue",
    "devolvido", "nieprawidłow*", "niedostarczaln*", "odrzucony", "ogiltig*", "studsad",
    "studsat", "olevererbar*",
    "メールアドレス無効", "無効なメールアドレス", "無効なアドレス", "バウンス", "不達", "配信エラー", "配信不能",
  ])
  static let failingFillers = WordPatterns([
    "hs", "is", "has", "the", "contact", "email", "emailadres*", "mail", "mailbox", "mailadres*",
    "address",
    "adresse", "adres", "adress", "epost*", "hard", "at", "on", "date", "time", "reason", "enum",
    "flag", "type", "was", "ist", "courriel", "correo", "electrónico", "dirección", "indirizzo",
    "endereço", "de", "di", "del", "data", "datum", "grund", "fecha", "motivo", "raison",
    "é", "jest", "är",
  ])

  /// A status or a stage, whose cells may say either.
  static let states = WordPatterns([
    "*status", "statut", "stage", "stages", "stadium", "phase", "*phase", "fase", "etapa",
    "étape", "estado", "stato", "état", "situação", "tillstånd", "etap", "stadio", "tappa",
    "stan", "skede",
    "ステータス", "状態", "状況", "ステージ", "フェーズ", "段階",
  ])
  /// "State" is where somebody lives, unless one of `statefulThings` stands beside it.
  static let plainStates = WordPatterns(["state"])

  /// Whose state it is: the person's, the address', the campaign's.
  static let statefulThings = WordPatterns([
    "email*", "epost*", "mail", "mailing*", "contact*", "kontakt*", "contatto", "contacto",
    "contato", "lead*", "person*", "prospect*", "subscri*", "abo", "abonn*", "suscri*", "inscri*",
    "iscri*", "subskry*", "prenumer*", "member*", "marketing", "campaign*", "kampagne*",
    "campagne", "campaña", "campagna", "kampania", "campanha", "kampanj", "newsletter*", "list",
    "sequence*", "last", "consent*", "optin", "optout", "deliver*", "verification",
    "verif*", "validation", "outreach", "client", "customer*", "kunde*", "lifecycle", "crm",
    "コンタクト", "メール", "配信", "購読", "リード", "顧客",
  ])

  /// Of email or of writing to people.
  static let emailWords = WordPatterns([
    "email*", "epost*", "mail", "mails", "mailing*", "newsletter*", "courriel*", "correo*",
    "boletín*", "infolettre*", "nieuwsbrief*", "biuletyn*", "nyhetsbrev*", "mejl*", "poczt*",
    "marketing*", "werbung", "*werbung", "*mail", "*mails", "*newsletter", "publicité",
    "publicidad", "pubblicità", "reclame", "reklam*", "prospection", "commercial*", "rgpd",
    "gdpr", "dsgvo", "rodo", "avg", "lgpd", "posta",
    "メール", "メルマガ", "ニュースレター",
  ])

  /// What one does with email, or with a person by it.
  static let writing = WordPatterns([
    "contact", "contacts", "send", "write", "message", "messages", "communication*", "spam",
    "be contacted", "kontaktieren", "kontakt", "kontaktaufnahme", "anschreiben", "schreiben",
    "kontaktiert werden", "senden", "schicken", "mailen", "anmailen", "contacter", "envoyer",
    "écrire", "être contacté*", "démarch*", "solliciter", "contactar", "enviar", "escribir",
    "ser contactad*", "molestar", "contattare", "inviare", "scrivere", "essere contattat*",
    "contacteren", "benaderen", "sturen", "contatar", "escrever", "perturb*", "kontaktować",
    "wysyłać", "pisać", "kontakta", "kontaktas", "skicka", "maila", "mejla", "kontaktad",
  ])

  /// Ways to reach people that are not email.
  static let otherChannels = WordPatterns([
    "sms", "mms", "fax", "telefax", "telefaks", "call", "calls", "calling", "phone*", "telephon*",
    "telefon*", "téléphon*", "teléfon*", "telefoon*", "telefonic*", "anruf*", "anrufen",
    "whatsapp", "postal*", "direct mail", "letter", "letters", "briefpost", "post", "push",
    "messenger", "text", "texts", "viber", "telegram", "mobile", "handy", "llamar", "llamada*",
    "appel*", "chiamat*", "chiamare", "bellen", "ligar", "ligaç*", "dzwon*", "ringa", "linkedin",
    "電話", "郵送", "郵便", "ファックス", "プッシュ", "ダイレクトメール",
  ])
  /// Contact in general beside one of them: "Do not call or contact".
  static let contactToo = WordPatterns([
    "or contact", "and contact", "contact or", "contact and", "any channel", "all channels",
  ])

  /// Parts of a column about another one: where to opt out, from which computer somebody opted in.
  static let particulars = WordPatterns([
    "ip", "link", "links", "url", "urls", "*link", "*links", "*url", "token", "hash", "page",
    "pageid", "form", "template", "level", "levels", "filter", "score", "count", "rate", "version",
    "niveau", "nivel", "livello", "poziom", "nivå", "enlace", "lien", "リンク",
  ])
  /// The same of grants, which nobody takes back by them.
  static let grantParticulars = WordPatterns([
    "id", "source", "set", "role", "roles", "group", "groups", "text", "wording", "method",
    "quelle", "fuente", "fonte", "bron", "źródło", "källa", "latitude", "longitude", "timezone",
    "country", "owner", "user agent",
  ])

  /// What is done with emails and says nothing of a wish: "No emails opened".
  static let activities = WordPatterns([
    "sent", "opened", "opens", "clicked", "clicks", "delivered", "received", "replied", "replies",
    "verified", "validated", "confirmed", "found", "available", "yet", "responded", "response",
    "responses", "provided", "known", "bestätigt", "gesendet", "geöffnet", "vérifié", "envoyé",
    "verificado", "enviado", "verificato", "inviato", "verzonden", "owner", "assigned", "profile",
  ])

  /// Matters of somebody that are not email: a grant, a cancellation or a state of theirs.
  static let otherMatters = WordPatterns([
    "webinar*", "event", "events", "evento", "eventos", "eventi", "événement*", "evenement*",
    "veranstaltung*", "wydarzeni*", "evenemang*", "booking*", "buchung*", "boeking*", "bokning*",
    "reserv*", "prenotazion*", "rezerwac*", "order", "orders", "bestell*", "commande*", "pedido*",
    "ordine", "ordini", "zamówieni*", "beställning*", "team*", "equipo", "équipe", "squadra",
    "equipe", "drużyna", "course", "courses", "kurs", "kurse", "curso*", "corso", "corsi", "cours",
    "cursus", "seminar*", "séminaire*", "workshop*", "training*", "formation*", "schulung*",
    "conference*", "conférence*", "konferen*", "conferen*", "congres*", "kongress*", "podcast*",
    "payment*", "zahlung*", "paiement*", "pago*", "pagament*", "betaling*", "płatnoś*", "invoice*",
    "rechnung*", "factur*", "fattura*", "faktur*", "contract*", "vertrag*", "deal*", "ticket*",
    "task*", "meeting*", "appointment*", "termin*", "cita", "rdv", "demo", "account", "accounts",
    "konto*", "company*", "firma*", "organi*", "opportunit*", "marital", "employment", "united",
    "visa", "parking", "travel*", "work", "travail", "trabajo", "conducir", "conduire", "school",
    "medical", "parental", "beta", "trial", "app", "api", "portal", "race", "match", "game*",
    "flight*", "shipment*", "shipping", "delivery date", "project*", "projekt*", "proyecto",
    "server*", "domain*", "credit", "insurance", "license*", "licence*", "licencia",
    "ウェビナー", "セミナー", "イベント", "予約", "注文", "支払", "会議", "案件", "商談", "請求",
  ])
  /// Those that have opt-outs of their own.
  static let farMatters = WordPatterns([
    "cookie*", "tracking", "analytics", "recording*", "photo*", "foto*", "video*", "audio",
    "sale", "sell", "insurance", "pension", "booking*", "buchung*", "payment*", "parking",
    "arbitration", "クッキー",
  ])

  /// What stands beside a word and makes nothing else of it.
  static let fillers = WordPatterns([
    "is", "has", "was", "are", "be", "to", "from", "of", "the", "all", "our", "my", "for", "by",
    "via", "at", "on", "in", "a", "an", "and", "or", "date", "time", "timestamp", "since",
    "currently", "current", "user", "contact", "contacts", "person", "lead", "customer", "list",
    "lists", "global", "flag", "value", "field", "status", "reason", "given", "granted", "hs",
    "updates", "news", "general", "digital", "data", "privacy",
    "ist", "hat", "am", "für", "zu", "zum", "zur", "der", "die", "das", "den", "vom", "von",
    "datum", "grund", "bei", "kontakt", "kunde", "per", "werden", "kontaktiert",
    "est", "le", "la", "les", "du", "de", "des", "à", "au", "aux", "d", "l", "date", "client",
    "el", "los", "las", "en", "al", "fecha", "motivo", "cliente", "contacto", "se", "ha",
    "il", "lo", "gli", "alla", "allo", "di", "del", "della", "dei", "contatto", "data",
    "het", "op", "voor", "van", "met", "bij", "o", "os", "as", "em", "da", "do", "dos", "das",
    "ao", "contato", "na", "od", "z", "się", "data", "till", "från", "av", "för", "är",
    "ser", "recibir", "recevoir", "receive", "commerciale", "commercial",
    "electrónico", "electronico", "elettronica", "contacted", "we", "you", "he", "she", "i",
    "kontaktiert", "contacté", "contactado", "send", "write", "contacter", "contactar",
  ])
}
