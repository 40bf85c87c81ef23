-- A filter: `where` is compared natively, for a million contacts in no time; `rule` is asked about
-- the contacts that it lets through.
local perigee = require "perigee"

return perigee.filter {
  name  = "mid_market",
  where = { employees = perigee.between(50, 1000), company = perigee.present() },
  rule  = function(contact)
    local title = contact.title or ""
    return not title:lower():find("intern", 1, true)
  end,
}
