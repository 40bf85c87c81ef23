import PerigeeCore

/// What people write, and what machines write in their place.
enum PeopleCases {
  static let all = replies + wishes + automatic + WishCases.all

  private static let replies = [
    MailCase("an answer", .reply, MailCase.person("Re: Hello", "Yes, call me on Thursday.\n\nBen")),
    MailCase(
      "an answer without In-Reply-To", .reply,
      MailCase.person("your mail", more: "", "I would like to know more about it.")),
    MailCase(
      "an answer of a list's program", .reply,
      MailCase.person(
        "Re: Hello", more: "In-Reply-To: <0a1b@acme.example>\nPrecedence: bulk\nList-Id: <l.x>",
        "Sounds good.")),
    MailCase(
      "a refusal", .reply, MailCase.person("Re: Hello", "Thank you, but we are not interested.")),
    MailCase(
      "STOP in the quoted part only", .reply,
      MailCase.person(
        "Re: Hello",
        """
        What does it cost?

        On Tue, 24 Nov 2026 at 09:00, Anna Lee <anna@acme.example> wrote:
        > Reply STOP to unsubscribe. Please remove me from your list, you may say.
        """)),
    MailCase(
      "a bounce in the quoted part", .reply,
      MailCase.person(
        "Re: Undelivered Mail Returned to Sender",
        """
        Strange, my colleague's address works.

        -----Original Message-----
        From: MAILER-DAEMON@x.example
        Subject: Undelivered Mail Returned to Sender

        <cyd@x.example>: 550 5.1.1 User unknown
        """)),
    MailCase(
      "a bounce sent on", .reply,
      MailCase.person(
        "Fwd: Delivery Status Notification (Failure)", more: "",
        "See below, your mail could not be delivered to cyd@x.example.")),
    MailCase(
      "one who was away", .reply,
      MailCase.person("Re: Hello", "Sorry, I was on vacation. Let us talk next week.")),
    MailCase(
      "one who tells of a colleague's vacation", .reply,
      MailCase.person("Re: Hello", "Cyd is on vacation until Monday, I can help you instead.")),
    MailCase(
      "Outlook's automatic headers on a person's", .reply,
      MailCase.person(
        "Re: Hello", more: "In-Reply-To: <0a1b@acme.example>\nX-Auto-Response-Suppress: RN, NRN",
        "Fine for me.")),
    MailCase("an empty answer", .reply, MailCase.person("Re: Hello", "")),
    MailCase(
      "an answer in UTF-7", .reply,
      MailCase.person("=?UTF-7?Q?Re:_Gr+APwA3w-e?=", "Gern.")),
  ]

  private static let wishes = [
    MailCase(
      "our token", .unsubscribe,
      MailCase.person(
        "unsubscribe 2026a.YmVuQHguZXhhbXBsZQ.AAAAAAAAAAAAAAAAAAAAAA", more: "", "")),
    MailCase("one word", .unsubscribe, MailCase.person("Re: Hello", "STOP\n")),
    MailCase("a subject", .unsubscribe, MailCase.person("Unsubscribe", more: "", "")),
    MailCase(
      "English", .unsubscribe,
      MailCase.person(
        "Re: Hello", "Please remove me from your list.\n\nOn Tuesday, Anna wrote:\n> Hi")),
    MailCase(
      "a strong refusal", .unsubscribe, MailCase.person("Re: Hello", "Do not contact me again!")),
    MailCase(
      "German", .unsubscribe,
      MailCase.person("AW: Hallo", "Bitte nehmen Sie mich aus Ihrem Verteiler.")),
    MailCase(
      "French", .unsubscribe,
      MailCase.person("RE: Bonjour", "Merci de ne plus me contacter.")),
    MailCase(
      "Spanish", .unsubscribe, MailCase.person("RE: Hola", "Por favor, quiero darme de baja.")),
    MailCase(
      "Italian", .unsubscribe, MailCase.person("R: Ciao", "La prego, mi cancelli dalla lista.")),
    MailCase(
      "Dutch", .unsubscribe, MailCase.person("Antw: Hallo", "Graag mijn adres uitschrijven.")),
    MailCase(
      "Polish", .unsubscribe,
      MailCase.person("Odp: Witam", "Proszę o usunięcie mojego adresu z bazy.")),
    MailCase(
      "Portuguese", .unsubscribe,
      MailCase.person("Re: Olá", "Não quero mais receber estes e-mails.")),
    MailCase(
      "Japanese", .unsubscribe, MailCase.person("Re: ご案内", "今後のメール配信を停止してください。")),
  ]

  private static let automatic = [
    MailCase(
      "by its header", .autoReply,
      MailCase.person("Re: Hello", more: "Auto-Submitted: auto-replied", "I will answer later.")),
    MailCase(
      "English", .autoReply, back: "2026-11-30",
      MailCase.person(
        "Automatic reply: Hello", "I am out of the office and will be back on Monday, 30 November.")
    ),
    MailCase(
      "German", .autoReply, back: "2026-12-07",
      MailCase.person(
        "Automatische Antwort: Hello", "Ich bin bis zum 7. Dezember 2026 nicht im Büro.")),
    MailCase(
      "French", .autoReply, back: "2026-11-30",
      MailCase.person("Réponse automatique : Hello", "Je serai de retour le 30 novembre.")),
    MailCase(
      "Spanish", .autoReply, back: "2026-12-01",
      MailCase.person(
        "Respuesta automática: Hello", "Estoy de vacaciones hasta el 1 de diciembre de 2026.")),
    MailCase(
      "Italian", .autoReply, back: "2026-12-01",
      MailCase.person("Risposta automatica: Hello", "Sono in ferie fino al 1° dicembre.")),
    MailCase(
      "Dutch", .autoReply, back: "2026-12-02",
      MailCase.person(
        "Automatisch antwoord: Hello", "Ik ben afwezig tot en met 2 december 2026.")),
    MailCase(
      "Polish", .autoReply, back: "2026-12-03",
      MailCase.person("Automatyczna odpowiedź: Hello", "Jestem na urlopie do 3 grudnia.")),
    MailCase(
      "Portuguese", .autoReply, back: "2026-12-04",
      MailCase.person("Resposta automática: Hello", "Estou de férias até 4 de dezembro.")),
    MailCase(
      "Japanese", .autoReply, back: "2026-12-05",
      MailCase.person("自動返信: ご案内", "12月5日まで不在にしております。")),
    MailCase(
      "Notes, whose subject has an ambiguous day and whose text has none", .autoReply,
      back: "2027-01-05",
      MailCase.person(
        "AUTO: Ray, Ben is out of the office. (returning 05/01/2027)",
        "I am out of the office, returning 5th Jan.")),
    MailCase(
      "absent, from nobody's return path", .autoReply,
      "Return-Path: <>\n" + MailCase.person("Hello", more: "", "I am away from my desk today.")),
    MailCase(
      "a confirmation that a mail came", .autoReply,
      "Return-Path: <>\n"
        + MailCase.person(
          "Thank you", more: "Precedence: bulk",
          "Thank you for your e-mail. I will reply as soon as possible.")),
  ]
}
