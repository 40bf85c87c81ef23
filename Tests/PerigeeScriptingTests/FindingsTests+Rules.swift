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
      []),
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
      []),
  ]
}
