-- Writes today to the people of a list, with the greeting of the hour. Commits nothing without
-- --engage, and nothing where an email would go out at an hour that its greeting does not fit. Run
-- it with: perigee run scripts/same_day.lua LIST [--engage]
local perigee = require "perigee"
local fillers = require "fillers" -- from the standard library

-- Make it yours: how many emails are shown. The greeting is that of rules/same_day.lua.
local most_shown = 5
local greeting = fillers.greeting { country = "country" }

local plan = perigee.plan {
  sequence = "same_day",
  contacts = perigee.list(arg[1] or "fair"),
  senders  = perigee.me(), -- whoever talked to them
}

---@param contact perigee.Contact
---@param moment string such as 2026-11-23T08:40:00.000+01:00
---@return string
local function said(contact, moment)
  ---@type any
  local ctx = { hour = tonumber(moment:sub(12, 13)) } -- all that the rule reads of it
  return tostring(greeting(contact, ctx))
end

local now, shown, late = perigee.now(), 0, 0
for _, sending in ipairs(plan:sendings()) do
  if sending.step == 1 then
    local contact = assert(perigee.contact(sending.contact))
    local is_today = sending.at:sub(1, 10) == now:sub(1, 10)
    if not is_today or said(contact, sending.at) ~= said(contact, now) then late = late + 1 end
    shown = shown + 1
    if shown <= most_shown then
      local email = assert(plan:emails_to(sending.contact))[1]
      -- Without the signature.
      local body = (email.body or ""):gsub("\n\n[^\n]*\n$", ""):gsub("\n+", " ")
      print(("%s  %s"):format(sending.at:sub(12, 16), body))
    end
  end
end

if late > 0 then
  print(("%d of %d would be read at another time of day: nothing is engaged")
    :format(late, plan.contacts))
elseif arg[2] == "--engage" and plan.contacts > 0 then
  print(plan:engage())
end
