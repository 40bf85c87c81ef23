import PerigeeCore
import PerigeeInbox
import Testing

@Suite("What a mail is")
struct VerdictTests {
  @Test("Failed deliveries, with their recipients", arguments: BounceCases.all)
  func bounces(_ mail: MailCase) { #expect(mail.faults == []) }

  @Test("What machines send that is no bounce", arguments: MachineCases.all)
  func machines(_ mail: MailCase) { #expect(mail.faults == []) }

  @Test("What people write, and machines in their place", arguments: PeopleCases.all)
  func people(_ mail: MailCase) { #expect(mail.faults == []) }

  @Test("When somebody is back, where that is one day", arguments: DateCases.all)
  func dates(_ mail: MailCase) { #expect(mail.faults == []) }

  @Test("What looks like something else", arguments: TrapCases.all)
  func traps(_ mail: MailCase) { #expect(mail.faults == []) }

  @Test("The verdict is the same with any line ends", arguments: ["\r\n", "\r", "\r\r\n"])
  func lineEnds(_ end: String) {
    for mail in BounceCases.all + MachineCases.all + PeopleCases.all {
      let changed = MailReader().read(mail.mail.replacing("\n", with: end).utf8)
      #expect(changed.verdict == mail.verdict, "\(mail)")
      #expect(changed.recipients.count == mail.recipients.count, "\(mail)")
    }
  }

  @Test("Every verdict has evidence, each on one line of at most 200 characters")
  func evidence() {
    for mail in BounceCases.all + MachineCases.all + PeopleCases.all + DateCases.all {
      let evidence = MailReader().read(mail.mail.utf8).evidence
      #expect(!evidence.isEmpty, "\(mail)")
      #expect(evidence.allSatisfy { !$0.contains("\n") && $0.unicodeScalars.count <= 200 })
    }
  }

  @Test("A report names the email that it is about, also where that comes back in base64")
  func returned() throws {
    let bounce = try #require(BounceCases.all.first { $0.name == "ours comes back in base64" })
    #expect(MailReader().read(bounce.mail.utf8).references == ["<0a1b@acme.example>"])
    let words = try #require(BounceCases.all.first { $0.name == "qmail" })
    #expect(MailReader().read(words.mail.utf8).references == ["<0a1b@acme.example>"])
  }

  @Test("Mail from our own addresses is our own, in any case of letters")
  func own() {
    let reader = MailReader(ownAddresses: ["Anna@acme.example"])
    let sent = "From: anna@ACME.example\nTo: ben@x.example\nSubject: Hi\n\nHello"
    #expect(reader.read(sent.utf8).verdict == .own)
    #expect(MailReader().read(sent.utf8).verdict == .reply)
  }

  @Test("A reading names sender, subject, date, identifiers, token and what was written")
  func reading() {
    let mail = """
      From: "Ray, Ben" <ben@x.example>
      To: anna@acme.example
      Subject: =?ISO-8859-1?Q?Re=3A_Gr=FC=DFe?=
      Message-ID: <77@x.example>
      In-Reply-To: <0b2c@acme.example>
      References: <0a1b@acme.example>
       <0b2c@acme.example>
      Date: Tue, 24 Nov 2026 10:00:00 +0100

      Gern.

      Am 24.11.2026 um 09:00 schrieb Anna:
      > Hallo
      """
    let reading = MailReader().read(mail.utf8)
    #expect(reading.sender == "ben@x.example")
    #expect(reading.subject == "Re: Grüße")
    #expect(reading.date?.milliseconds == 1_795_510_800_000)
    #expect(reading.messageID == "<77@x.example>")
    #expect(reading.references == ["<0b2c@acme.example>", "<0a1b@acme.example>"])
    #expect(reading.excerpt == "Gern.")
    let link = "<mailto:out@acme.example?subject=unsubscribe%20"
    let token = "2026a.YmVuQHguZXhhbXBsZQ.AAAAAAAAAAAAAAAAAAAAAA"
    let bounce = MailCase.report(
      "Undelivered Mail", "Failed.", status: "Final-Recipient: rfc822; b@x.example\nAction: failed",
      returned: "Message-ID: <0a1b@acme.example>\nList-Unsubscribe: \(link)\(token)>")
    let returned = MailReader().read(bounce.utf8)
    #expect(returned.references == ["<0a1b@acme.example>"])
    #expect(returned.unsubscribeToken == token)
  }
}
