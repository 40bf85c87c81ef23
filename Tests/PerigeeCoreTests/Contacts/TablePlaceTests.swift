import Testing

@testable import PerigeeCore

@Suite("Where the table is in a file")
struct TablePlaceTests {
  private static let connections = """
    Notes:
    "When exporting your connection data, you may notice that some of the addresses are missing."

    First Name,Last Name,Email Address,Company
    Nina,Larsson,nina@n.example,"Nordlicht, AB"
    Tom,O'Hara,,"O'Hara, Sons & Co."
    """

  @Test("Notes and blank lines above the header are passed over, and lines count from the top")
  func notes() throws {
    let file = try ImportedFile(Self.connections)
    #expect(file.contacts.count == 1)
    #expect(file.contacts["nina@n.example"]?["company"] == "Nordlicht, AB")
    #expect(file.outcome.headerLine == 4)
    #expect(file.outcome.skippedLines == 3)
    #expect(file.rejected == [6: .address(.empty)])
    for top in ["\n\n", ",,,\n", ";;\n\n", "Exported on 20/11/2026, by Ann; 3 rows\n"] {
      let file = try ImportedFile(top + "email,name\na@x.example,Ann\n")
      #expect(file.contacts == ["a@x.example": ["name": "Ann"]], "\(top)")
      #expect(file.outcome.skippedLines > 0, "\(top)")
    }
  }

  @Test("The same rows come of chunks of any size")
  func chunks() throws {
    let bytes = Array(Self.connections.utf8)
    var whole = ContactImport(senders: [:])
    var parts = ContactImport(senders: [:])
    var emails: [[String]] = [[], []]
    let texts = { (batch: ContactBatch) in (0..<batch.count).map { batch.emails[$0] } }
    try bytes.withUnsafeBufferPointer { bytes in
      try whole.feed(bytes) { emails[0] += texts($0) }
      for byte in bytes.indices {
        try parts.feed(UnsafeBufferPointer(rebasing: bytes[byte...byte])) { emails[1] += texts($0) }
      }
    }
    try whole.finish { emails[0] += texts($0) }
    try parts.finish { emails[1] += texts($0) }
    #expect(emails == [["nina@n.example"], ["nina@n.example"]])
    #expect(parts.headerLine == whole.headerLine && parts.rejected == whole.rejected)
  }

  @Test("Where no line names a column of addresses, the message shows the one that looks like it")
  func likely() throws {
    var header = (1...19).map { "c\($0)" }
    header.insert("Kontakt", at: 15)
    let row = header.map { $0 == "Kontakt" ? "ann@x.example" : "1" }
    let text = [header, row].map { $0.joined(separator: ",") }.joined(separator: "\n")
    #expect(throws: ImportError.noEmailColumn(headers: header, line: 1, likely: 15)) {
      try ImportedFile(text)
    }
    #expect(try ImportedFile(text, overrides: ["Kontakt=email"]).contacts.count == 1)
    #expect(throws: ImportError.noHeader(line: 1, address: "ann@x.example")) {
      try ImportedFile("Ann,ann@x.example\nBob,bob@x.example\n")
    }
  }

  @Test("A report's footer is rejected as one, and the rows before it are imported")
  func footer() throws {
    let file = try ImportedFile(
      "Email,Name\na@x.example,Ann\n\n\n\"Contacts\"\n"
        + "\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n"
        + "\"Confidential Information - Do Not Distribute\"\n")
    #expect(file.contacts.count == 1)
    #expect(file.rejected == [5: .address(.noAt), 6: .footer, 7: .footer])
  }

  @Test("Of several addresses in a cell of Google's the first is taken, with a warning")
  func several() throws {
    let file = try ImportedFile(
      "E-mail 1 - Value,Name\nann@x.example ::: ann@y.example,Ann\nx ::: b@x.example,Bob\n")
    #expect(Set(file.contacts.keys) == ["ann@x.example"])
    #expect(file.warnings == [2: .severalAddresses])
    #expect(file.rejected.count == 1)
  }

  @Test("A delimiter is named as people name it")
  func delimiters() {
    let names = [("tab", 9), ("\\t", 9), (";", 59), ("|", 124), ("Semicolon", 59), ("^", 94)]
    for (name, byte) in names { #expect(CSVDelimiter(name: name)?.byte == UInt8(byte), "\(name)") }
    for name in ["", "ab", "a", "1", "\"", "\n", "é"] {
      #expect(CSVDelimiter(name: name) == nil, "\(name)")
    }
  }
}
