-- A first name for those without one, out of the address:
-- ann.lee@acme.example is Ann, info@ is nobody.
local perigee = require "perigee"
local fillers = require "fillers"

return perigee.filler {
  name     = "first_name_from_address",
  variable = "first_name",
  rule     = fillers.proper_name(),
}
