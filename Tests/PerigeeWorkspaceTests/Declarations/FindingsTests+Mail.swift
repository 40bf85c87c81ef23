extension FindingsTests {
  static let mail: [BadWorkspace] = [
    BadWorkspace(
      "signatures", "perigee.lua",
      """
      return perigee.team {
        time_zone = "UTC", reply_to = "nobody", signature = 5,
        senders = {
          { email = "anna@acme.example", signature = "{{ first_name }}", reply_to = true },
          { email = "bo@acme.example", signature = { text = "{{ email }}", htm = "<b>" } },
          { email = "cy@acme.example", signature = { html = "<b>{{ sender.phone }}</b>" } },
          { email = "dee@acme.example", signature = "  " },
        },
      }
      """,
      #"""
      perigee.lua:3: reply_to is "nobody", which is no email address: the address has no @; \#
      write it as name@example.org
      perigee.lua:3: signature is the number 5, and a string, or a table such as { text = \#
      "Anna" } was expected
      perigee.lua:5: reply_to is true, and an email address was expected
      perigee.lua:5: signature reads "first_name", and it is the same for every contact: it \#
      may read sender.name and sender.email
      perigee.lua:6: text reads "email", and it is the same for every contact: it may read \#
      sender.name and sender.email
      perigee.lua:6: unknown key "htm" in a signature. Did you mean html?
      perigee.lua:7: a signature has no text, and it needs one
      perigee.lua:7: html: a sender has a name and an email, and "sender.phone" was found; write \#
      sender.name or sender.email
      perigee.lua:8: signature is blank; write something, or leave the key out
      """#),
    BadWorkspace(
      "unsubscribe", "perigee.lua",
      """
      return perigee.team {
        time_zone = "UTC", senders = { { email = "anna@acme.example" } },
        unsubscribe = {
          mailto = "out", key = "hunter2", key_id = "a.b",
          url = "https://acme.example",
        },
      }
      """,
      #"""
      perigee.lua:5: key is no perigee.secret; a secret is not written in a file of the team: \#
      perigee.secret { env = "NAME" }, { file = … } or { command = { … } }
      perigee.lua:5: key_id is "a.b"; write up to 32 letters, digits, - and _, such as "2026a"
      perigee.lua:5: mailto is "out", which is no email address: the address has no @; write \#
      it as name@example.org
      perigee.lua:6: unknown key "url" in an unsubscribe. Known keys: mailto, key, key_id
      """#),
    BadWorkspace(
      "an empty unsubscribe", "perigee.lua",
      """
      return perigee.team {
        time_zone = "UTC", senders = { { email = "anna@acme.example" } }, unsubscribe = {},
      }
      """,
      """
      perigee.lua:3: an unsubscribe has no key, and it needs one
      perigee.lua:3: an unsubscribe has no key_id, and it needs one
      perigee.lua:3: an unsubscribe has no mailto, and it needs one
      """),
    secret("{}", "a secret has exactly one of env, file and command"),
    secret("{ env = 'A', file = 'b' }", "a secret has exactly one of env, file and command"),
    secret(
      "{ env = 'hunter2!' }",
      "env of a secret is not the name of an environment variable: letters, digits and _"),
    secret(
      "{ env = 12345 }",
      "env of a secret is not the name of an environment variable: letters, digits and _"),
    secret("{ file = '' }", "file of a secret is not the path of a file"),
    secret("{ file = 'a\\nb' }", "file of a secret is not the path of a file"),
    secret("{ command = 'pass show x' }", commandWords),
    secret("{ command = {} }", commandWords),
    secret("{ command = { 'pass', 5 } }", commandWords),
    secret("{ command = { 'pass', x = 'y' } }", commandWords),
    secret(
      "{ environment = 'A', env = 'A' }",
      "unknown key \"environment\" in a secret. Known keys: env, file, command"),
  ]

  private static let commandWords =
    "command of a secret is not a list of a program and its arguments"

  /// A team whose key is the secret, and what is said about it; what it holds is never repeated.
  private static func secret(_ source: String, _ words: String) -> BadWorkspace {
    BadWorkspace(
      "secret \(source)", "perigee.lua",
      """
      return perigee.team {
        time_zone = "UTC", senders = { { email = "anna@acme.example" } },
        unsubscribe = {
          mailto = "out@acme.example", key_id = "a",
          key = perigee.secret \(source),
        },
      }
      """,
      "perigee.lua:6: \(words)")
  }
}
