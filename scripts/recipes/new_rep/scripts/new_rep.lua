-- Gives the contacts of a list that nobody owns to the team by weight.
-- Commits nothing without --engage. Run it with: perigee run scripts/new_rep.lua LIST [--engage]
local perigee = require "perigee"
local filters = require "filters" -- from the standard library

local list, engages = arg[1] or "leads", arg[2] == "--engage"

local plan = perigee.plan {
  sequence = "intro",
  -- Contacts with an owner keep them anyway, and would count as given to their owners.
  contacts = filters.in_list(list) & filters.unowned() & filters.present "company",
  senders  = perigee.rule "new_rep",
  mode     = perigee.spread { per_day = 100 },
}

for _, sender in ipairs(plan.senders) do
  print(("%-20s %5d contacts, %4.1f %%")
    :format(sender.email, sender.contacts, 100 * sender.contacts / plan.contacts))
end
print(("%d contacts, %d left out"):format(plan.contacts, #plan:excluded()))

if engages and plan.contacts > 0 then print(plan:engage()) end
