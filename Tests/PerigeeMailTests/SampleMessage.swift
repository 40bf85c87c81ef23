import PerigeeCore

@testable import PerigeeMail

/// Messages to try, all alike but for what a test is about.
enum Sample {
  /// 2026-11-23T09:40:00Z.
  static let instant = Instant(milliseconds: 1_795_426_800_000)

  static func message(
    name: String = "Anna", subject: String = "Acme and us", text: String? = "Hello Ada,\n",
    html: String? = nil, from: String = "anna@acme.example", to: String = "ada@example.org",
    id: String = "1.2@acme.example", inReplyTo: String? = nil, offset: Int = 3_600
  ) -> Message {
    Message(
      from: Mailbox(name: name, address: EmailAddress(normalised: from)),
      to: EmailAddress(normalised: to),
      email: RenderedEmail(subject: subject, text: text, html: html), id: MessageID(id),
      date: instant, offset: offset, inReplyTo: inReplyTo.map { MessageID($0) })
  }

  /// Names, subjects and bodies that broke somebody's mail before.
  static let hostile = [
    "", "plain", "Ünïcode", "a\r\nBcc: evil@example.org", "a\nb", "a\rb", "nul\u{0}l", "tab\tbed",
    "a\u{85}b\u{2028}c\u{2029}d", "\r\n\r\nbody", "👨‍👩‍👧‍👦👍🏽🇫🇷", "e\u{301}\u{302}\u{303}",
    "\u{202e}txt.exe\u{202c} مرحبا שלום", "=?utf-8?Q?Hello?=", "=?utf-8?B?4pyT?= =?x?=", "=?",
    "a=?b", "\"quoted\" \\ back", "O'Neil, Anna (Sales) <x@y>", "a@b.example", ",;:<>[]()", "a  b",
    "dots... .", "1 < 2 && 3 > 2; 100 %", "日本語の件名はとても長いので折り返されます。日本語の件名はとても長い",
    "\u{feff}bom", "_under_score_ = equals ? mark", "\u{10ffff}\u{1f600}", "--=_perigee_",
    "From here\n.\n..\nFrom there", "trailing \t\nspaces  \n\n\n", "\u{7f}\u{9f}end",
    String(repeating: "long ", count: 2_000) + "end", String(repeating: "x", count: 10_240),
    String(repeating: "é", count: 5_000), String(repeating: "a\u{301}", count: 600),
    String(repeating: "= ", count: 300) + ".", String(repeating: "👍", count: 2_560),
    "x" + String(repeating: " ", count: 200) + "y", String(repeating: "ab ", count: 23) + "abcdefg",
  ]
}
