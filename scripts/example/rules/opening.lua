-- A filler supplies a variable where a contact has no value of its own;
-- nil means that it has none either.
local perigee = require "perigee"

return perigee.filler {
  name     = "opening_by_size",
  variable = "opening",
  rule     = function(contact)
    if (contact.employees or 0) >= 500 then
      return "Teams of your size lose a day a week to scheduling."
    end
    return "Small teams have no time to chase replies."
  end,
}
