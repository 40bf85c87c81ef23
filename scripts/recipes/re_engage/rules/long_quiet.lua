-- Who has not answered for 90 days and was never asked again.
local filters = require "filters" -- from the standard library
local perigee = require "perigee"

return perigee.filter {
  name  = "long_quiet",
  -- A contact without the date is not let through: nobody knows how long it has been.
  where = filters.status "unresponsive"
    & filters.date("unresponsive_since", { older_than_days = 90 }),
  rule  = function(contact) return contact.re_engaged == nil end,
}
