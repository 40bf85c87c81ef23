import PerigeeCore

/// Failed deliveries as mail servers and providers report them.
enum BounceCases {
  static let all = withFields + inWords + others + spokenTo

  /// Spoken to us, and about a mailbox without its domain.
  private static let spokenTo = [
    MailCase(
      "who is spoken to has not failed", .bounce,
      MailCase.server(
        "Mail Delivery Problem",
        """
        Sorry anna@acme.example. Your mail to these recipients could not be delivered, for they accept
        no attachments:
        \tbenray
        """))
  ]

  private static let withFields = [
    MailCase(
      "Postfix, an unknown user", .bounce, about: ["ben@x.example failed hard"],
      MailCase.report(
        "Undelivered Mail Returned to Sender",
        """
        This is the mail system at host mx.acme.example.

        <ben@x.example>: host mx.x.example[192.0.2.7] said: 550 5.1.1 <ben@x.example>: Recipient
            address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)
        """,
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Original-Recipient: rfc822;ben@x.example
          Action: failed
          Status: 5.1.1
          Diagnostic-Code: smtp; 550 5.1.1 <ben@x.example>: Recipient address rejected: User
              unknown in virtual mailbox table
          """)),
    MailCase(
      "failed for one and late for the other", .bounce,
      about: ["ben@x.example failed hard", "cyd@y.example delayed soft"],
      MailCase.report(
        "Delivery Status Notification", "Two recipients.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.1.1

          Final-Recipient: rfc822; cyd@y.example
          Action: delayed
          Status: 4.4.1
          Will-Retry-Until: Thu, 26 Nov 2026 10:00:00 +0100
          """)),
    MailCase(
      "a full mailbox and a dead one without an empty line between them", .bounce,
      about: ["ben@x.example failed soft", "cyd@x.example failed hard"],
      MailCase.report(
        "Undeliverable: Hello", "Your message did not reach some or all of the recipients.",
        status: """
          Reporting-MTA: dns; omr.mx.example
          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.2.2
          Diagnostic-Code: smtp; 552 5.2.2 Mailbox full
          Final-Recipient: rfc822; cyd@x.example
          Action: failed
          Status: 5.1.1
          Diagnostic-Code: smtp; 550 5.1.1 No such user
          """)),
    MailCase(
      "Microsoft 365, by its name for it", .bounce, about: ["ben@x.example failed hard"],
      MailCase.report(
        "Undeliverable: Hello",
        "Your message to ben@x.example couldn't be delivered. ben wasn't found at x.example.",
        status: """
          Reporting-MTA: dns;AM0PR0101.eurprd01.prod.outlook.example

          Final-Recipient: rfc822;ben@x.example
          Action: failed
          Status: 5.1.10
          Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
            by SMTP address lookup
          """)),
    MailCase(
      "a spam filter that goes on about unknown users", .bounce,
      about: ["ben@x.example failed soft"],
      MailCase.report(
        "Undelivered Mail Returned to Sender", "See below.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.7.1
          Diagnostic-Code: smtp; 554 5.7.1 Blocked as spam; too many unknown users from you
          """)),
    MailCase(
      "no mail for the domain at all", .bounce, about: ["ben@x.example failed hard"],
      MailCase.report(
        "Undelivered Mail Returned to Sender", "See below.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.1.10
          Diagnostic-Code: X-Postfix; Domain x.example does not accept mail (nullMX)
          """)),
    MailCase(
      "given up after days", .bounce, about: ["ben@x.example failed soft"],
      MailCase.report(
        "Undelivered Mail Returned to Sender", "See below.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 4.4.1
          Diagnostic-Code: X-Postfix; connect to mx.x.example[192.0.2.7]:25: Connection timed out
          """)),
  ]

  private static let inWords = [
    MailCase(
      "qmail", .bounce, about: ["ben@x.example failed hard", "cyd@x.example failed soft"],
      MailCase.server(
        "failure notice",
        """
        Hi. This is the qmail-send program at mx.acme.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <ben@x.example>:
        192.0.2.7 does not like recipient.
        Remote host said: 550 5.1.1 <ben@x.example>... User unknown
        Giving up on 192.0.2.7.

        <cyd@x.example>:
        Remote host said: 552 Requested mail action aborted: mailbox full

        --- Below this line is a copy of the message.

        Return-Path: <anna@acme.example>
        Message-ID: <0a1b@acme.example>
        From: anna@acme.example
        To: ben@x.example
        """)),
    MailCase(
      "Exim", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Mail delivery failed: returning message to sender",
        more: "X-Failed-Recipients: ben@x.example\nAuto-Submitted: auto-replied",
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          ben@x.example
            SMTP error from remote mail server after RCPT TO:<ben@x.example>:
            host mx.x.example [192.0.2.7]: 550 No such user here

        ------ This is a copy of the message, including all the headers. ------

        Return-path: <anna@acme.example>
        Message-ID: <0a1b@acme.example>
        """)),
    MailCase(
      "Sendmail of old", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Returned mail: User unknown",
        """
        The original message was received at Tue, 24 Nov 2026 09:59:58 +0100
        from anna.acme.example [192.0.2.1]

           ----- The following addresses had permanent fatal errors -----
        <ben@x.example>

           ----- Transcript of session follows -----
        ... while talking to mx.x.example.:
        >>> RCPT To:<ben@x.example>
        <<< 550 <ben@x.example>... User unknown
        550 <ben@x.example>... User unknown

           ----- Original message follows -----
        Return-Path: <anna@acme.example>
        """)),
    MailCase(
      "Exchange 2003", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Undeliverable: Hello", from: "System Administrator <postmaster@x.example>",
        """
        Your message

          To:      ben@x.example
          Subject: Hello
          Sent:    Tue, 24 Nov 2026 10:00:00 +0100

        did not reach the following recipient(s):

        ben@x.example on Tue, 24 Nov 2026 10:00:02 +0100
            The recipient name is not recognized
                The MTS-ID of the original message is: c=us;a= ;p=X;l=MX-261124
                MSEXCH:IMS:X:SITE:MX 0 (000C05A6) Unknown Recipient
        """)),
    MailCase(
      "Domino", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "DELIVERY FAILURE: User ben (ben@x.example) not listed in Domino Directory",
        """
        Your message

          Subject: Hello

        was not delivered to:

          ben@x.example

        because:

          User ben (ben@x.example) not listed in Domino Directory
        """)),
    MailCase(
      "GroupWise", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Message status - undeliverable", from: "Mailer-Daemon@gw.x.example",
        """
        The message that you sent was undeliverable to the following:
        \tben@x.example (user not found)
        """)),
    MailCase(
      "Yahoo", .bounce, about: ["ben@x.example failed soft"],
      MailCase.server(
        "Failure Notice", from: "MAILER-DAEMON@yahoo.example",
        """
        Sorry, we were unable to deliver your message to the following address.

        <ben@x.example>:
        Remote host said: 452 4.2.2 The email account that you tried to reach is over quota

        --- Below this line is a copy of the message.

        Received: from [192.0.2.1] by nm1.mail.example; 24 Nov 2026 09:59:58 -0000
        """)),
    MailCase(
      "IMail", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Undeliverable Mail", from: "\"Postmaster\" <postmaster@x.example>",
        """
        Unknown user: ben@x.example

        Original message follows.

        Received: from mx.acme.example by x.example with ESMTP
        """)),
    MailCase(
      "MDaemon", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Permanent Delivery Failure", from: "MDaemon@x.example",
        """
        The attached message had PERMANENT fatal delivery errors!

        --> ben@x.example: 550 5.1.1 Recipient unknown

        : Message contains [1] file attachments
        """)),
    MailCase(
      "Courier", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "NOTICE: mail delivery status.",
        """
        This is a delivery status notification from mx.x.example,
        running the Courier mail server, version 0.60.

        The original message was received on Tue, 24 Nov 2026 10:00:00 +0100

        ---------------------------------------------------------------------------

                                   UNDELIVERABLE MAIL

        Your message to the following recipients cannot be delivered:

        <ben@x.example>:
            mx.x.example [192.0.2.7]:
            >>> RCPT TO:<ben@x.example>
            <<< 550 5.1.1 User unknown

        ---------------------------------------------------------------------------
        """)),
    MailCase(
      "\"Warning\" over a user who is unknown", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Warning: could not deliver your mail: user unknown",
        """
        <ben@x.example>: user unknown

        Return-Path: <anna@acme.example>
        """)),
    MailCase(
      "no subject and no header but one", .bounce, about: ["ben@x.example failed hard"],
      """
      Return-Path: <>
      From: <>
      To: anna@acme.example

      You sent mail to ben@x.example. That's not a valid user here.
      """),
    MailCase(
      "a filter that says it at the end of the data", .bounce, about: ["ben@x.example failed soft"],
      MailCase.server(
        "Undelivered Mail Returned to Sender",
        """
        <ben@x.example>: host mx.x.example[192.0.2.7] said: 550 Unknown user
            ben@x.example (in reply to end of DATA command)
        """)),
    MailCase(
      "Japanese", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "メールエラー通知", from: "no-reply@mail.x.example",
        more: "Content-Type: text/plain; charset=utf-8",
        """
        送信先のメールアドレスが見つからないため、送信できませんでした。

        Could not be delivered to: <ben@x.example>
             As the user is unknown.
        """)),
    MailCase(
      "French, without accents, under the subject of ours", .bounce,
      about: ["ben@x.example failed unknown"],
      """
      From: service@x.example
      To: anna@acme.example
      Subject: RE: Hello : non remis (delivery failed)
      Date: Tue, 24 Nov 2026 10:00:00 +0100

      Votre message n'a pas pu etre delivre a
      ben@x.example
      """),
  ]

  private static let others = [
    MailCase(
      "Amazon's notification", .bounce, about: ["ben@x.example failed hard"],
      """
      From: no-reply@sns.cloud.example
      To: anna@acme.example
      Subject: AWS Notification Message
      Content-Type: text/plain; charset=UTF-8

      {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":
      [{"emailAddress":"ben@x.example","action":"failed","status":"5.1.1",
      "diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},"mail":{"source":"anna@acme.example"}}
      """),
    MailCase(
      "ours comes back in base64", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Undelivered Mail Returned to Sender", more: "Content-Type: multipart/mixed; boundary=b1",
        """
        --b1

        <ben@x.example>: 550 5.1.1 User unknown

        --b1
        Content-Type: message/rfc822
        Content-Transfer-Encoding: base64

        TWVzc2FnZS1JRDogPDBhMWJAYWNtZS5leGFtcGxlPgpTdWJqZWN0OiBIZWxsbwoKSGVsbG8K
        --b1--
        """)),
    MailCase(
      "Auto-Submitted: auto-replied from nobody", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Delivery failure", more: "Auto-Submitted: auto-replied",
        """
        Unable to deliver message to the following address(es).

        <ben@x.example>:
        No such user
        """)),
  ]
}
