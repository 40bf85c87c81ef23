import Testing

@testable import PerigeeCore

@Suite("Columns that say who is not to be written to")
struct StatusHintTests {
  @Test(
    "They are known by their headers",
    arguments: [
      (
        StatusHint.optOut,
        "HasOptedOutOfEmail|Email Opt Out|Unsubscribed from all email|UNSUB_TIME|OPTOUT_TIME|"
          + "Opted out of email: Marketing Information|EMAIL_BLACKLISTED|Do Not Email|unsubscribed|"
          + "Do not contact|Opt-Out Date|Unsubscribe reason|Automatically unsubscribed|"
          + "Abgemeldet am|Désabonné|Dado de baja|Disiscritto|Uitgeschreven|Descadastrado|"
          + "Wypisany|Avregistrerad|配信停止日|オプトアウト"
      ),
      (
        .permission,
        "Email Permission|Opt-in|Subscribed|OPT_IN|Email opt in|Marketing consent|"
          + "Accepts Marketing|Einwilligung|Consentement|Consentimiento|Consenso|Toestemming|"
          + "Consentimento|Zgoda na e-mail|Samtycke|配信許可|同意"
      ),
      (.failing, "CLEAN_TIME|Email Bounced|Email hard bounce reason|Invalid email address|Bounced"),
      (.state, "Lead Status|Email Status|Stage|Marketing contact status|Estado|ステータス"),
    ])
  func known(hint: StatusHint, headers: String) {
    for header in headers.split(separator: "|") {
      #expect(StatusHint(header: String(header)) == hint, "\(header)")
    }
  }

  @Test(
    "Other matters are none of them",
    arguments: [
      "First Name", "Do Not Call", "Fax Opt Out", "SMS_BLACKLISTED", "SMS opt-in", "Phone Status",
      "Unsubscribe link", "Deal status", "Lead Source", "Marketing emails bounced", "",
    ])
  func others(header: String) { #expect(StatusHint(header: header) == nil) }

  @Test("True, a date and whatever is not blank opt out; no, false and nothing do not")
  func optOut() {
    for cell in ["1", "true", "Yes", "x", "2026-01-02 10:00:00", "NORMAL", "ja", "はい"] {
      #expect(StatusHint.optOut.status(cell: cell) == .doNotContact, "\(cell)")
    }
    for cell in [
      "0", "0.0", "false", "No", "N", "Nein", "non", "não", "nie", "nej", "nee", "いいえ", "-", "–",
      "0000-00-00 00:00:00", "n/a", "Subscribed",
    ] { #expect(StatusHint.optOut.status(cell: cell) == nil, "\(cell)") }
    #expect(StatusHint.failing.status(cell: "Mailbox full") == .badData)
    #expect(StatusHint.failing.status(cell: "false") == nil)
  }

  @Test("What grants opts out where it says no, and not where it says nothing that is known")
  func permission() {
    for cell in ["no", "False", "0", "Denied", "nein", "Non", "não", "いいえ", "Unsubscribed"] {
      #expect(StatusHint.permission.status(cell: cell) == .doNotContact, "\(cell)")
    }
    for cell in ["yes", "1", "true", "2026-01-02", "granted", "-"] {
      #expect(StatusHint.permission.status(cell: cell) == nil, "\(cell)")
    }
  }
}
