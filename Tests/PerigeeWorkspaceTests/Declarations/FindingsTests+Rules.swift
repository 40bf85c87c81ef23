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
      error, paused, rolled_back
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
  ]
}
