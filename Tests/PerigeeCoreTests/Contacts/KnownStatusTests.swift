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
}
