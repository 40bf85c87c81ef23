import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeTransport
import PerigeeWorkspace

struct NotificationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notifications",
    abstract: "Lists what is to be posted to the team's web hook, and posts it.",
    discussion: """
        perigee notifications
        perigee notifications deliver   # posts what is due, and ends
        perigee notifications retry     # lets what failed be tried again

      notify = { webhook, secret } in perigee.lua says where to. Each post is JSON with an ID that stays the \
      same in every attempt, and is signed: Perigee-Signature is t=SECONDS,v1=HMAC, the HMAC-SHA-256 of \
      SECONDS, a dot and the body. An answer of 200 to 299 ends it, 410 too; all else is tried again for three \
      days, with pauses from a minute to four hours. No redirection is followed. perigee dispatch posts by \
      itself.
      """,
    subcommands: [List.self, Deliver.self, Retry.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists those that wait or failed, oldest first.")
    @Option(help: "At most so many.") var limit = 100
    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard (1...100_000).contains(limit) else {
        throw UsageError("--limit", String(limit), "write 1 or more, and at most 100000")
      }
      let session = try global.session()
      let (open, counts) = try session.notifications(limit: limit)
      let zone = session.team.zone
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            for state in Notification.State.allCases {
              try json.member(state.rawValue, counts[state] ?? 0)
            }
            json.key("notifications")
            try json.array { json in
              for notification in open { try notification.write(to: &json, zone: zone) }
            }
          }
        }
      case .text: Output.text(open.text(global.style, counts, zone: zone))
      }
    }
  }

  struct Deliver: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deliver", abstract: "Posts what is due, and ends.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.session()
      guard let notify = session.team.notify else { throw NotificationError.noWebhook }
      var posted = 0
      // Without it nothing is tried, and nothing counts as tried.
      guard try session.hasNotificationsDue() else { return try say(posted, global.format) }
      let secret: [UInt8]
      do throws(SecretError) { secret = try session.secret(of: notify) } catch {
        throw NotificationError.noSecret(error)
      }
      // A command that asks for the secret ends with us.
      Signals.catchEnds()
      while !Signals.isAskedToEnd, let taken = try session.takeNotification() {
        let outcome = WebhookPost.send(
          session.post(taken, notify, secret: secret), to: notify.webhook)
        try session.settle(
          taken, isTaken: outcome.isTaken, isGone: outcome.isGone, answer: outcome.words)
        // One that does not answer now answers the next one no sooner.
        guard outcome.isTaken else {
          try say(posted, global.format)
          throw NotificationError.refused(webhook: notify.webhook, words: outcome.words)
        }
        posted += 1
      }
      try say(posted, global.format)
    }

    private func say(_ posted: Int, _ format: GlobalOptions.Format) throws {
      switch format {
      case .json: try Output.json { try $0.object { try $0.member("posted", posted) } }
      case .text: Output.text("posted: \(posted)\n")
      }
    }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry", abstract: "Lets what failed be tried again.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let count = try global.session().retryNotifications()
      switch global.format {
      case .json: try Output.json { try $0.object { try $0.member("waiting", count) } }
      case .text: Output.text("wait again: \(count)\n")
      }
    }
  }
}

/// Why nothing is posted.
enum NotificationError: Error {
  case noWebhook
  case noSecret(SecretError)
  case refused(webhook: WebhookURL, words: String)
}

extension NotificationError: ReportableError {
  var code: String {
    switch self {
    case .noWebhook: "no_webhook"
    case .noSecret: "secret"
    case .refused: "webhook_refused"
    }
  }

  var message: String {
    switch self {
    case .noWebhook:
      "perigee.lua declares no notify = { webhook = \"https://…\", secret = perigee.secret { … } }"
    case .noSecret(let error):
      "\(error.message). Nothing was posted, and all of it waits; put that right where perigee dispatch "
        + "and this command run"
    case .refused(let webhook, let words):
      "the web hook \(webhook) did not take a post: \(words). It is tried again; perigee notifications "
        + "says when"
    }
  }
}

extension Notification {
  /// `{"id", "event", "at", "state", "attempts", "next", "answer"}`.
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("id", key)
      try json.member("event", event.kind.rawValue)
      try json.member("at", event.at.rfc3339(in: zone))
      try json.member("state", state.rawValue)
      try json.member("attempts", attempts)
      try json.member("next", state == .waiting ? next.rfc3339(in: zone) : nil)
      try json.member("answer", answer)
    }
  }
}

extension [Notification] {
  fileprivate func text(
    _ style: TextStyle, _ counts: [Notification.State: Int], zone: Zone
  ) -> String {
    let words = Notification.State.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }
    let sums = words.joined(separator: ", ") + "\n"
    guard !isEmpty else { return sums }
    var table = TextTable([
      ("id", .left), ("event", .left), ("at", .left), ("state", .left), ("attempts", .right),
      ("next", .left), ("answer", .left),
    ])
    for notification in self {
      table.add([
        notification.key, notification.event.kind.rawValue,
        notification.event.at.words(in: zone), notification.state.rawValue,
        String(notification.attempts),
        notification.state == .waiting ? notification.next.words(in: zone) : "–",
        notification.answer ?? "",
      ])
    }
    return table.text(style) + sums
  }
}
