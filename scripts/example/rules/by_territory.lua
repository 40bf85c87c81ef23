-- A sender rule: who writes to whom.
--
--   perigee preview intro --list spring --senders rule:by_territory --start now --mode asap
local perigee = require "perigee"

local territories = {
  Japan = "emi@acme.example",
  Italy = "chiara@acme.example",
  ["United States"] = "bo@acme.example",
  Brazil = "bo@acme.example",
}

return perigee.sender_rule {
  name = "by_territory",

  -- Whom the rule may choose. Default: every enabled sender.
  candidates = {
    "anna@acme.example", "bo@acme.example", "chiara@acme.example", "emi@acme.example",
  },

  -- Answers the address of a candidate, or nil for nobody. `senders` are the candidates that are
  -- enabled, as { email = …, name = … }, in the order of perigee.lua.
  rule = function(contact, senders)
    local wanted = territories[contact.country]
    for _, sender in ipairs(senders) do
      if sender.email == wanted then return wanted end
    end
    return contact.owner and "anna@acme.example" or nil
  end,
}
