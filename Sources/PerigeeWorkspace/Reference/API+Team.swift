import PerigeeCore

// What perigee.lua says of a team.
extension API {
  private static let quota = APIType.options(
    "perigee.Quota",
    [
      APIField(
        name: "per_hour", type: .union([.integer, .named("perigee.NoLimit")]),
        text: "Emails in any 60 minutes, 50 by default; perigee.no_limit for none."),
      APIField(
        name: "per_day", type: .union([.integer, .named("perigee.NoLimit")]),
        text: "Emails in any 24 hours, 400 by default; perigee.no_limit for none."),
    ])

  private static let window = APIType.options(
    "perigee.Window",
    [
      APIField(
        name: "days", type: .string, text: "Working days, \"mon-fri\" by default; \"mon-wed,fri\"."),
      APIField(
        name: "hours", type: .string,
        text: "Whole hours of the sender's zone, \"09:00-18:00\" by default."),
      APIField(
        name: "closed", type: .list(.string), text: "Days without emails, such as \"2026-12-25\"."),
    ])

  private static let signature = APIType.union([
    .string,
    .options(
      "perigee.Signature",
      [
        APIField(
          name: "text", type: .string, isRequired: true,
          text: "Below plain bodies; a template of {{ sender.name }} and {{ sender.email }}."),
        APIField(
          name: "html", type: .string,
          text: "Below HTML bodies, such a template too; the text by default."),
      ]),
  ])

  private static let unsubscribe = APIType.options(
    "perigee.Unsubscribe",
    [
      APIField(
        name: "mailto", type: .string, isRequired: true,
        text: "The address to which mail programs write for a contact who wants no more."),
      APIField(
        name: "key", type: .named("perigee.Secret"), isRequired: true,
        text: "What signs the token of each contact."),
      APIField(
        name: "key_id", type: .string, isRequired: true,
        text: "The key's name in the tokens, such as \"2026a\": letters, digits, - and _."),
    ])

  private static let notify = APIType.options(
    "perigee.Notify",
    [
      APIField(
        name: "webhook", type: .string, isRequired: true,
        text: "Where events are posted: an https address, or an http one of this machine."),
      APIField(
        name: "secret", type: .named("perigee.Secret"), isRequired: true,
        text: "What signs each post, so that its receiver knows from whom it is."),
      APIField(
        name: "events", type: .list(.string),
        text: "Which ones, of \(enumerated(AutomationEvent.Kind.allCases.map(\.rawValue))); all by "
          + "default."),
      APIField(
        name: "addresses", type: .boolean,
        text: "Whether contacts' addresses and the events' details are told; false by default."),
    ])

  static let secret = APIType.options(
    "perigee.SecretDeclaration",
    [
      APIField(name: "env", type: .string, text: "The name of an environment variable."),
      APIField(
        name: "file", type: .string,
        text: "The path of a file that holds nothing else, from the workspace on."),
      APIField(
        name: "command", type: .list(.string),
        text: "A program that prints it, and the program's arguments; no shell reads them."),
    ])

  private static let mailServer = APIType.options(
    "perigee.MailServer",
    [
      APIField(
        name: "host", type: .string, isRequired: true,
        text: "Its name or address alone, such as \"mail.acme.example\"."),
      APIField(
        name: "port", type: .integer,
        text: "By default the usual one: of smtp 587, with tls = \"tls\" 465; of imap 143 and 993."),
      APIField(
        name: "tls", type: .choice(MailAccess.Encryption.allCases.map(\.rawValue)),
        text:
          "\"starttls\" by default; \"tls\" from the first byte; \"none\" on this machine alone."),
      APIField(name: "user", type: .string, text: "Who logs in; needed by imap."),
      APIField(
        name: "password", type: .named("perigee.Secret"),
        text: "What proves who it is, or a command that prints the token."),
      APIField(
        name: "ca", type: .string,
        text: "A file of the certificates to be trusted, from the workspace on; the system's by "
          + "default."),
      APIField(
        name: "auth", type: .choice(MailAccess.Method.allCases.map(\.rawValue)),
        text: "How the login goes; \"password\" by default."),
    ])

  private static let warmUp = APIType.options(
    "perigee.WarmUp",
    [
      APIField(
        name: "since", type: .string, isRequired: true,
        text: "Its first day, such as \"2026-12-01\"; before it the quota is from, too."),
      APIField(
        name: "from", type: .integer, isRequired: true,
        text: "Emails in 24 hours on that day; never more than per_day."),
      APIField(
        name: "to", type: .integer, isRequired: true,
        text: "Those after so many days, and from then on."),
      APIField(
        name: "days", type: .integer, isRequired: true,
        text: "The sender's working days that it takes; it rises evenly, rounded down."),
    ])

  private static let sender = APIType.options(
    "perigee.SenderDeclaration",
    [
      APIField(name: "email", type: .string, isRequired: true, text: "The mailbox."),
      APIField(name: "name", type: .string, text: "As templates show it, {{ sender.name }}."),
      APIField(
        name: "role", type: .choice(["member", "manager"]),
        text: "A manager may take entries off the blacklist; \"member\" by default."),
      APIField(
        name: "time_zone", type: .string, text: "As tzdata names it; the team's by default."),
      APIField(name: "quota", type: quota, text: "The team's by default."),
      APIField(
        name: "warm_up", type: warmUp,
        text: "Keeps a new mailbox's daily quota low at first; none by default."),
      APIField(name: "window", type: window, text: "The team's by default."),
      APIField(
        name: "closed", type: .list(.string), text: "Days without emails, besides the window's."),
      APIField(name: "enabled", type: .boolean, text: "Whether it sends; true by default."),
      APIField(
        name: "signature", type: signature, text: "Below each of its emails; the team's by default."
      ),
      APIField(
        name: "reply_to", type: .string, text: "Where answers go; the team's by default."),
      APIField(name: "smtp", type: mailServer, text: "The server that takes its emails."),
      APIField(name: "imap", type: mailServer, text: "The server on which its answers are."),
    ])

  static let team = APIType.options(
    "perigee.TeamDeclaration",
    [
      APIField(
        name: "time_zone", type: .string, isRequired: true,
        text: "Of spreads and of senders without one, such as \"Europe/Paris\"."),
      APIField(
        name: "senders", type: .list(sender), isRequired: true,
        text: "The mailboxes, in the order of every listing."),
      APIField(
        name: "default_user", type: .string,
        text: "Who acts where neither --as nor PERIGEE_USER says; the first sender by default."),
      APIField(name: "quota", type: quota, text: "For senders without one."),
      APIField(name: "window", type: window, text: "For senders without one."),
      APIField(name: "closed", type: .list(.string), text: "Days on which nobody sends."),
      APIField(name: "signature", type: signature, text: "For senders without one."),
      APIField(
        name: "reply_to", type: .string,
        text: "For senders without one; answers go to the mailbox that sent by default."),
      APIField(
        name: "unsubscribe", type: unsubscribe,
        text: "Puts List-Unsubscribe into every email; none by default."),
      APIField(
        name: "notify", type: notify,
        text: "Posts what happens to a web address as signed JSON; none by default."),
      APIField(
        name: "unresponsive_after", type: .integer,
        text: "How many days after the last step of a sequence a contact who has not answered is "
          + "unresponsive; \(Team.usualSilence) by default."),
      APIField(
        name: "variables",
        type: .map(.string, .choice(VariableKind.allCases.map(\.rawValue))),
        text: "Kinds of variables; rules see a number as a number. What is not declared is text."),
    ])
}
