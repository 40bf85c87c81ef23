/// The words behind which the day of a return stands.
enum ReturnCue {
  enum Kind {
    /// "back on", "until", and what counts where words such as "wieder" follow the day: "ab".
    case back, until, weak
  }

  struct Place {
    let kind: Kind
    let start: Int
    /// Behind the words.
    let end: Int
  }

  static func places(in text: FoldedText) -> [Place] {
    table.all(in: text).map {
      Place(kind: $0.fact, start: $0.range.lowerBound, end: $0.range.upperBound)
    }
  }

  /// Whether what follows a day says that it is one of a return.
  static func follows(_ rest: DateWords) -> Bool {
    rest.prefix(10).contains { word in returning.contains { word.hasPrefix($0) } }
  }

  private static let returning = [
    "wieder", "zurück", "back", "return", "retour", "rientr", "torn", "terug", "weer", "regres",
    "vuel", "volv", "volt", "wrac", "wróc", "powrotem", "again", "reprendr", "bereik", "retorn",
  ].map(\.folded)

  private static let table = PhraseTable<Kind>([
    (
      .back,
      [
        "back", "back on", "back at", "back in the office", "back in office", "back at work",
        "back to work", "return", "return on", "returns", "returning", "returning on",
        "return to the office", "return to office", "return to work", "returning to the office",
        "return date", "return date is", "return date:", "returning to work", "available again",
        "reachable again", "available from", "zurück", "wieder da", "wieder im büro",
        "wieder im haus", "wieder erreichbar", "wieder für sie da", "wieder zurück",
        "wieder zu erreichen", "zurück im büro", "wieder persönlich", "wieder anwesend",
        "wieder verfügbar", "rückkehr", "wieder", "de retour", "retour", "de retour au bureau",
        "serai de retour", "reviens", "reviendrai", "rentre", "rentrerai", "de vuelta",
        "de regreso",
        "vuelvo", "volveré", "regreso", "regresaré", "reincorporaré", "me reincorporo",
        "di ritorno", "rientro", "rientrerò", "torno", "tornerò", "in ufficio",
        "di nuovo in ufficio",
        "di nuovo disponibile", "terug", "weer aanwezig", "weer bereikbaar", "weer terug",
        "terug op kantoor", "weer op kantoor", "weer beschikbaar", "wracam", "wrócę", "powrócę",
        "powracam", "będę z powrotem", "powrót", "z powrotem", "będę w biurze", "volto", "voltarei",
        "retorno", "retornarei", "regresso", "regressarei", "de volta", "estarei de volta",
        "tornaré", "tilbage", "tilbake", "tillbaka", "takaisin",
      ]
    ),
    (
      .until,
      [
        "until", "till", "through", "thru", "up to", "up until", "til", "until and including",
        "up to and including", "bis", "bis zum", "bis einschließlich", "bis einschl.",
        "bis inkl.", "bis inklusive", "bis zum einschließlich", "bis voraussichtlich", "jusqu'au",
        "jusqu'à", "jusqu'au inclus", "jusqu au", "hasta", "fino al", "fino a", "fino", "sino al",
        "tot",
        "tot en met", "t/m", "tot en met vrijdag", "tot het", "ile", "do", "do dnia", "aż do",
        "włącznie do",
        "até", "até ao", "até dia", "até o dia", "até ao dia", "fins", "fins al", "fins el",
        "til og med", "t.o.m.", "till och med", "până la",
      ]
    ),
    (
      .weak,
      [
        "du", "vom", "von", "van", "del", "desde", "desde el", "between", "zwischen", "entre le",
        "de", "dal",
        "ab", "ab dem", "am", "on", "from", "le", "à partir du", "dès le", "el", "a partir del",
        "il", "op", "vanaf", "od", "od dnia", "em", "a partir de", "no dia",
      ]
    ),
  ])
}
