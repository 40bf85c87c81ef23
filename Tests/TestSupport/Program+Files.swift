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

  /// A workspace with a sequence, a filter and a sender rule, and four contacts to import.
  package static let smallWorkspace = [
    "perigee.lua": Program.team(more: "\n  variables = { employees = \"number\" },"),
    "sequences/intro.lua": """
    local perigee = require "perigee"
    return perigee.sequence {
      name = "intro",
      steps = {
        { subject = "{{ company }} and us", body = "Hello {{ first_name | default: 'there' }}" },
        { after = 3, at = "14:00", body = "Just a word" },
      },
    }
    """,
    "rules/large.lua": """
    local perigee = require "perigee"
    return perigee.filter { name = "large", where = { employees = perigee.at_least(100) } }
    """,
    "rules/all_to_bo.lua": """
    local perigee = require "perigee"
    return perigee.sender_rule {
      name = "all_to_bo", rule = function(_, senders) return senders[2].email end,
    }
    """,
    "contacts.csv": """
    Email,First Name,Company name,Number of Employees,Contact owner
    ann@x.example,Ann,Xenon,120,anna@acme.example
    ben@y.example,,Yttrium,80,bo@acme.example
    cyd@z.example,Cyd,Zinc,300,
    dan@w.example,Dan,,500,anna@acme.example
    """,
  ]

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
