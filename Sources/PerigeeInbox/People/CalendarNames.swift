import PerigeeCore

/// The names of months and days in English, German, French, Spanish, Italian, Dutch, Polish and
/// Portuguese, and in Catalan, Turkish and the Nordic languages as far as they differ.
enum CalendarNames {
  /// Counts from 1.
  static func month(_ word: String?) -> Int? {
    guard let word else { return nil }
    return months[word] ?? months[word.filter { $0 != "." && $0 != "'" }]
      ?? (word.hasPrefix("d'") ? months[String(word.dropFirst(2))] : nil)
  }

  static func weekday(_ word: String) -> Weekday? {
    weekdays[word] ?? weekdays[word.filter { $0 != "." }]
  }

  /// "17", "17th", "17.", "1er", "1º".
  static func ordinal(_ word: String?) -> Int? {
    guard let word else { return nil }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let day = Int(digits), (1...31).contains(day),
      endings.contains(String(word.dropFirst(digits.count)))
    else { return nil }
    return day
  }

  static func isTomorrow(_ word: String) -> Bool {
    let word = word.filter { $0 != "." }
    return ["tomorrow", "morgen", "demain", "manana", "domani", "jutra", "jutro", "amanha"]
      .contains(word)
  }

  /// The word "month", behind a day of this one.
  static func isMonthWord(_ word: String) -> Bool {
    let word = word.filter { $0 != "." }
    return ["month", "monats", "mois", "mes", "mese", "maand", "miesiaca"].contains(word)
  }

  private static let endings: Set<String> = [
    "", ".", "st", "nd", "rd", "th", "er", "e", "º", "ª", "°", "de", "ste",
  ]

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in monthNames.enumerated() {
      for name in names.split(separator: " ") { months[String(name).folded] = index + 1 }
    }
    return months
  }()

  private static let monthNames = [
    "january jan januar januari janvier janv enero ene gennaio gen stycznia styczeń janeiro gener ocak jänner sty januarie",
    "february feb februar februari février févr fév fevrier febrero febbraio lutego luty fevereiro fev febrer şubat feber lut",
    "march mar märz mrz maart mrt mars marzo marca marzec março març mart maerz",
    "april apr avril avr abril abr aprile kwietnia kwiecień nisan kwi",
    "may mai mei mayo maggio mag maja maj maio maig mayıs",
    "june jun juni juin junio giugno giu czerwca czerwiec junho juny haziran cze",
    "july jul juli juillet juil julio luglio lug lipca lipiec julho juliol temmuz lip",
    "august aug août aout agosto ago sierpnia sierpień augustus augusti agost ağustos sie",
    "september sep sept septembre septiembre settembre set września wrzesień setembro setembre eylül wrz",
    "october oct oktober okt octobre octubre ottobre ott października październik outubro out ekim paź",
    "november nov novembre noviembre listopada listopad novembro kasım lis",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre grudnia grudzień dezembro aralık desember gru",
  ]

  private static let weekdays: [String: Weekday] = {
    var weekdays: [String: Weekday] = [:]
    for (weekday, names) in zip(Weekday.allCases, weekdayNames) {
      for name in names.split(separator: " ") { weekdays[String(name).folded] = weekday }
    }
    return weekdays
  }()

  private static let weekdayNames = [
    "monday mon montag lundi lunes lunedì lunedi maandag poniedziałek poniedziałku poniedziałkiem segunda segunda-feira dilluns",
    "tuesday tue tues dienstag mardi martes martedì martedi dinsdag wtorek wtorku terça terça-feira dimarts",
    "wednesday wed mittwoch mercredi miércoles miercoles mercoledì mercoledi woensdag środa środę środy quarta quarta-feira dimecres",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì giovedi donderdag czwartek czwartku quinta quinta-feira dijous",
    "friday fri freitag vendredi viernes venerdì venerdi vrijdag piątek piątku sexta sexta-feira divendres",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag sobota sobotę soboty dissabte",
    "sunday sun sonntag dimanche domingo domenica zondag niedziela niedzielę niedzieli diumenge",
  ]
}
