local perigee = require "perigee"

-- Companies that are busy, until a day, and why.
local QUIET = {
  ["Groupe Petit"] = { until_day = "2026-12-04", why = "they are at their fair" },
}
return {
  perigee.hook {
    name = "busy_companies", on = "before_send",
    rule = function(contact, _, ctx)
      local quiet = QUIET[contact.company]
      if quiet and ctx.today <= quiet.until_day then return "hold: " .. quiet.why end
    end,
  },
  perigee.hook {
    name = "qualified", on = "before_send",
    rule = function(contact)
      if contact.status == "qualified" then
        return "cancel: " .. contact.owner .. " talks to them"
      end
    end,
  },
}
