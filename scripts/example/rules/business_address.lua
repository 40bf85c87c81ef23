-- An eligibility rule: who may be written to at all, in whatever sequence. Who may not is excluded
-- with the message.
local perigee = require "perigee"

local private = { ["gmail.com"] = true, ["outlook.com"] = true, ["icloud.com"] = true }

return perigee.eligibility {
  name = "business_address",
  message = "the address is a private one",
  rule = function(contact) return not private[contact.domain] end,
}
