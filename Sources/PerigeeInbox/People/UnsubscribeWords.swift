/// How people say that they want no more mail.
enum UnsubscribeWords {
  /// Whether nothing is said but one word for it, marks and a greeting left out.
  static func isWholly(_ text: FoldedText) -> Bool {
    guard text.bytes.count < 60 else { return false }
    var words = text.bytes[...].trimmed.filter { $0.isWord || $0 == 0x20 || $0 == 0x2D }[...]
      .trimmed
    for courtesy in ["please ", "bitte ", "re ", "hi ", "hello "]
    where words.starts(with: courtesy.utf8) {
      words = words.dropFirst(courtesy.utf8.count).trimmed
    }
    for courtesy in [" please", " thanks", " thank you", " bitte", " me"]
    where words.suffix(courtesy.utf8.count).elementsEqual(courtesy.utf8) {
      words = words.dropLast(courtesy.utf8.count).trimmed
    }
    return alone.contains(words.string)
  }

  private static let alone: Set<String> = Set(
    [
      "stop", "unsubscribe", "remove", "remove me", "opt out", "opt-out", "optout", "stop it",
      "take me off", "take me off your list", "unsubscribe me", "abmelden", "abbestellen",
      "austragen", "abmeldung", "désinscription", "désabonnement", "desinscription",
      "se désabonner",
      "désabonner", "me désinscrire", "désinscrire", "baja", "darme de baja", "dar de baja",
      "cancelar suscripción", "cancelar suscripcion", "cancellami", "cancellazione",
      "disiscrizione",
      "disiscrivimi", "rimuovimi", "uitschrijven", "afmelden", "wypisz", "wypisz mnie", "rezygnuję",
      "rezygnacja", "cancelar inscrição", "descadastrar", "remover", "sair", "配信停止", "配信解除",
      "登録解除", "メルマガ解除", "解除", "退会", "停止", "退订", "отписаться", "отписка", "stopp",
      "stoppen", "arrêtez", "stop emails", "no more emails", "no more mails",
    ].map(\.folded))

  static let wishes = PhraseTable([
    (
      (),
      [
        "do not send me any", "don't send me any", "do not send me more", "don't send me more",
        "do not send me emails", "don't send me emails", "want to opt out", "like to opt out",
        "wish to opt out", "remove…from your", "remove…your list", "delete…from your", "メルマガ…解除",
        "登録…解除", "メール…解除", "購読…解除", "リストから削除", "アドレスを削除", "登録を削除", "名簿から削除", "メール…停止",
        "unsubscribe me", "please unsubscribe", "kindly unsubscribe", "want to unsubscribe",
        "like to unsubscribe", "wish to unsubscribe", "remove me from", "remove my email",
        "remove my e-mail", "remove my address", "remove my name", "remove us from",
        "please remove me",
        "remove this address", "remove this email", "take me off", "take my name off",
        "take us off", "take my email off", "delete my email", "delete my address",
        "delete my data", "delete me from", "stop emailing", "stop e-mailing", "stop mailing me",
        "stop sending me", "stop sending emails", "stop sending these", "stop contacting me",
        "stop contacting us", "stop messaging me", "stop writing me", "stop writing to me",
        "stop spamming", "do not contact me", "don't contact me", "do not contact us",
        "don't contact us", "never contact me", "never contact us", "do not email me",
        "don't email me",
        "do not email us", "don't email us", "do not write to me", "don't write to me",
        "no more emails", "no more mails", "no more e-mails", "opt me out",
        "opting out", "off your list", "off your mailing list", "cease and desist",
        "stop this spam",
        "nehmen sie mich aus", "nimm mich aus", "entfernen sie mich", "entfernen sie meine",
        "löschen sie meine", "löschen sie mich", "aus ihrem verteiler", "aus dem verteiler",
        "aus eurem verteiler", "keine weiteren e-mails", "keine weiteren mails",
        "keine e-mails mehr",
        "keine mails mehr", "keine weiteren nachrichten", "nicht mehr anschreiben",
        "nicht mehr kontaktieren", "kontaktieren sie mich nicht", "schreiben sie mir nicht mehr",
        "bitte abmelden", "von der liste streichen", "austragen", "abbestellen", "unterlassen sie",
        "retirez-moi", "retirez moi", "veuillez me retirer", "me retirer de",
        "supprimez mon adresse",
        "supprimer mon adresse", "supprimez-moi", "désinscrivez", "désinscrire", "me désabonner",
        "désabonnez", "ne plus me contacter", "ne me contactez plus", "ne plus m'envoyer",
        "ne m'envoyez plus", "ne plus recevoir", "cessez de m'envoyer", "arrêtez de m'envoyer",
        "ne m'écrivez plus", "darme de baja", "dame de baja", "denme de baja", "deme de baja",
        "dar de baja", "elimíneme", "eliminen mi", "elimine mi", "borren mi", "borre mi",
        "no me envíe más", "no me envíen más", "no me envien mas", "no me escriban más",
        "no me escriba más", "no me contacte", "no me contacten", "no deseo recibir",
        "no quiero recibir", "dejen de enviar*", "deje de enviar*", "cancellatemi", "cancellami",
        "mi cancelli", "rimuovetemi", "rimuovermi", "rimuovere il mio", "cancellare il mio",
        "non voglio più ricevere", "non desidero ricevere", "non desidero più", "non contattatemi",
        "non mi contatti", "non scrivetemi", "smettete di", "disiscriv*", "schrijf mij uit",
        "schrijf me uit", "uitschrijven", "verwijder mij", "verwijder me", "verwijder mijn",
        "haal mij van", "haal me van", "geen e-mails meer", "geen mails meer", "niet meer mailen",
        "niet meer contacteren", "geen mail meer", "stop met mailen", "afmelden",
        "proszę o usunięcie",
        "proszę usunąć", "usuńcie mnie", "usuń mnie", "wypisz mnie", "proszę mnie wypisać",
        "proszę nie wysyłać", "proszę o niewysyłanie", "nie życzę sobie", "proszę nie kontaktować",
        "proszę się nie kontaktować", "nie wysyłajcie", "remova-me", "removam-me", "me remova",
        "remova meu", "remover meu", "retirem-me", "retire-me", "descadastr*",
        "cancelar a inscrição",
        "não quero mais receber", "não quero receber", "não desejo receber", "não me envie",
        "não me enviem", "parem de enviar", "pare de enviar", "não me contacte*",
        "não entrem em contato",
        "配信を停止", "配信停止", "配信を解除", "配信解除", "解除をお願い", "解除願い", "登録を解除", "送らないで", "送信しないで", "送付しないで",
        "連絡しないで", "今後のメールは不要", "メールは不要", "退会し", "отпишите", "удалите мой", "не пишите мне", "请取消订阅",
        "退订", "请不要再",
      ]
    )
  ])
}
