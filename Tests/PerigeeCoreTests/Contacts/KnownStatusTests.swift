import Testing

@testable import PerigeeCore

@Suite("What other programs and languages call a status")
struct KnownStatusTests {
  @Test(
    "Whoever asked to be left alone is do_not_contact",
    arguments: [
      "Unsubscribed|UNSUBSCRIBED|unsub|Opted out|opt-out|Opted_Out|Do not contact|do-not-email",
      "Do Not Mail|DNC|Don't contact|Cancelled|Canceled|Complained|Spam|Spam complaint|abuse",
      "Blacklisted|Blocklisted|Suppressed|No consent|emailsUnsubscribed|do_not_contact",
      "Unsubscribed (2024-01-02)|Opted Out of Email|Unsubscribed by customer",
      "Abgemeldet|abbestellt|Nicht kontaktieren|Widerrufen|Gekündigt|Gesperrt|Beschwerde",
      "Désabonné|désabonnée|DESABONNE|Désinscrit|Ne pas contacter|Annulé|Plainte|Bloqué",
      "Dado de baja|Baja|No contactar|Cancelado|Desuscrito|Queja|Bloqueado",
      "Disiscritto|Cancellato|Non contattare|Annullato|Reclamo|Bloccato",
      "Uitgeschreven|Afgemeld|Niet mailen|Geannuleerd|Opgezegd|Klacht|Geblokkeerd",
      "Descadastrado|Não contatar|nao contactar|Inscrição cancelada|Cancelado|Reclamação",
      "Wypisany|Zrezygnował|Nie kontaktować|Anulowany|Skarga|Zablokowany",
      "Avregistrerad|Avanmäld|Kontakta inte|Avprenumererad|Spärrad|Klagomål",
      "配信停止|購読解除|オプトアウト|連絡不可|受信拒否|キャンセル|退会|迷惑メール",
    ])
  func optedOut(words: String) {
    for word in words.split(separator: "|") {
      #expect(ContactStatus(meaning: String(word)) == .doNotContact, "\(word)")
    }
  }

  @Test(
    "An address that fails is bad_data",
    arguments: [
      "Bounced|Hard bounce|Cleaned|Invalid|Invalid email|Undeliverable|Bad data|bad_data",
      "Ungültig|Unzustellbar|Nicht zustellbar|Bereinigt",
      "Invalide|Non distribuable|Rejeté|Nettoyé",
      "Inválido|Rebotado|No válido|No entregable", "Non valido|Respinto|Non recapitabile",
      "Ongeldig|Onbestelbaar|Niet bezorgbaar", "Devolvido|Inválido|Não entregue",
      "Nieprawidłowy|Niedostarczalny|Odrzucony", "Ogiltig|Studsad|Olevererbar",
      "無効|不達|バウンス|配信不能|エラー",
    ])
  func failing(words: String) {
    for word in words.split(separator: "|") {
      #expect(ContactStatus(meaning: String(word)) == .badData, "\(word)")
    }
  }

  @Test(
    "Ours are ours, however they are spelt, and every other status is foreign",
    arguments: [
      ("New", ContactStatus.new), ("REPLIED", .replied), ("Disqualified", .disqualified),
      ("Open - Not Contacted", nil), ("Active", nil), ("Subscribed", nil), ("Nouveau", nil),
      ("Not unsubscribed", nil), ("Soft bounced", nil), ("Customer", nil), ("", nil), ("–", nil),
    ])
  func others(word: String, status: ContactStatus?) {
    #expect(ContactStatus(meaning: word) == status)
  }

  @Test(
    "By whom, when and why changes nothing of an opt-out",
    arguments: [
      "Global Unsubscribe|Unsubscribe request|Email Opt Out|Opt-out requested",
      "Opt-Out (E-Mail)|Please don't contact|Canceled by contact|Abuse Report|Blacklist",
      "Abgemeldet am 12.03.2024|Désabonné le 12/03/2024|Dado de baja (2024-01-02)",
      "Ne plus contacter - RGPD|Disiscritto/a|Wypisany/a|Uitgeschreven op 3 mei",
      "Cancelado pelo usuário|配信停止（2024/01/02）|Unsubscribed|Spam complaint (2024)",
      "Cancelled - by user|emailsUnsubscribed|Widerrufen am 3. Mai 2024",
      "Annulé par le client|Avregistrerad 2024-01-02|Opted out of Email",
      "Bitte nicht mehr kontaktieren|Unsubscribed by customer|Désinscrit(e)",
      "Désabonné(e)|Désabonné·e|Suscripción cancelada el 3 de mayo|Dado/a de baja",
      "DNC - legal|Do Not Contact (legal)|Avanmäld den 3 maj|Afgemeld (op verzoek)",
      "Zrezygnował 03.01.2024|購読解除済み|Gekündigt zum 31.12.",
    ])
  func remarkedOptOuts(words: String) {
    for word in words.split(separator: "|") {
      #expect(ContactStatus(meaning: String(word)) == .doNotContact, "\(word)")
    }
  }

  @Test(
    "Nor of an address that fails",
    arguments: [
      "Bounced (hard)|Bounced - hard|Bounced: mailbox does not exist",
      "Undeliverable - 550|Invalid (syntax)|Unzustellbar (hart)|Adresse e-mail invalide",
      "emailsBounced|Hard bounce (550)|Email bounced|Invalid email address",
      "Ungültig (Syntax)|Rebotado - duro|Non valido (sintassi)|無効（構文）|Ongeldig (hard)",
      "Bounced 2024-01-02|Mailbox not found|Nieprawidłowy (składnia)",
    ])
  func remarkedFailing(words: String) {
    for word in words.split(separator: "|") {
      #expect(ContactStatus(meaning: String(word)) == .badData, "\(word)")
    }
  }

  @Test(
    "Words that are denied or of another matter stay foreign",
    arguments: [
      "Open - Not Contacted|Not unsubscribed|Soft bounced|Bounced (soft)",
      "Never unsubscribed|Nicht abgemeldet|Active|Customer|Meeting cancelled",
      "No contact made yet|Spam filter ok|Blocked by budget|Invalid phone number|配信停止なし",
      "Not bounced|Pas désabonné|Cancelled order|Subscribed|Working",
      "Attempted to contact|Contact later|No email response|In Bearbeitung|Kontaktiert",
      "Non disiscritto|Nie wypisany|Contact established|No answer|Do not know",
      "Removed from sequence because replied|Interested",
    ])
  func denied(words: String) {
    for word in words.split(separator: "|") {
      #expect(ContactStatus(meaning: String(word)) == nil, "\(word)")
    }
  }
}
