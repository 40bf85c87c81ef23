extension FindingsTests {
  static let rules: [BadWorkspace] = [
    BadWorkspace(
      "filters", "rules/filters.lua",
      """
      return {
        perigee.filter {
          name = "a",
          where = {
            country = perigee.one_of { "DE", {} },
            employees = perigee.between(500, 50),
            founded = perigee.between("2026-01-01", 5),
            score = perigee.at_least "high",
            title = perigee.contains "",
            status = "contactd",
            state = perigee.one_of { "active", "actve" },
            list = perigee.contains "q4",
            city = perigee.present,
            rank = perigee.no_limit,
          },
        },
        perigee.filter { name = "b" },
        perigee.filter { rule = 5 },
        perigee.filter { name = "c", were = {}, where = {} },
        perigee.filter {
          name = "d",
          where = perigee.filter { where = { status = "nwe" } }
            & ~perigee.filter { name = 5, where = {} },
        },
        perigee.filter { name = "e", where = perigee.filter { where = {} } | 5 },
      }
      """,
      #"""
      rules/filters.lua:6: country is a table, and a string, a number, true, false or a \#
      matcher such as perigee.one_of { … } was expected
      rules/filters.lua:7: employees goes from the larger to the smaller value and lets \#
      nothing through; swap them
      rules/filters.lua:8: founded compares with a number and a date; write two of one \#
      kind
      rules/filters.lua:9: score is "high", which is no date; write it as "2026-12-25"
      rules/filters.lua:10: title is compared with a blank text, which no value equals; \#
      write perigee.blank()
      rules/filters.lua:11: status is the string "contactd". Did you mean contacted? \#
      Possible are new, added, contacted, replied, qualified, unresponsive, bad_data, \#
      do_not_contact, disqualified
      rules/filters.lua:12: state is the string "actve". Did you mean active? Possible are \#
      added, active, replied, stopped, unresponsive, unsubscribed, blacklisted, bounced, \#
      error, paused, ended, rolled_back
      rules/filters.lua:13: list is perigee.contains, and a list's name, one_of, none_of \#
      or is_not was expected
      rules/filters.lua:14: city is a function, and a string, a number, true, false or a \#
      matcher such as perigee.one_of { … } was expected
      rules/filters.lua:15: rank is perigee.no_limit, and a string, a number, true, false or \#
      a matcher such as perigee.one_of { … } was expected
      rules/filters.lua:18: a filter has neither where nor rule; write what it lets \#
      through
      rules/filters.lua:19: a filter has no name, and it needs one
      rules/filters.lua:19: rule is the number 5, and a function was expected
      rules/filters.lua:20: unknown key "were" in a filter. Did you mean where?
      rules/filters.lua:23: status is the string "nwe". Did you mean new? Possible are new, \#
      added, contacted, replied, qualified, unresponsive, bad_data, do_not_contact, \#
      disqualified
      rules/filters.lua:24: name is the number 5, and a string was expected
      rules/filters.lua:26: where is a combination of filters, and a filter on each side \#
      of & and |, and behind ~ was expected
      """#),
    BadWorkspace(
      "rules", "rules/all.lua",
      """
      return {
        perigee.filler { name = "a", variable = "email", rule = function() end },
        perigee.filler { name = "b" },
        perigee.sender_rule { name = "c",
          candidates = {
            "anna@acme.example", "bob@acme.example",
          },
          rule = function() end },
        perigee.sender_rule { name = "d", candidates = "anna@acme.example", rule = "x" },
        perigee.eligibility { name = "e", rule = function() end },
        perigee.eligibility { name = "f", message = "no", rule = function() end },
        perigee.eligibility { name = "f", message = "no", rule = function() end },
        perigee.filter { name = "f", rule = function() end },
      }
      """,
      #"""
      rules/all.lua:3: "email" cannot be a variable: every contact has a field of that \#
      name; choose another
      rules/all.lua:4: a filler has no rule, and it needs one
      rules/all.lua:4: a filler has no variable, and it needs one
      rules/all.lua:7: a candidate of the sender rule c is bob@acme.example, who is none \#
      of the senders. Did you mean bo@acme.example?
      rules/all.lua:10: candidates is the string "anna@acme.example", and a list of email \#
      addresses was expected
      rules/all.lua:10: rule is the string "x", and a function was expected
      rules/all.lua:11: an eligibility rule has no message, and it needs one
      rules/all.lua:13: the eligibility rule f is declared already at rules/all.lua:12; \#
      give one of them another name
      """#),
    BadWorkspace(
      "caps", "rules/all.lua",
      """
      return {
        perigee.cap { name = "a", by = "company", at_most = 2 },
        perigee.cap { nme = "b", by = "owner", at_most = 0, message = "enough" },
        perigee.cap { name = "c", by = 5, at_most = "2", message = "" },
        perigee.cap { name = "d", by = " ", at_most = 1.5, message = "enough" },
        perigee.cap {},
        perigee.cap { name = "e", by = "domain", at_most = 1, message = "enough" },
        perigee.cap { name = "e", by = "domain", at_most = 1, message = "enough" },
        perigee.eligibility { name = "e", message = "no", rule = function() end },
      }
      """,
      #"""
      rules/all.lua:3: a cap has no message, and it needs one
      rules/all.lua:4: a cap has no name, and it needs one
      rules/all.lua:4: at_most is the number 0, and a whole number from 1 to 1,000,000,000 \#
      was expected; what keeps everybody of a kind out is perigee.eligibility { … }
      rules/all.lua:4: by is "owner", and a cap counts by "domain", a variable or a function \#
      of the contact
      rules/all.lua:4: unknown key "nme" in a cap. Did you mean name?
      rules/all.lua:5: at_most is the string "2", and a whole number was expected
      rules/all.lua:5: by is the number 5, and "domain", the name of a variable or a function \#
      of the contact was expected
      rules/all.lua:5: message is blank; write something, or leave the key out
      rules/all.lua:6: at_most is the number 1.5, and a whole number from 1 to 1,000,000,000 \#
      was expected; what keeps everybody of a kind out is perigee.eligibility { … }
      rules/all.lua:6: by is blank; write something, or leave the key out
      rules/all.lua:7: a cap has no at_most, and it needs one
      rules/all.lua:7: a cap has no by, and it needs one
      rules/all.lua:7: a cap has no message, and it needs one
      rules/all.lua:7: a cap has no name, and it needs one
      rules/all.lua:9: the cap e is declared already at rules/all.lua:8; give one of them \#
      another name
      rules/all.lua:10: the eligibility rule e has the name of the cap at rules/all.lua:8, \#
      and both are told as rule:e; give one of them another name
      """#),
    BadWorkspace(
      "counting", "rules/all.lua",
      """
      local count = 0
      return perigee.eligibility {
        name = "ten", message = "enough",
        rule = function()
          count = count + 1
          return count <= 10
        end,
      }
      """,
      #"""
      rules/all.lua:6: a function changes "count", which outlives the call; a rule keeps \#
      nothing between calls, since its answers would depend on who was asked about before. \#
      Make it local to the function; that at most so many contacts of one value get in is \#
      what perigee.cap { … } is for
      """#),
    BadWorkspace(
      "holes",
      [
        "perigee.lua": """
        return perigee.team {
          time_zone = "Europe/Paris",
          senders = { { email = "anna@acme.example", closed = { nil, "2026-12-25" } }, nil, {} },
        }
        """,
        "rules/a.lua": """
        local none = nil
        local sparse = {}
        sparse[1], sparse[5] = "a", "b"
        return {
          perigee.filter { name = "a", where = {
            company = perigee.none_of { "Rival", none, "Firm" },
            title = perigee.one_of { nil, "CEO" },
            city = perigee.is_not(perigee.one_of(sparse)),
            list = perigee.none_of { "x", none, "y" },
          } },
          perigee.sender_rule { name = "b", candidates = { none, "anna@acme.example" },
            rule = function() end },
        }
        """,
        "rules/b.lua": """
        local f = perigee.filter { name = "c", where = { title = "x" } }
        return { f, nil, perigee.filter { name = "d", where = { title = "y" } } }
        """,
        "rules/c.lua": "return { nil, perigee.filter { name = 'e', where = { title = 'x' } } }",
        "rules/d.lua":
          "return perigee.filter { name = 'f', where = { x = perigee.one_of { 'a', b = 1 } } }",
        "sequences/a.lua": """
        return perigee.sequence { name = "a", steps = {
          { subject = "x", body = "y" }, nil, { after = 1, body = "z" } } }
        """,
      ],
      #"""
      perigee.lua:4: number 1 of closed is nil; leave it out, or mend the name that stands for nothing
      perigee.lua:4: number 2 of senders is nil; leave it out, or mend the name that stands for nothing
      rules/a.lua:7: number 2 of the values of perigee.none_of for company is nil; leave it out, \#
      or mend the name that stands for nothing
      rules/a.lua:8: number 1 of the values of perigee.one_of for title is nil; leave it out, or \#
      mend the name that stands for nothing
      rules/a.lua:9: number 2 of the values of perigee.one_of for city is nil; leave it out, or \#
      mend the name that stands for nothing
      rules/a.lua:10: number 2 of the values of perigee.none_of for list is nil; leave it out, or \#
      mend the name that stands for nothing
      rules/a.lua:12: number 1 of candidates is nil; leave it out, or mend the name that stands for \#
      nothing
      rules/b.lua:1: number 2 of the list that the file returns is nil; leave it out, or mend the \#
      name that stands for nothing
      rules/c.lua:1: number 1 of the list that the file returns is nil; leave it out, or mend the \#
      name that stands for nothing
      rules/d.lua:2: perigee.one_of takes one list of values: perigee.one_of { "DE" }, and has the \#
      key b
      sequences/a.lua:2: number 2 of steps is nil; leave it out, or mend the name that stands for \#
      nothing
      """#),
    BadWorkspace(
      "kinds",
      [
        "perigee.lua": """
        return perigee.team { time_zone = "UTC", senders = { { email = "anna@acme.example" } },
          variables = { employees = "number", since = "date", city = "text" } }
        """,
        "rules/a.lua": """
        return perigee.filter { name = "a", where = {
          employees = perigee.between("50", "1000"),
          since = perigee.at_least(5),
          city = perigee.at_most "50",
          score = perigee.is_not(perigee.at_least "10"),
        } }
        """,
        "rules/b.lua": """
        return perigee.filter { name = "b", where = {
          employees = perigee.between("2026-01-01", "2026-12-31") } }
        """,
      ],
      #"""
      rules/a.lua:3: employees is declared a number, and "50" is a string; write 50 without quotes
      rules/a.lua:4: since is declared a date, and the number 5 is none; write a day such as \#
      "2026-12-25"
      rules/a.lua:5: city is compared with the string "50", which is no date; for a number write 50 \#
      without quotes
      rules/a.lua:6: score is compared with the string "10", which is no date; for a number write \#
      10 without quotes
      rules/b.lua:3: employees is declared a number, and "2026-01-01" is a string; write a number \#
      such as 50
      """#),
  ]
}
