extension FindingsTests {
  static let servers: [BadWorkspace] = [
    server(
      "host = 'h.example', pasword = 'hunter2'",
      "unknown key \"pasword\" in smtp. Did you mean password?"),
    server("", "smtp has no host, and it needs one"),
    server(
      "host = 5",
      "host is the number 5, and the name of a server such as \"mail.acme.example\" was expected"),
    server(
      "host = 'smtp://h.example:25'", "host is \"smtp://h.example:25\", which is \(hostWords)"),
    server("host = 'anna:hunter2@h.example'", "host has an @ in it, and is \(hostWords)"),
    server(
      "host = 'h.example', port = 0",
      "port is the number 0, and a whole number from 1 to 65,535 was expected"),
    server(
      "host = 'h.example', port = '587'",
      "port is the string \"587\", and a whole number was expected"),
    server(
      "host = 'h.example', tls = 'ssl'",
      "tls is the string \"ssl\". Did you mean tls? Possible are starttls, tls, none"),
    server(
      "host = 'h.example', tls = false", "tls is false, and one of starttls, tls, none was expected"
    ),
    server(
      "host = 'h.example', tls = 'none'",
      "tls is \"none\", and host is h.example, which is not this machine: whoever is on the way "
        + "would read all; write tls = \"starttls\" or tls = \"tls\""),
    server(
      "host = '::1', tls = 'none', ca = 'ca.pem'",
      "ca is given, and with tls = \"none\" there is no certificate; leave one of them out"),
    server("host = 'h.example', ca = ''", "ca is blank; write something, or leave the key out"),
    server("host = 'h.example', user = 'a'", "smtp \(passwordWords)"),
    server(
      "host = 'h.example', password = perigee.secret { env = 'A' }",
      "smtp has no user to log in; write user = \"anna@acme.example\""),
    server(
      "host = 'h.example', user = 'a', password = 'hunter2'",
      "password is no perigee.secret; a secret is not written in a file of the team: "
        + "perigee.secret { env = \"NAME\" }, { file = … } or { command = { … } }"),
    server(
      "host = 'h.example', user = 'a', auth = 'oauth', password = perigee.secret { env = 'A' }",
      "auth is the string \"oauth\". Did you mean xoauth2? Possible are password, xoauth2"),
    server(
      "host = 'h.example', user = 'a', auth = 'xoauth2', password = perigee.secret { env = 'A' }",
      "auth is \"xoauth2\", whose tokens last an hour or so, and password is no command; write "
        + "password = perigee.secret { command = { … } } with the program that prints one"),
    server(
      nil, "smtp = 'smtp://anna:hunter2@h.example'",
      "smtp is no table of a server; write smtp = { host = \"mail.acme.example\", user = …, "
        + "password = perigee.secret { … } }"),
    server(
      nil, "imap = perigee.secret { env = 'A' }",
      "imap is no table of a server; write imap = { host = \"mail.acme.example\", user = …, "
        + "password = perigee.secret { … } }"),
    server(
      nil, "imap = { host = '127.0.0.1', tls = 'none', user = 'a' }", "imap \(passwordWords)"),
  ]

  private static let hostWords =
    "no name or address of a server; write it alone, without user, port and slashes: "
    + "\"mail.acme.example\""
  private static let passwordWords =
    "has no password to log in; write password = perigee.secret { env = \"NAME\" }"

  private static func server(_ smtp: String, _ words: String) -> BadWorkspace {
    server(smtp, "smtp = { \(smtp) }", words)
  }

  /// A sender's server, and the one thing that is said about it.
  private static func server(_ name: String?, _ source: String, _ words: String) -> BadWorkspace {
    BadWorkspace(
      "server \(name ?? source)", "perigee.lua",
      """
      return perigee.team {
        time_zone = "UTC",
        senders = {
          { email = "anna@acme.example",
            \(source),
          },
        },
      }
      """,
      "perigee.lua:6: \(words)")
  }
}
