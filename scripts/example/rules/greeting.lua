-- A filler: supplies a variable for contacts that have none.
local perigee = require "perigee"

return perigee.filler {
  name = "greeting",
  variable = "greeting",

  -- Answers a text, or nil for none.
  rule = function(contact)
    if contact.first_name then return "Hello " .. contact.first_name end
    return "Hello"
  end,
}
