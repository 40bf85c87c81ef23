import Foundation
import Testing

@testable import PerigeeInbox

@Suite("Charsets of mails")
struct CharsetTests {
  /// Each charset's name as mails write it, and what "text" is in it.
  private static let texts: [(String, String, [UInt8])] = [
    ("UTF-8", "Grüße", Array("Grüße".utf8)),
    ("utf8", "日本", Array("日本".utf8)),
    ("utf-16", "hé", [0xFE, 0xFF, 0x00, 0x68, 0x00, 0xE9]),
    ("iso-8859-1", "Grüße", [0x47, 0x72, 0xFC, 0xDF, 0x65]),
    ("ISO-8859-2", "Łódź", [0xA3, 0xF3, 0x64, 0xBC]),
    ("iso-8859-15", "€", [0xA4]),
    ("windows-1252", "“é”", [0x93, 0xE9, 0x94]),
    ("windows-1250", "żółw", [0xBF, 0xF3, 0xB3, 0x77]),
    ("Windows-1251", "Привет", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]),
    ("koi8-r", "Привет", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4]),
    ("iso-2022-jp", "不在", [0x1B, 0x24, 0x42, 0x49, 0x54, 0x3A, 0x5F, 0x1B, 0x28, 0x42]),
    ("Shift_JIS", "不在", [0x95, 0x73, 0x8D, 0xDD]),
    ("EUC-JP", "不在", [0xC9, 0xD4, 0xBA, 0xDF]),
    ("gb2312", "你好", [0xC4, 0xE3, 0xBA, 0xC3]),
    ("GBK", "你好", [0xC4, 0xE3, 0xBA, 0xC3]),
    ("gb18030", "你好", [0xC4, 0xE3, 0xBA, 0xC3]),
    ("Big5", "你好", [0xA7, 0x41, 0xA6, 0x6E]),
    ("utf-7", "Grüße", Array("Gr+APwA3w-e".utf8)),
    ("x-unknown", "Grüße", [0x47, 0x72, 0xFC, 0xDF, 0x65]),
    ("\"us-ascii\"", "é", Array("é".utf8)),
  ]

  @Test("Each is read, whatever case and spelling its name has", arguments: texts)
  func reads(name: String, text: String, bytes: [UInt8]) {
    #expect(Charset.utf8(bytes[...], name).string == text)
    #expect(Charset.utf8(bytes[...], name.uppercased()).string == text)
  }

  @Test("Subjects have them in words, which may cut a character in two", arguments: texts)
  func words(name: String, text: String, bytes: [UInt8]) {
    let charset = name.filter { $0 != "\"" }
    let whole = "=?\(charset)?B?\(Data(bytes).base64EncodedString())?="
    #expect(EncodedText.decode(Bytes(whole)) == text)
    let halves = [bytes.prefix(bytes.count / 2), bytes.dropFirst(bytes.count / 2)].map { half in
      "=?\(charset)?Q?\(half.map { String(format: "=%02X", $0) }.joined())?="
    }
    #expect(EncodedText.decode(Bytes(halves.joined(separator: "\n "))) == text)
  }

  @Test("What is no character is replaced, and the rest is read")
  func broken() {
    #expect(Charset.utf8([0x95, 0xFF, 0x41], "shift_jis").string.hasSuffix("A"))
    #expect(Charset.utf8([0x41, 0xC3], "utf-8").string.hasPrefix("A"))
    #expect(Charset.utf8([0x41, 0xD8], "utf-16le").string.hasPrefix("\u{FFFD}"))
  }

  @Test("A name is no instruction to the C library")
  func names() {
    #expect(Charset.utf8([0x41], "../../etc/x//TRANSLIT").string == "A")
    #expect(Charset.utf8([0xE9], String(repeating: "x", count: 100_000)).string == "é")
  }

  @Test(
    "What only looks like an encoded word stays as it is",
    arguments: ["=?utf-8?X?abc?=", "=?utf-8?Q?abc", "a =? b ?= c", "=?=?=?", "=??Q??="])
  func noWords(_ text: String) {
    #expect(!EncodedText.decode(Bytes(text)).contains("\u{FFFD}"))
  }
}
