-- Greets everybody in the language of their country, and lets a sender who speaks it write.
local perigee = require "perigee"
local fillers = require "fillers"
local sender_rules = require "sender_rules"

-- Make it yours: who writes in which language; of several, whoever has least to do.
local speakers = {
  it = "chiara@acme.example", es = "chiara@acme.example", pt = "chiara@acme.example",
  ja = "emi@acme.example",
  en = { "bo@acme.example", "dev@acme.example" },
}
local otherwise = "anna@acme.example"

local language = fillers.language_of { country = "country", otherwise = "en" }
local rules = {}
for code, senders in pairs(speakers) do
  rules[code] = sender_rules.within(senders, sender_rules.least_loaded())
end

-- The hour of planning is not the hour of reading: "Good morning" would arrive in the afternoon.
local hello = fillers.by("country", { Japan = "こんにちは" },
  fillers.greeting { country = "country", by_hour = false })

return {
  perigee.filler {
    name     = "greeting_by_country",
    variable = "greeting",
    -- Without a first name the greeting stands alone, with no blank before its comma.
    rule     = fillers.first_of {
      fillers.template("{hello} {first_name}", { hello = hello }), hello,
    },
  },
  perigee.sender_rule {
    name = "by_language",
    rule = function(contact, candidates, ctx)
      local rule = rules[language(contact, ctx)]
      return rule and rule(contact, candidates, ctx) or otherwise
    end,
  },
}
