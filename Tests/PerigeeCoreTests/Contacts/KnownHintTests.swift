import Testing

@testable import PerigeeCore

@Suite("What the headers of columns say about writing to people")
struct KnownHintTests {
  @Test(
    "A refusal is an opt-out, and so is a negated or withdrawn grant",
    arguments: [
      "Email Opt Out|HasOptedOutOfEmail|Unsubscribed from all email",
      "Opted out of email: LinkedIn newsletter|Opted out of email: Halifax events",
      "Email & SMS Opt Out|Unsubscribed from email and SMS|Do not call or email",
      "Do not email or phone|Opt out (email, phone)",
      "Opted out of email: our push products|UNSUB_TIME|OPTOUT_TIME|EMAIL_BLACKLISTED",
      "Do Not Email|Opt-Out|emailoptout|DONOTEMAIL|do_not_contact",
      "Opted out of email: Marketing Information|Not Subscribed|No consent",
      "No email permission|Einwilligung widerrufen|Consentement retiré",
      "Consentimiento revocado|Toestemming ingetrokken|Zgoda cofnięta",
      "Samtycke återkallat|Consenso revocato|Keine Einwilligung|Consent withdrawn",
      "Consentimento revogado|同意撤回|Pas de consentement|Brak zgody|Geen toestemming",
      "Inget samtycke|Sin consentimiento|Nessun consenso|メール送信除外|すべてのEメール配信の登録解除",
      "一対一のEメールの配信を停止済み|Se canceló la suscripción a todos los correos",
      "Suscripción cancelada de correo|Iscrizione annullata a tutte le email",
      "Annullata iscrizione a tutte le email",
      "Anulowano subskrypcję wszystkich wiadomości",
      "Cancelou a inscrição em todos os e-mails|E-Mail-Abmeldung|Abmeldung",
      "Nicht per E-Mail kontaktieren|Ne souhaite pas recevoir d'e-mails|Recusar e-mail",
      "Vill inte ha e-post|Do not allow Emails|DoNotBulkEMail|DoNotEMail|Blacklist",
      "Marked email as spam|Von allen E-Mails abgemeldet|Désabonné de tous les e-mails",
      "Afgemeld voor alle e-mail|Avregistrerad från all e-post|Désinscrit|Desuscrito",
      "Descadastrado|Wypisany|Uitgeschreven|Avanmäld|配信停止|Fecha de baja|Werbesperre",
      "Newsletter-Abmeldung|Werbewiderspruch|Suppressed|Complained|Opposition",
      "Opposition commerciale|Rifiuta e-mail|Rechaza correos|Refuse les e-mails",
      "Do not send emails|Don't email|No marketing emails|No emails please",
      "Kein E-Mail-Kontakt|Não deseja receber e-mails|Nie chce otrzymywać e-maili",
      "Wil geen e-mail ontvangen|Non desidera ricevere email|No desea recibir correos",
      "Email nicht erlaubt|Email not allowed|HubSpot Unsubscribed from all email",
      "Unsubscribed at|Opt Out of Email|Exclude from mailing|メール受信拒否|メール配信不要|Sprzeciw",
      "Rezygnacja z newslettera|Unsubscribe reason|Do not call or contact|Blocklisted",
      "Spam complaint|doNotContact|optout|unsubscribedAt|Baja|hs_email_optout",
      "hs_email_optout_12345|hs_marketing_unsubscribed|Global opt-out|donotbulkemail",
      "Unsubscribe Date",
    ])
  func optOuts(headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == .optOut, "\(header)")
    }
  }

  @Test(
    "A grant is one, and so is a denied refusal",
    arguments: [
      "Email Permission|Opt-in|Subscribed|Email Opt In|Consent|GDPR consent",
      "Marketing Permission|OPTIN_TIME|Einwilligung|DSGVO-Einwilligung|Consentement",
      "Consentimiento|Toestemming|Zgoda|Samtycke|Abonné|Inscrit à la newsletter",
      "Suscrito|Iscritto alla newsletter|Ingeschreven|Zapisany|Subskrybuje",
      "Accepts Marketing|Accepts Email|Can email|May contact|Allow Email|Email allowed",
      "Contactable|OK to email|E-Mail erlaubt|Autorisation e-mail|Acepta e-mail",
      "Permissão e-mail|配信許可|同意|オプトイン|Is Subscribed|Newsletter subscriber",
      "Not unsubscribed|Subscribed to newsletter|Permission|Einwilligung E-Mail",
      "Werbeeinwilligung|Prenumererar",
    ])
  func grants(headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == .permission, "\(header)")
    }
  }

  @Test(
    "A column says that addresses fail, and counts of bounces do not",
    arguments: [
      "hs_email_bad_address|hs_email_quarantined|hs_email_hard_bounce_reason_enum",
      "Has hard bounced|Bounced|Bounce date|Hard bounce reason|Email bounced",
      "Invalid email|CLEAN_TIME|CLEAN_CAMPAIGN_TITLE|Is Email Bounced|E-Mail ungültig",
      "Adresse invalide|Correo inválido|Ongeldig e-mailadres|Ogiltig e-postadress",
      "メールアドレス無効|Unzustellbar|Email address quarantined|Email Bounced Reason",
      "Email Bounced Date|EmailBouncedReason|IsEmailBounced|Undeliverable",
      "Hard Bounced At|hardBounced",
    ])
  func failing(headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == .failing, "\(header)")
    }
  }

  @Test(
    "A status or stage of people is one",
    arguments: [
      "Email Status|Stage|lastState|Etapa|Fase|Lead Status|Contact stage|Status|Estado",
      "Stato|ステータス|Lifecycle Stage|Subscription status|Kontaktstatus|Email state",
      "Member status",
    ])
  func states(headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == .state, "\(header)")
    }
  }

  @Test(
    "A status of who knows what is another",
    arguments: [
      "Sales phase|Current tier status"
    ])
  func otherStates(headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == .otherState, "\(header)")
    }
  }

  @Test(
    "Columns about other channels and other matters say nothing",
    arguments: [
      "Fax Opt Out|SMS Opt Out|Do Not Call|OPTIN_IP|Vancouver Sun subscriber",
      "Permission level|Opposition team|Inscrito en el webinar|Booking status",
      "Unsubscribe link|Opt-out URL|HasOptedOutOfFax|DoNotCall|Do not allow Phone Calls",
      "Do not fax|Contact No.|No. of emails|No of employees|Number of Employees|Phone",
      "Notes|City|State|Company|First Name|Mobile No|No.|Marital Status|Order Status",
      "Deal Stage|Payment status|Zahlungsstatus|Cookie opt-out|Photo consent",
      "Cookie consent|Numéro de contact|Nom|Non-profit|Emails opened",
      "Sends Since Last Engagement|Email Domain|Email sent|Campaign|Last contacted",
      "Contact owner|Kontakt Nr.|Team subscriber|Number of email bounces|Emails bounced",
      "hs_email_bounce|Position|Postal opt out|Can drive|Autorisation de travail",
      "Permiso de conducir|Driving permission|Country|Industry|Can code|Work email",
      "Email 2|Account Status|Consent ID|Consent IP|Do not delete|Anmeldung Webinar",
      "Webinar inscrit|Not verified email|Notice|Canonical|Nonprofit|Inbound source",
      "Opposition leader|Company Status|No Show|Baja California|Abogado|Absage Webinar",
      "Nopeus",
    ])
  func others(headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == nil, "\(header)")
    }
  }

  @Test("A value in such a column is a yes, a no, or nothing")
  func values() {
    let yes = ["✔", "☑", "✓", "✅", "x", "yes", "1", "2024-01-02", "Do Not Allow", "ja", "○", "●"]
    for value in yes { #expect(StatusHint.optOut.status(cell: value) == .doNotContact, "\(value)") }
    let no = [
      "no", "0", "false", "-", "–", "--", "0000-00-00 00:00:00", "Allow", "☐",
      "n/a", "nein",
    ]
    for value in no { #expect(StatusHint.optOut.status(cell: value) == nil, "\(value)") }
    let denied = ["no", "0", "denied", "No (2024)", "withdrawn 2024", "✗", "×", "Do Not Allow"]
    for value in denied {
      #expect(StatusHint.permission.status(cell: value) == .doNotContact, "\(value)")
    }
    for value in ["yes", "1", "-", "✓", "2024-01-01", "Opted in"] {
      #expect(StatusHint.permission.status(cell: value) == nil, "\(value)")
    }
    #expect(StatusHint.state.status(cell: "Cancelled") == .doNotContact)
    #expect(StatusHint.otherState.status(cell: "Cancelled") == nil)
    #expect(StatusHint.otherState.status(cell: "Unsubscribed") == .doNotContact)
  }
}
