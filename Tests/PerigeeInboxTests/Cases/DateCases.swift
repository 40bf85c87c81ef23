import PerigeeCore

/// How people say when they are back, on Tuesday, 24 November 2026.
enum DateCases {
  static let all =
    clear.map { words, day in
      MailCase(words, .autoReply, back: day, MailCase.person("Out of office", words))
    }
    + unclear.map { words in
      MailCase(words, .autoReply, MailCase.person("Out of office", words))
    }
    + undated

  private static let clear = [
    ("I am back on 2026-12-01.", "2026-12-01"),
    ("Away until 17.12.2026.", "2026-12-17"),
    ("Ich bin ab 17.12. wieder im Büro.", "2026-12-17"),
    ("back on 12/17/2026", "2026-12-17"),
    ("back on 17/12/26", "2026-12-17"),
    ("I will return on December 3rd, 2026", "2026-12-03"),
    ("returning to the office on the 3rd of December", "2026-12-03"),
    ("back in the office on Thursday, 3 December", "2026-12-03"),
    ("Back on January 4.", "2027-01-04"),
    ("I am back on Monday.", "2026-11-30"),
    ("I am back next Tuesday.", "2026-12-01"),
    ("Back tomorrow", "2026-11-25"),
    ("away until 30 November, back on 1 December", "2026-12-01"),
    ("Je suis absent, de retour le 30 du mois.", "2026-11-30"),
    ("Absente du 23 novembre au 4 décembre.", "2026-12-04"),
    ("Ich bin wieder am Montag erreichbar.", "2026-11-30"),
    ("Ich bin vom 23.11. bis 4.12.2026 im Urlaub.", "2026-12-04"),
    ("Ik ben terug op maandag 30 november.", "2026-11-30"),
    ("Vuelvo el lunes 30 de noviembre.", "2026-11-30"),
    ("Rientro il 30 novembre 2026.", "2026-11-30"),
    ("Wracam 30 listopada.", "2026-11-30"),
    ("Volto no dia 30 de novembro.", "2026-11-30"),
    ("12月1日(火)に戻ります", "2026-12-01"),
    ("Отсутствую с 2026-11-23 по 2026-12-04.", "2026-12-04"),
  ]

  private static let unclear = [
    "back on 9/8", "back on 03/01", "back on 03/01/2027", "Back soon.", "back on the 30th",
    "back on Monday or back on Thursday", "back on 31 June", "until 7 pm", "back in 2 weeks",
    "Je suis de retour le 2 du mois.", "Back on 20 October.",
  ]

  private static let undated = [
    MailCase(
      "no Date and a weekday", .autoReply,
      MailCase.person("Out of office", date: "yesterday", "back on Monday")),
    MailCase(
      "no Date and no year", .autoReply,
      MailCase.person("Out of office", date: "", "back on 3 December")),
    MailCase(
      "no Date and a whole day", .autoReply, back: "2026-12-03",
      MailCase.person("Out of office", date: "", "back on 3 December 2026")),
  ]
}
