/// The months as files write them, in small letters without accents.
enum MonthNames {
  /// 1 to 12, or nil for no month's name.
  static func number(of word: String) -> Int? { numbers[word] }

  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for names in languages {
      for (index, same) in names.split(separator: " ").enumerated() {
        for name in same.split(separator: "/") { numbers[String(name)] = index + 1 }
      }
    }
    return numbers
  }()

  private static let languages = [
    // English
    "jan/january feb/february mar/march apr/april may jun/june jul/july aug/august "
      + "sep/sept/september oct/october nov/november dec/december",
    // German
    "januar/janner februar marz/mrz april mai juni juli august september oktober/okt november "
      + "dezember/dez",
    // French
    "janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout septembre octobre "
      + "novembre decembre",
    // Spanish
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre "
      + "noviembre diciembre/dic",
    // Italian
    "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set "
      + "ottobre/ott novembre dicembre",
    // Dutch
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    // Portuguese
    "janeiro fevereiro/fev marco abril maio/mai junho julho agosto setembro outubro/out novembro "
      + "dezembro/dez",
    // Polish
    "styczen/stycznia/sty luty/lutego/lut marzec/marca kwiecien/kwietnia/kwi maj/maja "
      + "czerwiec/czerwca/cze lipiec/lipca/lip sierpien/sierpnia/sie wrzesien/wrzesnia/wrz "
      + "pazdziernik/pazdziernika/paz listopad/listopada/lis grudzien/grudnia/gru",
    // Swedish
    "januari februari mars april maj juni juli augusti september oktober november december",
  ]
}
