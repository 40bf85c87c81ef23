-- Whose holidays each sender keeps, and the company's own days. perigee.lua and
-- scripts/holidays.lua both read it.
local holidays = require "holidays" -- from the standard library

-- Make it yours: the company's own days, and the days of regions. They are rules, as the library's
-- own are, so nobody has to enter them again next year.
---@type holidays.Rule[]
local company = {
  { name = "Christmas Eve", month = 12, day = 24 },
  { name = "New Year's Eve", month = 12, day = 31 },
  { name = "Summer party", month = 7, weekday = "fri", nth = 1 },
}
---@type holidays.Rule[]
local milan = { { name = "Saint Ambrose", month = 12, day = 7 } }

-- Make it yours: a country each, the days of a region,
-- and the weekend where it is not Saturday and Sunday.
---@type table<string, { country: string, rules?: holidays.Rule[], weekend?: string[] }|nil>
local senders = {
  ["anna@acme.example"]   = { country = "FR" },
  ["bo@acme.example"]     = { country = "US" },
  ["chiara@acme.example"] = { country = "IT", rules = milan },
  ["dev@acme.example"]    = { country = "IN", weekend = { "sun" } },
  ["emi@acme.example"]    = { country = "JP" },
}

-- The years that this file is used in: a few more than plans reach cost nothing.
local from, to = 2026, 2045

local M = {}

-- A sender's working days, for the functions of `dates`.
---@param email string
---@return holidays.Calendar
function M.calendar(email)
  local sender = assert(senders[email], "team_days.lua has no country of " .. email)
  return holidays.calendar(sender.country,
    { from = from, to = to, rules = sender.rules, weekend = sender.weekend })
end

-- The days that a sender's mailbox is closed on.
---@param email string
---@return string[]
function M.closed(email)
  local days = {}
  for day in pairs(M.calendar(email).holidays) do days[#days + 1] = day end
  return days
end

-- The days that all mailboxes are closed on.
---@return string[]
function M.company_closed()
  local days = {}
  for year = from, to do
    for _, holiday in ipairs(holidays.from(company, year)) do days[#days + 1] = holiday.day end
  end
  return days
end

return M
