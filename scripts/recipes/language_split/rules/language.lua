-- Greets everybody in the language of their country, and lets a sender who speaks it write.
local perigee = require "perigee"
local fillers = require "fillers"
local sender_rules = require "sender_rules"

return {
  perigee.filler {
    name     = "greeting_by_country",
    variable = "greeting",
    rule     = fillers.greeting { country = "country" },
  },
  perigee.sender_rule {
    name = "by_language",
    rule = sender_rules.by_territory("country", {
      Italy = "chiara@acme.example", Spain = "chiara@acme.example",
      Japan = "emi@acme.example", India = "dev@acme.example",
      ["United States"] = { "bo@acme.example", "anna@acme.example" }, -- whoever has fewer
    }, "anna@acme.example"),
  },
}
