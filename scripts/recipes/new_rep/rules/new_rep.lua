-- A sender by weight: whoever is new gets fewer. Give it to a plan with perigee.rule "new_rep".
local perigee = require "perigee"
local sender_rules = require "sender_rules" -- from the standard library

-- Make it yours: who has 3 gets three times as many as who has 1, and who is not named gets none.
local weights = {
  ["anna@acme.example"]   = 3, -- here for years
  ["chiara@acme.example"] = 3,
  ["dev@acme.example"]    = 2, -- since last year
  ["emi@acme.example"]    = 1, -- since last month
}

return perigee.sender_rule {
  name = "new_rep",
  -- An owner keeps their contact, also one without a weight.
  rule = sender_rules.sticky_owner(sender_rules.weighted(weights)),
}
