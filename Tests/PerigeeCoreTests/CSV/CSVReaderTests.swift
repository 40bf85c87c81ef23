import Testing

@testable import PerigeeCore

@Suite("CSV files")
struct CSVReaderTests {
  @Test(
    "The delimiter is what makes the first rows rectangular, or what sep= says",
    arguments: [
      ("a,b;c,d\n1,2;3,4", [["a", "b;c", "d"], ["1", "2;3", "4"]]),
      ("a;b;c\n1,5;2;3", [["a", "b", "c"], ["1,5", "2", "3"]]),
      ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
      ("\"x,y,z\";b;c\n1;2;3", [["x,y,z", "b", "c"], ["1", "2", "3"]]),
      ("sep=;\r\na,b;c\r\n1;2", [["a,b", "c"], ["1", "2"]]),
      ("SEP=|\na|b\n1|2", [["a", "b"], ["1", "2"]]),
      ("email\na@b.example", [["email"], ["a@b.example"]]),
      ("\n\na;b\n1;2", [["a", "b"], ["1", "2"]]),
      ("a|b\n1|2", [["a", "b"], ["1", "2"]]),
      (
        "a (x, y, z);b (u, v, w)\n1;2\n3;4",
        [["a (x, y, z)", "b (u, v, w)"], ["1", "2"], ["3", "4"]]
      ),
      ("a,b\n1\n2\n3,\"x;y;z\"", [["a", "b"], ["1"], ["2"], ["3", "x;y;z"]]),
      (",,,\n\na,b,c\n1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
    ])
  func delimiters(text: String, cells: [[String]]) throws {
    #expect(try CSVText(text).cells == cells)
  }

  @Test(
    "Quotes, line ends and blanks are read as spreadsheets write them",
    arguments: [
      ("\u{FEFF}a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("a,b\n\"x \"\"y\"\" z\",\"1,2\"", [["a", "b"], ["x \"y\" z", "1,2"]]),
      ("a,b\n\"two\r\nlines\",\n", [["a", "b"], ["two\r\nlines", ""]]),
      ("a,b\n5\" nail,x\"y\"z\n", [["a", "b"], ["5\" nail", "x\"y\"z"]]),
      ("a,b\n\"x\"  ,\"\"\n", [["a", "b"], ["x", ""]]),
      ("a,b\n\r\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
      ("a\n\"\"\n", [["a"], [""]]),
      ("a,b\n ,\t\n", [["a", "b"], [" ", "\t"]]),
      ("a,b\n1", [["a", "b"], ["1"]]),
      ("a,b\n1,", [["a", "b"], ["1", ""]]),
      ("a,b\n\"1\",\"2\"", [["a", "b"], ["1", "2"]]),
      (
        "a,b\nx, \"1, 2\"\ny,\t \"two\nlines\" \nz, q\"r\"",
        [
          ["a", "b"], ["x", "1, 2"], ["y", "two\nlines"], ["z", " q\"r\""],
        ]
      ),
    ])
  func cells(text: String, cells: [[String]]) throws {
    #expect(try CSVText(text).cells == cells)
  }

  @Test("A row's line counts every line of the file, those inside quotes and empty ones too")
  func lines() throws {
    let text = "sep=,\r\na,b\r\n\"1\r\n\r\n2\",3\r\n\r\n4,5\r6,7\n8,9"
    #expect(try CSVText(text).rows.map(\.line) == [2, 3, 7, 8, 9])
  }

  @Test("A row that cannot be read is named with its line, and the rows after it are read")
  func faults() throws {
    var bytes = Array("a,b\nok,1\n\"x\"y,2\nok,3\nn\0l,4\nok,5\n".utf8)
    bytes += [0xFF] + Array(",6\nok,7\ncut".utf8) + [0xC3] + Array(",".utf8) + [0xA9, 0x0A]
    bytes += Array("ok,9\nx,\"never closed\nok,11\nok,12".utf8)
    let text = try CSVText(bytes: bytes)
    #expect(
      text.faults == [
        3: .textAfterQuote, 5: .nul, 7: .notUTF8, 9: .notUTF8,
        11: .endsInQuote(line: 11, cell: 2),
      ])
    #expect(text.cells.filter { $0.first == "ok" }.map(\.[1]) == "1 3 5 7 9 11 12".words)
  }

  @Test("An unclosed quote after a cell of several lines costs the line that it is on")
  func unclosedLater() throws {
    let text = try CSVText("a,b,c\n1,\"x\ny\",\"open\n2,3,4\n\"p\nq\",5,6")
    // The next quote seems to close the cell, and text follows it.
    #expect(text.faults == [2: .textAfterQuote])
    #expect(text.rows.map(\.line) == [1, 2, 4, 5])
    #expect(text.cells.last == ["p\nq", "5", "6"])
  }

  @Test("A row longer than a megabyte is rejected, and the next line is read")
  func longRows() throws {
    let long = Array(repeating: UInt8(ascii: "x"), count: CSVReader.longestRow)
    for quote in ["", "\""] {
      let bytes = Array("a,b\n1,\(quote)".utf8) + long + long + Array("\(quote)\n2,3\n".utf8)
      let pieces = Array(stride(from: 0, to: bytes.count, by: 65_536))
      let text = try CSVText(bytes: bytes, pieces: pieces)
      #expect(text.faults == [2: quote.isEmpty ? .tooLong : .unclosedQuote])
      #expect(text.rows.last == CSVText.Row(line: 3, cells: ["2", "3"]))
    }
  }

  @Test(
    "A file that is no CSV is refused with its reason",
    arguments: [
      ("", CSVError.empty), ("\u{FEFF}\r\n\r\n", .empty), ("PK\u{3}\u{4}\u{14}\0\u{6}", .workbook),
      ("a\0b,c\n1,2", .binary), ("\u{1}\u{2}abc,d\n", .binary),
      ("a,\"b\nc,d\n", .header(.endsInQuote(line: 1, cell: 2))),
      (String(repeating: "a,", count: 16_384) + "\n", .tooManyColumns(16_385, limit: 16_384)),
    ])
  func files(text: String, error: CSVError) {
    #expect(throws: error) { try CSVText(text) }
  }

  @Test("UTF-16 is refused where it was not asked for, and a Latin header points to its option")
  func wrongEncodings() {
    #expect(throws: CSVError.byteOrderMark(of: .utf16, readAs: .utf8)) {
      try CSVText(bytes: [0xFF, 0xFE] + Array("e\0m\0a\0i\0l\0\n\0".utf8))
    }
    for encoding in [CSVEncoding.windows1252, .utf16] {
      #expect(throws: CSVError.byteOrderMark(of: .utf8, readAs: encoding)) {
        try CSVText("\u{FEFF}email\nann@x.example\n", encoding: encoding)
      }
    }
    #expect(throws: CSVError.byteOrderMark(of: .utf16, readAs: .windows1252)) {
      try CSVText(bytes: [0xFE, 0xFF] + Array("\0e\0m\0a\0i\0l\0\n".utf8), encoding: .windows1252)
    }
    #expect(throws: CSVError.header(.notUTF8)) {
      try CSVText(bytes: Array("pr".utf8) + [0xE9] + Array("nom,email\n".utf8))
    }
  }

  @Test("Other encodings are read when they are asked for")
  func encodings() throws {
    let bytes: [UInt8] = [0x61, 0x0A, 0x80, 0xE9, 0x9F, 0x0A]
    #expect(try CSVText(bytes: bytes, encoding: .windows1252).cells == [["a"], ["€éŸ"]])
    for name in ["iso-8859-1", "ISO_8859-1", "latin1", "Latin-1", "cp1252", "us-ascii"] {
      #expect(CSVEncoding(name: name) == .windows1252, "\(name)")
    }
    let text = "a;b\r\n\"né\";日本𝄞\r\n"
    for isBig in [true, false] {
      let units = [0xFEFF] + Array(text.utf16)
      let wide = units.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBig ? [high, low] : [low, high]
      }
      let read = try CSVText(bytes: wide, pieces: Array(0..<wide.count), encoding: .utf16)
      #expect(read.cells == [["a", "b"], ["né", "日本𝄞"]])
    }
    let lone: [UInt8] = [0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x0A, 0, 0x62, 0]
    #expect(try CSVText(bytes: lone, encoding: .utf16).faults == [2: .notUTF16])
    let odd = Array("a\0\n\0b\0".utf8) + [0x63]
    #expect(try CSVText(bytes: odd, encoding: .utf16).faults == [2: .notUTF16])
    #expect(throws: CSVError.header(.notUTF16)) {
      try CSVText(bytes: [0x61, 0, 0x62], encoding: .utf16)
    }
  }

  @Test(
    "UTF-32 is named, whatever it was to be read as, in chunks of any size",
    arguments: CSVEncoding.allCases)
  func utf32(encoding: CSVEncoding) throws {
    let text = "email\na@x.example\n".unicodeScalars.map { UInt8($0.value) }
    let files: [[UInt8]] = [
      [0xFF, 0xFE, 0, 0] + text.flatMap { [$0, 0, 0, 0] as [UInt8] },
      [0, 0, 0xFE, 0xFF] + text.flatMap { [0, 0, 0, $0] as [UInt8] },
    ]
    for bytes in files {
      #expect(throws: CSVError.utf32) { try CSVText(bytes: bytes, encoding: encoding) }
      #expect(throws: CSVError.utf32) {
        try CSVText(bytes: bytes, pieces: Array(0..<bytes.count), encoding: encoding)
      }
    }
  }

  @Test("Every name that an error lists for an encoding is understood")
  func names() {
    for encoding in CSVEncoding.allCases {
      #expect(encoding.names.allSatisfy { CSVEncoding(name: $0) == encoding })
    }
  }
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
