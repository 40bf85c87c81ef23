import PerigeeCore

/// What machines send that is no bounce.
enum MachineCases {
  static let all = delays + receipts + complaints + challenges + others

  private static let delays = [
    MailCase(
      "Postfix waits", .delayed, about: ["ben@x.example delayed soft"],
      MailCase.report(
        "Delayed Mail (still being retried)", "Your message could not be delivered for 4 hours.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: delayed
          Status: 4.4.1
          """)),
    MailCase(
      "Exim waits", .delayed, about: ["ben@x.example delayed soft"],
      MailCase.server(
        "Warning: message 1vNabc-0001 delayed 24 hours",
        """
        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on mx.acme.example.

        The address to which the message has not yet been delivered is:

          ben@x.example
            Delay reason: Connection refused

        No action is required on your part. Delivery attempts will continue for
        some time, and this warning may be repeated at intervals if the message
        remains undelivered.
        """)),
    MailCase(
      "Sendmail waits", .delayed, about: ["ben@x.example delayed soft"],
      MailCase.server(
        "Warning: could not send message for past 4 hours",
        """
            **********************************************
            **      THIS IS A WARNING MESSAGE ONLY      **
            **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
            **********************************************

           ----- Transcript of session follows -----
        <ben@x.example>... Deferred: Connection timed out with mx.x.example.
        Message could not be delivered for 4 hours
        Message will be deleted from queue
        """)),
    MailCase(
      "a failure's subject over a delay", .delayed, about: ["ben@x.example delayed soft"],
      MailCase.server(
        "Delivery failure notification",
        """
        Your message with Subject: Hello
        could not be delivered to the following recipients:

        ben@x.example

        Please do not resend your original message.
        Delivery attempts will continue to be made for 5 days.
        """)),
  ]

  private static let receipts = [
    MailCase(
      "read", .receipt,
      """
      From: Ben Ray <ben@x.example>
      To: anna@acme.example
      Subject: Read: Hello
      Content-Type: multipart/report; report-type=disposition-notification; boundary=b1

      --b1

      Your message was read on Tuesday.

      --b1
      Content-Type: message/disposition-notification

      Final-Recipient: rfc822; ben@x.example
      Original-Message-ID: <0a1b@acme.example>
      Disposition: manual-action/MDN-sent-manually; displayed

      --b1--
      """),
    MailCase(
      "delivered", .receipt, about: ["ben@x.example delivered unknown"],
      MailCase.report(
        "Successful Mail Delivery Report", "Your message was successfully delivered.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: delivered
          Status: 2.0.0
          """)),
    MailCase(
      "an answer to an invitation", .calendar,
      """
      From: Ben Ray <ben@x.example>
      To: anna@acme.example
      Subject: Accepted: Call
      In-Reply-To: <0a1b@acme.example>
      Content-Type: multipart/alternative; boundary=b1

      --b1

      Ben Ray has accepted.

      --b1
      Content-Type: text/calendar; method=REPLY; charset=UTF-8

      BEGIN:VCALENDAR
      METHOD:REPLY
      END:VCALENDAR

      --b1--
      """),
    MailCase(
      "an invitation is a person's", .reply,
      """
      From: Ben Ray <ben@x.example>
      To: anna@acme.example
      Subject: Call
      Content-Type: text/calendar; method=REQUEST; charset=UTF-8

      BEGIN:VCALENDAR
      METHOD:REQUEST
      END:VCALENDAR
      """),
  ]

  private static let complaints = [
    MailCase(
      "a feedback report", .complaint,
      """
      From: feedback@isp.example
      To: abuse@acme.example
      Subject: FW: Hello
      Content-Type: multipart/report; report-type=feedback-report; boundary=b1

      --b1

      This is an email abuse report.

      --b1
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: isp/1.0
      Version: 1

      --b1
      Content-Type: message/rfc822

      Message-ID: <0a1b@acme.example>

      --b1--
      """),
    MailCase(
      "a complaint without a feedback part", .complaint,
      """
      From: Abuse Desk <abuse@isp.example>
      To: abuse@acme.example
      Subject: Complaint about message from 192.0.2.1
      Content-Type: multipart/mixed; boundary=b1

      --b1

      One of our users has marked this message as spam.

      --b1
      Content-Type: message/rfc822

      Message-ID: <0a1b@acme.example>

      --b1--
      """),
    MailCase(
      "a report of signatures is no complaint", .other,
      """
      From: dmarc@isp.example
      To: abuse@acme.example
      Subject: Authentication failure
      Content-Type: multipart/report; report-type=feedback-report; boundary=b1

      --b1
      Content-Type: message/feedback-report

      Feedback-Type: auth-failure
      Version: 1

      --b1--
      """),
  ]

  private static let robot =
    "Thank you for your message. Please click this link to confirm that you are not a robot, "
    + "and it will reach me: https://gate.x.example/c/1"

  private static let challenges = [
    MailCase(
      "a challenge dressed as a failed delivery", .challenge,
      MailCase.report(
        "Hello (Action Required)",
        "Your message to ben@x.example is waiting. To be placed on my approved senders list, "
          + "click the link below to confirm that you are human.",
        status: """
          Reporting-MTA: dns; gate.x.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.7.1
          """)),
    MailCase(
      "vacation headers on a challenge", .challenge,
      MailCase.person(
        "Re: Hello", more: "Auto-Submitted: auto-replied (vacation)\nPrecedence: bulk",
        """
        I get too much spam. Please prove that you are human: reply to this message to confirm,
        and your message will be delivered.
        """)),
    MailCase(
      "a challenge that looks like a person's answer", .challenge,
      MailCase.person("Re: Hello", robot)),
    MailCase(
      "the same as a vacation's notice", .challenge,
      MailCase.person("Re: Hello", more: "Auto-Submitted: auto-replied", robot)),
    MailCase(
      "the same as a failed delivery", .challenge,
      MailCase.report(
        "Undelivered Mail Returned to Sender", robot,
        status: """
          Reporting-MTA: dns; gate.x.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.7.1
          """)),
    MailCase(
      "a challenge in German", .challenge,
      MailCase.person(
        "Re: Hallo", more: "Auto-Submitted: auto-replied",
        "Bitte klicken Sie hier und bestätigen Sie, dass Sie kein Roboter sind.")),
    MailCase(
      "a challenge in French", .challenge,
      MailCase.person("Re: Bonjour", "Cliquez ici pour confirmer que vous n'êtes pas un robot.")),
    MailCase(
      "a challenge of a service that is named", .challenge,
      """
      From: Ben Ray <ben@x.example>
      To: anna@acme.example
      Subject: Please confirm your message
      Auto-Submitted: auto-replied

      I use Boxbe to keep my mail in order. Follow the link to be let in.
      """),
    MailCase(
      "a server's refusal that names a page is a bounce", .bounce,
      about: ["ben@x.example failed soft"],
      MailCase.report(
        "Undelivered Mail Returned to Sender",
        """
        <ben@x.example>: host mx.x.example said: 550 5.7.1 Sender unknown. To be placed on the
            list of approved senders, confirm your message at https://x.example/c
        """,
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.7.1
          Diagnostic-Code: smtp; 550 5.7.1 Sender unknown, confirm at https://x.example/c
          """)),
  ]

  private static let others = [
    MailCase(
      "a ticket notice of a colleague, sent as bulk", .other,
      """
      From: Tickets <tickets@acme.example>
      To: anna@acme.example
      Subject: [Ticket 4711] Cy has changed the priority
      Precedence: bulk

      Cy Moss has set the priority of ticket 4711 to high.
      """),
    MailCase(
      "a newsletter", .other,
      """
      From: News <hello@shop.example>
      To: anna@acme.example
      Subject: Ten per cent off
      List-Unsubscribe: <https://shop.example/u>

      Ten per cent off, today alone. To unsubscribe, click here.
      """),
    MailCase(
      "a copy of our own", .own,
      """
      From: Anna Lee <anna@acme.example>
      To: ben@x.example
      Subject: Hello
      List-Unsubscribe: <mailto:out@acme.example?subject=unsubscribe%20\
      2026a.YmVuQHguZXhhbXBsZQ.AAAAAAAAAAAAAAAAAAAAAA>

      Hello Ben
      """),
    MailCase("nothing", .other, ""),
    MailCase("nothing but line ends", .other, "\n\r\n\r\r\n"),
  ]
}
