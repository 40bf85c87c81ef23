import Testing

@testable import PerigeeCore

@Suite("Values of a declared kind")
struct ValueReadingTests {
  @Test(
    "A date takes the day of what people and programs write",
    arguments: [
      "2026-11-20", "2026-11-20 14:03", "2026-11-20T14:03:00Z", "2026-11-20T14:03:00.123+01:00",
      "2026-11-20 14:03:00 UTC", "2026-11-20 2:03 PM", "20.11.2026", "2026/11/20", "2026.11.20",
      "20261120", "Nov 20, 2026", "20 November 2026", "20-Nov-2026", "November 20th, 2026",
      "Nov 20, 2026, 2:03 PM", "Fri, 20 Nov 2026 14:03:00 +0100", "20. November 2026",
      "20 novembre 2026", "20 de noviembre de 2026", "20 listopada 2026", "2026年11月20日",
    ])
  func dates(text: String) {
    #expect(VariableKind.date.value(text) == "2026-11-20")
  }

  @Test(
    "What is no date of the calendar is none",
    arguments: [
      "2026-02-30", "2026-13-01", "soon", "20", "2026", "20.11.26", "2026-11-20 foo", "12:30",
      "31.04.2026", "2026-11-20 25:00", "Smarch 20, 2026", "2026-11/20", "-", "1e5",
    ])
  func noDates(text: String) { #expect(VariableKind.date.value(text) == nil) }

  @Test("A slashed date is read in the order that was said, and never guessed")
  func slashed() {
    for text in ["11/12/2026", "11-12-2026", "11/12/2026 10:00"] {
      #expect(VariableKind.date.value(text) == nil)
      #expect(VariableKind.date.value(text, ValueFormat(dates: .dmy)) == "2026-12-11")
      #expect(VariableKind.date.value(text, ValueFormat(dates: .mdy)) == "2026-11-12")
    }
    #expect(VariableKind.date.value("20/11/2026") == nil)
    #expect(VariableKind.date.value("20/11/2026", ValueFormat(dates: .mdy)) == nil)
    #expect(VariableKind.date.value("20.11.2026", ValueFormat(dates: .mdy)) == "2026-11-20")
  }

  @Test(
    "A number takes groups of three with one kind of separator",
    arguments: [
      ("1200", "1200"), ("1,200", "1200"), ("1 200", "1200"), ("1'200", "1200"),
      ("1’200", "1200"), ("1\u{A0}200", "1200"), ("1\u{202F}200.5", "1200.5"),
      ("1.200", "1.200"), ("-1,234,567.25", "-1234567.25"), ("+7", "+7"), ("1.2e6", "1.2e6"),
      ("1,20", nil), ("12,00", nil), ("1,200 300", nil), ("1,2345", nil), (",200", nil),
      ("nan", nil), ("inf", nil), ("1e400", nil), ("0x10", nil), ("51-200", nil), ("50+", nil),
      ("1.200,5", nil), ("€5", nil), ("", nil), ("-", nil), ("1,", nil), (".5", nil),
      (String(repeating: "9", count: 400), nil),
    ])
  func numbers(text: String, number: String?) {
    #expect(VariableKind.number.value(text) == number)
  }

  @Test(
    "With a decimal comma the point groups",
    arguments: [
      ("1.200,5", "1200.5"), ("1,5", "1.5"), ("1.200", "1200"), ("-1 200,25", "-1200.25"),
      ("12", "12"), ("1.5", nil), ("1,200,300", nil), ("1.20,5", nil), ("nan", nil),
    ])
  func commas(text: String, number: String?) {
    #expect(VariableKind.number.value(text, ValueFormat(decimal: .comma)) == number)
  }

  @Test("What is read is read again as itself")
  func again() {
    let texts = ["1,200", "Nov 20, 2026", "2026-11-20 14:03", "1 200.5", "20.11.2026"]
    for kind in [VariableKind.number, .date] {
      for text in texts {
        guard let value = kind.value(text) else { continue }
        #expect(kind.accepts(value) && kind.value(value) == value, "\(text)")
      }
    }
  }

  @Test("A file's values are stored as they are read; the format goes for all of its rows")
  func file() throws {
    let kinds: [String: VariableKind] = ["n": .number, "d": .date]
    let text = "email;n;d;t\na@x.example;1.200,5;11/12/2026;1.200,5\nb@x.example;x;2026-1-1;\n"
    let file = try ImportedFile(
      text, kinds: kinds, format: ValueFormat(dates: .dmy, decimal: .comma))
    #expect(file.contacts["a@x.example"] == ["n": "1200.5", "d": "2026-12-11", "t": "1.200,5"])
    #expect(file.contacts["b@x.example"] == ["d": "2026-01-01"])
    let format = ValueFormat(dates: .dmy, decimal: .comma)
    #expect(
      file.warnings == [3: .wrongKind(.number, variable: "n", value: "x", format: format)])
    let plain = try ImportedFile(text, kinds: kinds).outcome.warnings.kept.map(\.description)
    #expect(
      plain == [
        "line 2: n is declared a number and is \"1.200,5\"; write it as 1234.5, or say what the "
          + "comma is: --decimal comma",
        "line 2: d is declared a date and is \"11/12/2026\"; write it as 2026-11-24, or say which "
          + "comes first: --dates dmy or --dates mdy",
        "line 3: n is declared a number and is \"x\"; write it as 1234.5",
      ])
  }
}
