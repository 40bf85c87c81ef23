import TestSupport
import Testing

@testable import PerigeeCore

@Suite("Importing contacts")
struct ContactImportTests {
  @Test("A file with one trap a row comes out as its description says")
  func tricky() throws {
    let file = try ImportedFile(
      bytes: Checkout.bytes("Tests/PerigeeCoreTests/Resources/tricky-contacts.csv"),
      ContactImport(senders: [:]))
    let good = [1, 2, 3, 5, 6, 8, 9].map { "ok\($0)@example.org" }
    let domains = [5: "example.org", 8: "sub.blocked.example", 9: "notblocked.example"]
    #expect(
      Set(file.contacts.keys)
        == Set(good.dropLast(2) + [8, 9].compactMap { n in domains[n].map { "ok\(n)@\($0)" } }))
    #expect(
      file.contacts["ok1@example.org"] == [
        "first_name": "Zoë", "last_name": "Martin", "company": "Société \"A\"; SARL",
        "note": "plain",
      ])
    #expect(file.contacts["ok2@example.org"]?["note"] == "two\r\nlines")
    #expect(file.contacts["ok3@example.org"] == ["first_name": "Too", "last_name": "Few"])
    #expect(file.contacts["ok5@example.org"]?["first_name"] == "=HYPERLINK(\"http://x\")")
    #expect(file.contacts["ok6@example.org"]?["first_name"] == "Line\r\nBreak")
    #expect(file.warnings == [8: .tooFewCells(3, columns: 5)])
    #expect(
      file.rejected == [
        5: .sameAddress(line: 3), 6: .address(.noAt), 7: .address(.empty),
        9: .tooManyCells(6, columns: 5), 10: .address(.severalAts),
        14: .unreadable(.notUTF8),
        18: .unreadable(.endsInQuote(line: 18, cell: 2)),
      ])
    #expect(file.outcome.importedCount == 7)
  }

  @Test("An owner is a sender, by address or name; anybody else is left out with a warning")
  func owners() throws {
    let senders = [
      try EmailAddress("anna@acme.example"): "Anna Berg", try EmailAddress("bo@acme.example"): "Bo",
      try EmailAddress("bo2@acme.example"): "bo",
    ]
    let text = """
      Email,Contact owner
      1@x.example,ANNA@acme.example
      2@x.example, anna berg\u{20}
      3@x.example,
      4@x.example,Ana Berg
      5@x.example,Bo
      """
    let file = try ImportedFile(text, senders: senders)
    #expect(
      file.owners == ["1@x.example": "anna@acme.example", "2@x.example": "anna@acme.example"])
    #expect(
      file.warnings == [
        5: .unknownOwner("Ana Berg", suggestion: "anna berg"),
        6: .unknownOwner("Bo", suggestion: nil),
      ])
    #expect(file.contacts.count == 5)
  }

  @Test("A status is one of ours, however it is spelt; another is kept, and told once")
  func statuses() throws {
    let file = try ImportedFile(
      "email,status\n1@x.example,New\n2@x.example,Bad data\n3@x.example,DO-NOT-CONTACT\n"
        + "4@x.example,\n5@x.example,replyed\n6@x.example,Open\n7@x.example,replyed\n")
    #expect(
      file.statuses == [
        "1@x.example": .new, "2@x.example": .badData, "3@x.example": .doNotContact,
      ])
    #expect(
      file.warnings == [
        6: .foreignStatus("replyed", count: 2, suggestion: "replied"),
        7: .foreignStatus("Open", count: 1, suggestion: nil),
      ])
    #expect(file.contacts["4@x.example"] == [:])
    #expect(file.contacts["6@x.example"] == ["crm_status": "Open"])
    #expect(file.contacts["7@x.example"] == ["crm_status": "replyed"])
  }

  @Test("Numbers and dates are checked: a wrong one costs the value, or the row where it is strict")
  func kinds() throws {
    let values = [
      ("1", ""), ("-1.5e+3", "2024-02-29"), ("", "2023-02-29"), ("1,00", ""), ("1.", ""),
      ("0x10", ""), ("nan", ""), ("", "24/11/2026"), ("", "soon"), ("+7", ""),
    ]
    let rows = values.enumerated().map { "\($0)@x.example;\($1.0);\($1.1)\n" }
    let text = "email;size;since\n" + rows.joined()
    let kinds: [String: VariableKind] = ["size": .number, "since": .date]
    let strict = try ImportedFile(text, kinds: kinds, isStrict: true)
    #expect(Set(strict.contacts.keys) == ["0@x.example", "1@x.example", "9@x.example"])
    #expect(strict.rejected[5] == .wrongKind(.number, variable: "size", value: "1,00"))
    #expect(strict.rejected[4] == .wrongKind(.date, variable: "since", value: "2023-02-29"))
    #expect(strict.rejected.count == 7)
    let file = try ImportedFile(text, kinds: kinds)
    #expect(file.contacts.count == 10)
    #expect(file.rejected.isEmpty)
    #expect(file.warnings == strict.rejected)
    #expect(file.contacts["3@x.example"] == [:])
  }

  @Test("An address whose first row was rejected is not a double")
  func doublesOfRejected() throws {
    let file = try ImportedFile(
      "email,n\na@x.example,x\na@x.example,1\nA@X.example,2\n", kinds: ["n": .number],
      isStrict: true)
    #expect(file.contacts == ["a@x.example": ["n": "1"]])
    #expect(file.rejected[4] == .sameAddress(line: 3))
  }

  @Test("Cells are trimmed, and a cell of white space is blank")
  func trimming() throws {
    let file = try ImportedFile(
      "email,a,b\n\" x@y.example\",\" two words\u{A0}\",\"\n\u{200B} \"\n , ,\n")
    #expect(file.contacts == ["x@y.example": ["a": "two words"]])
    #expect(file.rejected.isEmpty)
  }

  @Test("Batches have 8,192 rows, and of issues the first 10,000 are kept and all counted")
  func bounds() throws {
    var text = "email,a\n"
    for row in 0..<20_000 { text += "\(row)@x.example,1\nbad\(row),1\n" }
    let file = try ImportedFile(text)
    #expect(file.batchSizes == [8192, 8192, 3616])
    #expect(file.contacts.count == 20_000)
    #expect(file.outcome.rejected.count == 20_000)
    #expect(file.outcome.rejected.kept.count == 10_000)
    #expect(file.outcome.rejected.kept.last?.line == 20_001)
  }

  @Test("An issue is one line that names the place, the fact and the remedy")
  func words() {
    let issue = ImportIssue(line: 7, reason: .wrongKind(.number, variable: "n", value: "a\r\nb"))
    #expect("\(issue)" == "line 7: n is declared a number and is \"a b\"; write it as 1234.5")
    #expect(
      "\(ImportIssue(line: 9, reason: .sameAddress(line: 3)))"
        == "line 9: line 3 has the same address; keep one of the two")
  }
}
