-- Shows who of a list would be written to by whom, by language. Commits nothing without --engage.
-- Run it with: perigee run scripts/language_teams.lua LIST [--engage]
local perigee = require "perigee"

-- Make it yours: how many contacts are shown.
local most_shown = 20

local contacts = perigee.list(arg[1] or "webinar")
local plan = perigee.plan {
  sequence = "intro", contacts = contacts, senders = perigee.rule "language_teams",
}

local sender_of = {}
for _, sending in ipairs(plan:sendings()) do sender_of[sending.contact] = sending.sender end
for _, contact in ipairs(contacts:first(most_shown)) do
  local sender = sender_of[contact.email] or "left out"
  print(("%-20s %-30s %s"):format(sender, contact.email, contact.language or "no language"))
end
print(("%d contacts, %d left out"):format(plan.contacts, #plan:excluded()))

if arg[2] == "--engage" and plan.contacts > 0 then print(plan:engage()) end
