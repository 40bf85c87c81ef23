import PerigeeCore
import PerigeeTransport
import Testing

@Suite("The server of a sender")
struct MailServerTests {
  @Test(
    "It has the sender's host, port and encryption, and certificates from the workspace on",
    arguments: [("ca.pem", "/acme/ca.pem"), ("/etc/ca.pem", "/etc/ca.pem"), (nil, nil)])
  func access(certificates: String?, wanted: String?) throws {
    let host = try #require(ServerName("smtp.acme.example"))
    let access = MailAccess(.smtp, host: host, encryption: .tls, certificates: certificates)
    #expect(
      MailServer(access, folder: "/acme", clientName: "me")
        == MailServer(
          host: "smtp.acme.example", port: 465, encryption: .tls, certificates: wanted,
          clientName: "me"))
  }
}
