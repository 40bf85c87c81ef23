-- Every Monday morning: new contacts for every rep, as a proposal that a person approves.
local perigee = require "perigee"

-- Make it yours: how many contacts a week, all reps together.
local WEEKLY = 100

---@param contacts perigee.Contacts
---@return perigee.Plan
local function plan_for(contacts)
  return perigee.plan {
    sequence = "intro", contacts = contacts, senders = perigee.owners(), fit = "truncate",
  }
end

return perigee.automation {
  name         = "monday_leads",
  every        = "mon at 08:30",
  time_zone    = "Europe/Berlin",
  working_days = "team", -- a Monday that is a holiday is left out, with a row that says so
  catch_up     = "one",
  within       = "6 hours",
  limits       = { contacts = 300 },

  run = function(ctx)
    -- The first plan says who can be written to; the second one is for the first hundred of them.
    local emails = {}
    for _, sending in ipairs(plan_for(perigee.contacts "mid_market"):sendings()) do
      if sending.step == 1 and #emails < WEEKLY then emails[#emails + 1] = sending.contact end
    end
    if #emails == 0 then return "nobody is left in mid_market" end
    return ctx.propose(plan_for(perigee.emails(emails)), "Monday leads")
  end,
}
