import Testing

@testable import PerigeeInbox

@Suite("A mail in its parts")
struct MimeReaderTests {
  private func contents(_ mail: String) -> Contents { Contents(MimeReader.read(Bytes(mail))) }

  private func text(_ mail: String) -> String { contents(mail).text[...].string }

  @Test("Headers are unfolded, and found in any case")
  func headers() {
    let fields = HeaderFields(Bytes("SUBJECT: a\n b\n\tc\nX-Empty:\nFrom : x\n\nbody"))
    #expect(fields.text("subject") == "a b\tc")
    #expect(fields.text("x-empty") == "")
    #expect(fields.text("from") == "x")
    #expect(fields.has("x-empty") && !fields.has("body"))
  }

  @Test("A line that is no header is passed over in the middle, and ends them before a text")
  func noHeader() {
    let fields = HeaderFields(Bytes(">From x\nFrom: a\nodd line\nTo: b\n\nc: d"))
    #expect(fields.text("to") == "b")
    #expect(!fields.has("c"))
    #expect(HeaderFields(Bytes("From: a\nHello there\nsee you")).count == 1)
  }

  @Test("Of alternatives the plain text is read, of HTML alone its words")
  func alternatives() {
    let html = "Content-Type: text/html\n\n<p>Hello <b>Ben</b></p>"
    let both =
      "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\n\(html)\n--b--"
    #expect(text(both) == "plain")
    #expect(text(html) == "Hello Ben")
  }

  @Test("Attachments are not read, and nothing behind the last boundary is")
  func attachments() {
    let mail = """
      Content-Type: multipart/mixed; boundary="a b"

      before
      --a b
      Content-Disposition: attachment; filename=x.txt

      secret
      --a b

      seen
      --a b--
      behind
      """
    #expect(text(mail) == "seen")
    #expect(contents(mail).attachments == 1)
  }

  @Test("A boundary is a whole line, and one inside a text is none")
  func boundaries() {
    let mail =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee --b\n--bb\nx\n--b  \n\ny\n--b--"
    #expect(text(mail) == "see --b\n--bb\nx\n\ny")
  }

  @Test("A part whose header an empty line cuts in two is still what it says")
  func cutHeader() {
    let mail = """
      Content-Type: multipart/report; boundary=b

      --b
      Content-Description: Delivery report

      Content-Type: message/delivery-status

      Action: failed
      --b--
      """
    #expect(contents(mail).deliveryStatus[...].string == "Action: failed")
  }

  @Test("A multipart whose header does not say so is one where its body looks like it")
  func unsaid() {
    let mail =
      "From: a@x.example\n\nThis is MIME.\n--q\nContent-Type: text/html\n\n<p>Hi</p>\n--q--"
    #expect(text(mail) == "Hi")
  }

  @Test("A parameter may be quoted, in pieces, and hold semicolons")
  func parameters() {
    let type = ContentType(Bytes("multipart/x; a=\"b;c\" ; Boundary*0=\"q\"; boundary*1=r"))
    #expect(type.media == "multipart/x")
    #expect(type["a"] == "b;c")
    #expect(type["boundary"] == "qr")
    #expect(ContentType(Bytes("text")).media == "text/plain")
  }

  @Test("CR, CR LF, CR CR LF and all of them mixed are line ends")
  func lineEnds() {
    let ends = LineEnds.normalised(Array("a\rb\r\nc\nd\r\r\ne\r\rf".utf8), limit: 100)
    #expect(ends[...].string == "a\nb\nc\nd\ne\n\nf")
    #expect(LineEnds.normalised(Array("a\r\nbc".utf8), limit: 4)[...].string == "a\nb")
  }
}
