/// The lines by which mail programs begin what they quote.
enum QuoteOpening {
  /// How many lines at the start of `lines` are such an opening; nil for none.
  static func length(_ lines: ArraySlice<Bytes>) -> Int? {
    guard let first = lines.first, first.count > 2, first.count < 400 else { return nil }
    if isRuler(first) || isHeaderBlock(lines) { return 1 }
    return attribution(lines)
  }

  /// "-----Original Message-----"
  private static func isRuler(_ line: Bytes) -> Bool {
    let text = line.trimmed
    guard let mark = text.first, "-_*=".utf8.contains(mark), text.count < 100 else { return false }
    return rulers.matches(FoldedText(text))
  }

  private static let rulers = PhraseTable([
    (
      (),
      [
        "original message", "forwarded message", "original appointment", "original-nachricht",
        "ursprüngliche nachricht", "originalnachricht", "weitergeleitete nachricht",
        "message d'origine", "message original", "message transféré", "mensaje original",
        "mensaje reenviado", "messaggio originale", "messaggio inoltrato",
        "oorspronkelijk bericht", "originele bericht", "doorgestuurd bericht",
        "wiadomość oryginalna", "oryginalna wiadomość", "mensagem original",
        "mensagem encaminhada", "ursprungligt meddelande", "opprinnelig melding",
        "oprindelig meddelelse", "исходное сообщение", "оригинальное сообщение",
        "原始邮件", "原邮件", "元のメッセージ", "original mail", "reply message", "original email",
      ]
    )
  ])

  /// "From: …", and "Sent: …" or "To: …" within the next lines.
  private static func isHeaderBlock(_ lines: ArraySlice<Bytes>) -> Bool {
    guard let first = lines.first, let key = key(first), fromKeys.contains(key) else {
      return false
    }
    return lines.dropFirst().prefix(5).contains { line in
      self.key(line).map { otherKeys.contains($0) } ?? false
    }
  }

  /// Before the colon, in small letters and without marks of bold type.
  private static func key(_ line: Bytes) -> String? {
    let line = line.prefix(40).drop { $0 <= 0x20 || $0 == UInt8(ascii: "*") }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? wideColon(line) else { return nil }
    return line[..<colon].filter { $0 != UInt8(ascii: "*") }[...].trimmed.string.lowercased()
  }

  private static func wideColon(_ line: Bytes) -> Int? {
    line.position(of: Array("：".utf8), from: line.startIndex)
  }

  private static let fromKeys: Set<String> = [
    "from", "von", "de", "da", "van", "od", "från", "fra", "lähettäjä", "от", "kimden", "差出人",
    "发件人", "寄件者", "від", "feladó", "expéditeur", "mittente", "remitente",
  ]

  private static let otherKeys: Set<String> = [
    "sent", "date", "to", "subject", "gesendet", "datum", "an", "betreff", "envoyé", "date d'envoi",
    "à", "objet", "enviado", "enviado el", "fecha", "para", "asunto", "inviato", "data", "a",
    "oggetto", "verzonden", "aan", "onderwerp", "wysłano", "do", "temat", "enviada em",
    "enviado em", "assunto", "skickat", "till", "ämne", "sendt", "til", "emne", "lähetetty",
    "отправлено", "дата", "кому", "送信日時", "宛先", "日時", "发送时间", "收件人", "日期",
    "надіслано", "gönderilen", "tarih", "kime", "elküldve", "címzett",
  ]

  /// "On … wrote:", over up to three lines.
  private static func attribution(_ lines: ArraySlice<Bytes>) -> Int? {
    guard let first = lines.first, mayOpen(first) else { return nil }
    var joined: [UInt8] = []
    for (count, line) in lines.prefix(4).enumerated() {
      let text = line.trimmed
      if text.isEmpty { return nil }
      joined += [0x20] + text
      guard ends(text) else { continue }
      return writing.matches(FoldedText(joined)) ? count + 1 : nil
    }
    return nil
  }

  /// Most lines are sentences; a date or an address stands near the start of these.
  private static func mayOpen(_ line: Bytes) -> Bool {
    let text = line.trimmed
    return text.contains(where: \.isDigit) || text.contains(UInt8(ascii: "@"))
      || text.contains(UInt8(ascii: "<")) || ends(text)
  }

  private static func ends(_ text: Bytes) -> Bool {
    text.last == UInt8(ascii: ":") || text.suffix(3).elementsEqual("：".utf8)
      || text.suffix(2).elementsEqual(":>".utf8) || text.suffix(2).elementsEqual(":*".utf8)
  }

  private static let writing = PhraseTable([
    (
      (),
      [
        "wrote", "writes", "said", "sent", "schrieb", "geschrieben", "a écrit", "écrivait",
        "escribió",
        "escribio", "ha scritto", "scrive", "schreef", "heeft geschreven", "geschreven", "pisze",
        "napisał", "napisał(a)", "napisała", "escreveu", "skrev", "skriver", "kirjoitti",
        "написал", "написала", "пишет", "пише", "написав", "yazdı", "şunu yazdı", "írta", "napsal",
        "napsal(a)", "a scris", "写道", "寫道", "のメール", "書きました", "wrote the following",
        "kirjoittaa", "γραψε", "έγραψε", "va escriure", "ha escrit", "shkroi",
      ]
    )
  ])
}
