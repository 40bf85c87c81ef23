import PerigeeCore
import TestSupport
import Testing

@testable import PerigeeMail

@Suite("The token to unsubscribe")
struct UnsubscribeTokenTests {
  private static let key = Array("key of the team".utf8)

  private static func read(_ text: String) -> EmailAddress? {
    UnsubscribeToken.contact(in: text) { $0 == "2026a" ? key : $0 == "2025a" ? [1] : nil }
  }

  @Test("It tells whose it is, whatever the address, and stands in an address of the web")
  func roundTrip() throws {
    for text in ["ada@example.org", "a@b.example", "o'neil+x@example.org", "{a}%/?&#@x.example"] {
      let contact = try EmailAddress(text)
      for (id, key) in [("2026a", Self.key), ("2025a", [1])] {
        let token = UnsubscribeToken(contact: contact, keyID: id, key: key)
        #expect(Self.read(token.text) == contact)
        let plain = token.text.utf8.allSatisfy { $0.isLetterOrDigit || "-_.".utf8.contains($0) }
        #expect(plain)
      }
    }
  }

  @Test("It is what Python's hmac signs", .enabled(if: Python.has("hmac")))
  func python() throws {
    let token = UnsubscribeToken(
      contact: try EmailAddress("ada@example.org"), keyID: "2026a", key: Self.key)
    let program = """
      import base64, hmac
      part = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
      signed = "2026a." + part(b"ada@example.org")
      mac = hmac.new(b"key of the team", b"perigee unsubscribe 1\\n" + signed.encode(), "sha256")
      print(signed + "." + part(mac.digest()[:16]), end="")
      """
    #expect(try Python.run(["-c", program]).output == token.text)
  }

  @Test("A token that was changed anywhere is none")
  func forged() throws {
    let contact = try EmailAddress("ada@example.org")
    let token = UnsubscribeToken(contact: contact, keyID: "2026a", key: Self.key).text
    for index in token.indices {
      for letter in ["A", "b", ".", "_", "="] where token[index...].prefix(1) != letter {
        let changed = token[..<index] + letter + token[token.index(after: index)...]
        #expect(Self.read(String(changed)) == nil)
      }
    }
    let other = UnsubscribeToken(contact: contact, keyID: "2026a", key: [9]).text
    for text in [
      "", ".", "..", "2026a..", "\(token)A", "\(token).", " \(token)", other, "2024x.YQ.YQ",
    ] {
      #expect(Self.read(text) == nil)
    }
  }

  @Test("A key shows nothing of itself")
  func hidden() {
    let key = UnsubscribeKey(id: "2026a", bytes: Self.key)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] {
      #expect(!text.contains("107") && !text.contains("bytes"))
    }
  }

  @Test("Its link is one that a mail program opens, and the longest fits a line of 998 bytes")
  func link() throws {
    let long =
      String(repeating: "%", count: 64) + "@" + String(repeating: "y.", count: 91) + "example"
    let address = try EmailAddress(long)
    let token = UnsubscribeToken(
      contact: address, keyID: String(repeating: "k", count: 32), key: Self.key)
    let uri = try UnsubscribeLink(mailto: address, token: token).uri()
    #expect(uri.hasPrefix("mailto:%25%25") && uri.utf8.count < 950)
    let short = try UnsubscribeLink(mailto: EmailAddress("out@acme.example"), token: token).uri()
    #expect(short == "mailto:out@acme.example?subject=unsubscribe%20\(token.text)")
  }
}
