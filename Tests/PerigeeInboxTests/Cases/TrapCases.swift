import PerigeeCore

/// What looks like something else.
enum TrapCases {
  static let all = people + machines + servers

  private static let people = [
    MailCase(
      "a person about his holidays", .reply,
      MailCase.person("Re: Annual leave", "I am on leave next week, call me on Monday.")),
    MailCase(
      "an answer to an automatic reply", .reply,
      MailCase.person("RE: Automatic reply: Hello", "Nice vacation! Now to your question: yes.")),
    MailCase(
      "an answer by a ticket system that says it is bulk", .reply,
      MailCase.person(
        "Re: Hello", more: "In-Reply-To: <0a1b@acme.example>\nPrecedence: bulk",
        "I will look at it as soon as possible.")),
    MailCase(
      "a question about a list", .reply,
      MailCase.person(
        "Re: Hello", "Which customers from your list use it? Do not send me a demo yet.")),
    MailCase(
      "a person who is glad to write with one", .reply,
      MailCase.person(
        "Re: Hello",
        "Sure you are not a robot? Then confirm that you are the right person, and let us talk.")),
    MailCase(
      "talk about challenges", .reply,
      MailCase.person("Re: Hello", "We have tried challenge-response with TMDA, and gave it up.")),
    MailCase(
      "a person who asks to confirm", .reply,
      MailCase.person(
        "Please confirm", more: "", "Please confirm the date, or click the link below.")),
    MailCase(
      "a bounce told in own words", .reply,
      MailCase.person("mail trouble", more: "", "Your last mail could not be delivered to my boss.")
    ),
    MailCase(
      "an undeliverable parcel", .reply,
      MailCase.person("Delivery", more: "", "The parcel was returned, the delivery has failed.")),
    MailCase(
      "a long mail that speaks of unsubscribing", .reply,
      MailCase.person(
        "Re: Hello",
        String(repeating: "We are looking for a tool that does this and that. ", count: 20)
          + "Does it let people unsubscribe? Please unsubscribe is what many write.")),
    MailCase(
      "a person whose disclaimer has an intended recipient", .reply,
      MailCase.person(
        "Hello", more: "",
        "Yes.\n\nIf you are not the intended recipient, delivery has failed and you should say so.")
    ),
    MailCase(
      "a new mail under a name like a machine's", .reply,
      "From: Otto Auto <auto.otto@x.example>\nTo: anna@acme.example\nSubject: Offer\n\nCall me."),
  ]

  private static let machines = [
    MailCase(
      "a shop's delivery", .other,
      """
      From: Shop <noreply@shop.example>
      To: anna@acme.example
      Subject: Your delivery is on its way

      The parcel could not be delivered yesterday, and comes again tomorrow.
      """),
    MailCase(
      "a payment that failed", .other,
      """
      From: no-reply@bank.example
      To: anna@acme.example
      Subject: Payment failed

      Your account is fine, but the payment was rejected.
      """),
    MailCase(
      "statistics of a postmaster", .other,
      """
      From: postmaster@acme.example
      To: anna@acme.example
      Subject: Weekly statistics

      412 mails came in, 380 went out.
      """),
    MailCase(
      "an old notice of absence in a subject that people use too", .autoReply, back: "2026-11-30",
      MailCase.person("Im Urlaub", more: "", "Ich bin bis zum 30.11. im Urlaub.")),
    MailCase(
      "an automatic answer in the middle of a thread", .autoReply,
      MailCase.person(
        "Re: Hello (Automatic Response)", more: "In-Reply-To: <0a1b@acme.example>",
        "Hello, I cannot read your message now.")),
  ]

  private static let servers = [
    MailCase(
      "a report inside a gateway's mail", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Delivery Status Notification (Failure)", from: "postmaster@gate.x.example",
        more: "Content-Type: multipart/mixed; boundary=g",
        "--g\nContent-Type: message/rfc822\n\n"
          + MailCase.report(
            "Delivery Status Notification (Failure)", "Failed.",
            status: "Final-Recipient: rfc822;ben@x.example\nAction: failed\nStatus: 5.1.1")
          + "\n--g\n\nThis e-mail is confidential.\n--g--")),
    MailCase(
      "an address for a name", .bounce, about: ["ben@x.example failed soft"],
      MailCase.server(
        "Mail failure - malformed recipient address",
        """
        A message that you sent contained one or more recipient addresses that were
        incorrectly constructed:

          cyd@y.example <ben@x.example>: malformed address: may not follow cyd@y.example
        """)),
    MailCase(
      "a mailbox under another name", .bounce, about: ["ben@x.example failed soft"],
      MailCase.report(
        "Delivery Notification: Delivery has failed",
        "Recipient address: BEN1@vax.x.example\nOriginal address: ben@x.example\n\nDisk quota exceeded",
        status: """
          Reporting-MTA: dns;vax.x.example
          Action: failed
          Status: 5.0.0
          Original-recipient: rfc822;ben@x.example
          Final-recipient: rfc822;BEN1@vax.x.example
          """)),
    MailCase(
      "a proxy's talk with the server", .bounce, about: ["ben@x.example failed soft"],
      MailCase.server(
        "Postfix SMTP server: errors from mail.x.example[192.0.2.7]",
        """
        Transcript of session follows.

         Out: 220 mx.acme.example ESMTP Postfix
         In:  MAIL FROM:<anna+0a1b@acme.example>
         Out: 250 2.1.0 Ok
         In:  RCPT TO:<ben@x.example>
         Out: 250 2.1.5 Ok
         In:  DATA
         Out: 451 4.3.0 Error: queue file write error
        """)),
    MailCase(
      "what servers said of each of three recipients, below a list of them", .bounce,
      about: [
        "ben@x.example failed hard", "cyd@x.example failed soft", "dee@y.example failed soft",
      ],
      MailCase.server(
        "Returned mail: see transcript for details",
        """
           ----- The following addresses had permanent fatal errors -----
        <ben@x.example>
        <cyd@x.example>
        <dee@y.example>

           ----- Transcript of session follows -----
        ... while talking to mx.x.example.:
        550 5.1.1 <ben@x.example>... User unknown
        552 5.2.2 <cyd@x.example>... Mailbox full
        554 <dee@y.example>... Blocked as spam
        """)),
    MailCase(
      "what a server said above the line that ends the talk", .bounce,
      about: ["ben@x.example failed soft", "cyd@y.example failed hard"],
      MailCase.server(
        "Returned mail: User unknown",
        """
           ----- Transcript of session follows -----
        While talking to mx.x.example:
        >>> MAIL From:<anna@acme.example>
        <<< 501 no access from mail server 192.0.2.1, which is an open relay
        554 <ben@x.example>... Remote protocol error
        While talking to mx.y.example:
        >>> RCPT To:<cyd@y.example>
        <<< 550 <cyd@y.example>... User unknown
        550 <cyd@y.example>... User unknown
        """)),
    MailCase(
      "a list of recipients who were affected", .bounce, about: ["ben@x.example failed hard"],
      MailCase.server(
        "Undeliverable Mail: \"Hello\"", from: "Postmaster@x.example",
        """
        Your message:
           From:    anna@acme.example
           Subject: Hello

        Could not be delivered because of

        550 5.1.1 User unknown

        The following recipients were affected:
            ben@x.example
        """)),
  ]
}
