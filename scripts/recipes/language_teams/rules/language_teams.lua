-- Language → the team that writes in it; in a team, one sender for all contacts of a company. Give
-- it to a plan with perigee.rule "language_teams".
local perigee = require "perigee"
local sender_rules = require "sender_rules" -- from the standard library

-- Make it yours: the teams. A sender may be in several.
local english = { "bo@acme.example", "dev@acme.example" }
local french = { "anna@acme.example", "chiara@acme.example" }

-- Colleagues compare notes, so a company hears from one of us. Who has a private mailbox is
-- nobody's colleague: those go to the team's senders in turn.
local one_a_company = sender_rules.same_company(sender_rules.round_robin())

-- A language is known by its code, by its name in several languages, and with a country: "fr",
-- "français", "fr-CA".
local by_language = sender_rules.by_language("language", {
  en = sender_rules.within(english, one_a_company),
  fr = sender_rules.within(french, one_a_company),
  de = "anna@acme.example",
  es = "chiara@acme.example",
}, sender_rules.within(english, one_a_company)) -- for all other languages and for none

return perigee.sender_rule { name = "language_teams", rule = by_language }
