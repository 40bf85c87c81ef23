import Testing

@testable import PerigeeCore

@Suite("Writing CSV")
struct CSVWriterTests {
  @Test(
    "A cell that a spreadsheet would run gets an apostrophe; a plain number does not",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), (" =1", "' =1"), ("@x", "'@x"),
      ("+SUM(1)", "'+SUM(1)"), ("-cmd", "'-cmd"), ("-12.5", "-12.5"), ("+33", "+33"),
      ("+39 360", "'+39 360"), ("\tx", "\"'\tx\""), ("\u{A0}=1", "'\u{A0}=1"), ("", ""),
      ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("\r=1", "\"'\r=1\""),
      ("\u{FF1D}1", "'\u{FF1D}1"), ("a=b", "a=b"), ("-", "'-"),
    ])
  func cells(cell: String, written: String) {
    var writer = CSVWriter()
    writer.writeRow([cell, "x"])
    #expect(String(decoding: writer.take(), as: UTF8.self) == "\(written),x\r\n")
    #expect(writer.bytes.isEmpty)
  }
}
