-- Who fills in the form on the web hears of us at once: under a grant that a manager gave, and as a
-- proposal where they are too many.
local perigee = require "perigee"

return perigee.automation {
  name     = "web_leads",
  on       = "contacts_imported",
  where    = { list = "web" },
  debounce = "5 minutes",
  limits   = { contacts = 200, engage = 20 },

  run = function(ctx)
    local plan = perigee.plan {
      sequence = "intro", senders = perigee.owners(),
      contacts = perigee.list "web":filter(perigee.filter { where = { status = "new" } }),
    }
    if plan.contacts == 0 then return "nobody new" end
    local done, outcome = pcall(plan.engage, plan)
    if done then return outcome end
    -- Without a grant, or beyond it: a person decides.
    return ctx.propose(plan, "web leads: " .. tostring(outcome.message or outcome))
  end,
}
