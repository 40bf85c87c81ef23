-- Somebody answered: the others of the company hear nothing for 14 days.
local dates = require "dates"
local perigee = require "perigee"

-- Make it yours.
local DAYS = 14

---@param contact perigee.Contact
---@return perigee.Contacts
local function colleagues(contact)
  return perigee.contacts(perigee.filter {
    where = { company = contact.company, email = perigee.is_not(contact.email) },
  })
end

local pause = perigee.automation {
  name  = "colleague_replied",
  on    = "reply",
  where = { company = perigee.present() },

  run = function(ctx)
    local event = ctx.event
    local contact = event and event.contact and perigee.contact(event.contact)
    if not event or not contact then return "no contact any more" end
    local day = event.at:sub(1, 10)
    local outcome = colleagues(contact):pause { reason = "a colleague replied on " .. day }
    for _, change in ipairs(outcome.changed) do
      perigee.set(change.contact, { quiet_until = dates.add_days(day, DAYS) })
    end
    return ("paused: %d"):format(#outcome.changed)
  end,
}

-- Whose time is over goes on from the next coming slot.
local resume = perigee.automation {
  name  = "colleague_goes_on",
  every = "working day at 07:30",

  run = function(ctx)
    local due = perigee.contacts(perigee.filter {
      where = { quiet_until = perigee.at_most(ctx.now:sub(1, 10)), state = "paused" },
    })
    local count = 0
    for contact in due:each() do
      contact:resume { reason = "14 days after a colleague's reply" }
      perigee.set(contact.email, { quiet_until = false })
      count = count + 1
    end
    return ("go on: %d"):format(count)
  end,
}

return { pause, resume }
