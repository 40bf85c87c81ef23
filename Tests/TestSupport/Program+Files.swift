/// What workspaces of tests are made of.
extension Program {
  /// Anna, a manager in Paris, and Bo in New York.
  package static func team(
    quota: String = "{ per_hour = 50, per_day = 400 }", window: String? = nil, more: String = ""
  ) -> String {
    """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager", quota = \(quota),
          window = \(window ?? #"{ days = "mon-fri", hours = "09:00-18:00" }"#) },
        { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York" },
      },\(more)
    }
    """
  }

  package static func sequence(
    _ name: String, steps: String = #"{ subject = "Hi", body = "Hello" }"#, more: String = ""
  ) -> String {
    """
    local perigee = require "perigee"
    return perigee.sequence { name = "\(name)", steps = { \(steps) }\(more) }
    """
  }

  /// A CSV file: `c1@x.example`, whose first name is `N1`, and so on.
  package static func contacts(_ count: Int, owner: String = "anna@acme.example") -> String {
    "email,owner,first_name\n"
      + (1...count).map { "c\($0)@x.example,\(owner),N\($0)\n" }.joined()
  }
}
