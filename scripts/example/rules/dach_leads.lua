-- A filter: which contacts are meant.
--
--   perigee contacts --filter dach_leads
--   perigee preview intro --filter dach_leads --senders owners --start now --mode asap
local perigee = require "perigee"

return perigee.filter {
  name = "dach_leads",

  -- All of these must hold. They run natively, on a million contacts in a moment.
  where = {
    country = perigee.one_of { "Germany", "Austria", "Switzerland" },
    employees = perigee.between(50, 500),
  },

  -- Runs in Lua, on the contacts that `where` lets through, and answers true or false.
  -- A variable that is blank is nil; one that no contact has is an error.
  rule = function(contact)
    return contact.title == nil or not contact.title:find "Intern"
  end,
}
