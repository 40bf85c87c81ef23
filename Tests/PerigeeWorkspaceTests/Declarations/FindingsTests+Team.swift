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
      #"""
      perigee.lua:3: unknown time zone "Europe/Pariss". Did you mean Europe/Paris?
      perigee.lua:5: unknown key "widow" in a sender. Did you mean window?
      perigee.lua:6: a sender has no email, and it needs one
      perigee.lua:7: per_day is the number 2.5, and a whole number from 0 to 1,000,000 was \#
      expected; for no limit write perigee.no_limit
      perigee.lua:7: per_hour is the number -1, and a whole number from 0 to 1,000,000 was \#
      expected; for no limit write perigee.no_limit
      perigee.lua:7: unknown key "per_minute" in a quota. Known keys: per_hour, per_day
      perigee.lua:8: enabled is the string "yes", and true or false was expected
      perigee.lua:8: role is the string "boss". Possible are member, manager
      perigee.lua:8: the sender anna@acme.example is declared already at perigee.lua:5; \#
      leave one of them out
      perigee.lua:9: sender 4 is the string "carl@acme.example", and a table was expected
      perigee.lua:11: a team has a value without a key; write key = value
      perigee.lua:11: unknown key "sendrs" in a team. Did you mean senders?
      perigee.lua:12: default_user is ana@acme.example, who is none of the senders. Did \#
      you mean anna@acme.example?
      """#),
    BadWorkspace(
      "warm-ups", "perigee.lua",
      """
      return perigee.team {
        time_zone = "Europe/Paris",
        senders = {
          { email = "anna@acme.example", warm_up = { since = "soon", from = 10, to = 5, day = 3 } },
          { email = "bo@acme.example", warm_up = 10 },
          { email = "cy@acme.example",
            warm_up = { since = "2026-12-01", from = -1, to = 5, days = 0 } },
        },
      }
      """,
      #"""
      perigee.lua:5: a warm-up has no days, and it needs one
      perigee.lua:5: since is "soon", which is no date; write it as "2026-12-25"
      perigee.lua:5: to is the number 5, and a whole number from 10 to 1,000,000 was expected; \#
      a warm-up rises, from "from" to "to"
      perigee.lua:5: unknown key "day" in a warm-up. Did you mean days?
      perigee.lua:6: warm_up is the number 10, and a table was expected
      perigee.lua:8: days is the number 0, and a whole number from 1 to 1,000 was expected
      perigee.lua:8: from is the number -1, and a whole number from 0 to 1,000,000 was expected
      """#),
    BadWorkspace(
      "no first sender", "perigee.lua",
      """
      return perigee.team {
        time_zone = "Europe/Paris", default_user = "anna@acme.example",
        senders = { nil, { email = "anna@acme.example" } },
      }
      """,
      #"""
      perigee.lua:4: number 1 of senders is nil; leave it out, or mend the name that stands for nothing
      """#),
    BadWorkspace(
      "nobody between senders", "perigee.lua",
      """
      return perigee.team {
        time_zone = "Europe/Paris", default_user = "bo@acme.example",
        senders = { { email = "anna@acme.example" }, nil, { email = "bo@acme.example" } },
      }
      """,
      #"""
      perigee.lua:4: number 2 of senders is nil; leave it out, or mend the name that stands for nothing
      """#),
    BadWorkspace(
      "a default user whose sender has a mistake", "perigee.lua",
      """
      return perigee.team {
        time_zone = "Europe/Paris", default_user = "bo@acme.example",
        senders = { { email = "anna@acme.example" }, { email = "bo@acme.example", name = 1 } },
      }
      """,
      #"""
      perigee.lua:4: name is the number 1, and a string was expected
      """#),
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
      #"""
      perigee.lua:3: unknown time zone "../../etc/passwd". Write it as tzdata does: \#
      "Europe/Paris"
      perigee.lua:4: days is "mon-frx"; write days or ranges of days, such as "mon-fri" or \#
      "mon-wed,fri"
      perigee.lua:4: hours is "9-18"; write whole hours, such as "09:00-18:00", with 24:00 \#
      for midnight
      perigee.lua:5: closed date 2 is "2026-02-30", which is no date; write it as \#
      "2026-12-25"
      perigee.lua:5: closed is a list, and "x" is a key; write the values alone
      perigee.lua:7: hours is "18:00-09:00", which ends before anything could be sent; \#
      write the earlier hour first
      perigee.lua:8: days is ""; write days or ranges of days, such as "mon-fri" or \#
      "mon-wed,fri"
      perigee.lua:8: hours is "09:30-18:00"; write whole hours, such as "09:00-18:00", \#
      with 24:00 for midnight
      perigee.lua:9: closed is the string "2026-12-25", and a list of dates was expected
      perigee.lua:9: window is the string "always", and a table was expected
      perigee.lua:10: per_day is the number 1000000000, and a whole number from 0 to \#
      1,000,000 was expected; for no limit write perigee.no_limit
      perigee.lua:10: per_hour is perigee.blank, and a whole number was expected
      perigee.lua:11: unknown time zone "". Write it as tzdata does: "Europe/Paris"
      perigee.lua:13: "email" cannot be a variable: every contact has a field of that \#
      name; choose another
      perigee.lua:13: employees is the string "numbr". Did you mean number? Possible are \#
      text, number, date
      perigee.lua:13: variables has a value without a key; write key = value
      """#),
    BadWorkspace(
      "no senders", "perigee.lua", "return perigee.team { time_zone = \"UTC\", senders = {} }",
      #"""
      perigee.lua:2: a team has no senders, and it needs at least one: senders = { { email \#
      = … } }
      """#),
    BadWorkspace(
      "empty", "perigee.lua", "return perigee.team {}",
      #"""
      perigee.lua:2: a team has no senders, and it needs one
      perigee.lua:2: a team has no time_zone, and it needs one
      """#),
  ]
}
