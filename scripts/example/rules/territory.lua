-- A sender rule chooses who writes to a contact; its answer must be one of the team's senders, or
-- of `candidates` where it has them. Nil means nobody, and the contact is left out with that
-- reason; so is one for whom it names a teammate who is disabled.
local perigee = require "perigee"

local by_country = {
  ["United States"] = "bo@acme.example", Canada = "bo@acme.example",
  Italy = "chiara@acme.example", Spain = "chiara@acme.example", Brazil = "chiara@acme.example",
  India = "dev@acme.example",
  Japan = "emi@acme.example", China = "emi@acme.example",
}

return perigee.sender_rule {
  name = "by_territory",
  rule = function(contact)
    return contact.owner or by_country[contact.country] or "anna@acme.example"
  end,
}
