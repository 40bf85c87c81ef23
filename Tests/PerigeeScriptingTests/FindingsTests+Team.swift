extension FindingsTests {
  static let team: [BadWorkspace] = [
    BadWorkspace(
      "keys", "perigee.lua",
      """
      return perigee.team {
        time_zone = "Europe/Pariss",
        senders = {
          { email = "anna@acme.example", widow = {} },
          { name = "Bo",
            quota = { per_hour = -1, per_day = 2.5, per_minute = 3 } },
          { email = "anna@acme.example", role = "boss", enabled = "yes" },
          "carl@acme.example",
        },
        sendrs = {}, 17,
        default_user = "ana@acme.example",
      }
      """,
      []),
    BadWorkspace(
      "windows", "perigee.lua",
      """
      return perigee.team {
        time_zone = "../../etc/passwd",
        window = { days = "mon-frx", hours = "9-18" },
        closed = { "2026-12-25", "2026-02-30", x = 1 },
        senders = {
          { email = "anna@acme.example", window = { hours = "18:00-09:00" } },
          { email = "bo@acme.example", window = { hours = "09:30-18:00", days = "" } },
          { email = "carl@acme.example", window = "always", closed = "2026-12-25" },
          { email = "dora@acme.example", quota = { per_day = 1e9, per_hour = perigee.blank() } },
          { email = "eve@acme.example", time_zone = "" },
        },
        variables = { employees = "numbr", email = "text", 5 },
      }
      """,
      []),
    BadWorkspace(
      "no senders", "perigee.lua", "return perigee.team { time_zone = \"UTC\", senders = {} }", []),
    BadWorkspace("empty", "perigee.lua", "return perigee.team {}", []),
  ]
}
