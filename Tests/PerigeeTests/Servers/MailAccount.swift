import TestSupport

/// A sender of a team with its account at the tests' mail servers, as `perigee.lua` declares it.
struct MailAccount {
  enum Login {
    /// The password, which is in a file of this name in the workspace.
    case password(file: String)
    /// By XOAUTH2, with a token that is good for so long.
    case token(seconds: Int)
  }

  var email: String
  var port: MailServers.Port
  /// As the declaration says it.
  var encryption: String
  var login: Login?
  /// The file of the trusted certificates; nil for the servers' own.
  var certificates: String?
  /// The name that it logs in with; nil for `email`.
  var user: String?

  func declaration(_ servers: MailServers) -> String {
    """
    { email = "\(email)", name = "\(email.prefix { $0 != "@" })", role = "manager",
      quota = { per_hour = 60, per_day = 200 }, window = { days = "mon-sun", hours = "08:00-20:00" },
      smtp = { host = "localhost", port = \(servers.port(port)), tls = "\(encryption)",
        ca = "\(certificates ?? servers.certificates)",\(declaration(of: login, servers)) } },
    """
  }

  private func declaration(of login: Login?, _ servers: MailServers) -> String {
    let user = " user = \"\(user ?? email)\","
    switch login {
    case nil: return ""
    case .password(let file):
      return user + " password = perigee.secret { file = \"\(file)\" }"
    case .token(let seconds):
      let command = servers.tokenCommand(for: self.user ?? email, seconds: seconds)
      let words = command.map { "\"\($0)\"" }.joined(separator: ", ")
      return user + " auth = \"xoauth2\", password = perigee.secret { command = { \(words) } }"
    }
  }

  /// The team file of these accounts.
  static func team(_ accounts: [MailAccount], _ servers: MailServers) -> String {
    """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        \(accounts.map { $0.declaration(servers) }.joined())
      },
    }
    """
  }
}
