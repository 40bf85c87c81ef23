-- One contact of each company at a time, the most senior one first.
-- Commits nothing without --engage.
-- Run it every morning: perigee run scripts/account_based.lua FILTER --engage
local perigee = require "perigee"
local domains = require "domains" -- these three are from the standard library
local filters = require "filters"
local titles = require "titles"

-- Make it yours: who has one of these has taken the company's turn for good.
local settled = filters.status("replied", "qualified")

---@param contacts perigee.Contacts
---@return perigee.Plan
local function plan_for(contacts)
  return perigee.plan {
    sequence = "intro",
    contacts = contacts,
    senders  = perigee.rule "by_territory",
    fit      = "truncate", -- whoever does not fit before the horizon can wait for another morning
  }
end

-- The number of the title's level, and 0 without a title.
---@param contact perigee.Contact
---@return integer
local function rank(contact)
  local level = titles.level(contact.title)
  return level and titles.rank(level) or 0
end

-- A contact has a `sequence` as long as it is live in one.
local is_live = perigee.filter { where = { sequence = perigee.present() } }
local is_taken = {}
for contact in perigee.contacts(is_live | settled):each() do is_taken[contact.domain] = true end

-- A plan for everybody says who may be written to at all: who has had this turn, is blacklisted or
-- lacks a variable must not keep their colleagues from theirs.
local wanted = perigee.contacts(arg[1] or "mid_market")
local is_left_out = {}
for _, excluded in ipairs(plan_for(wanted):excluded()) do is_left_out[excluded.contact] = true end

local emails, place, best = {}, {}, {} -- the last two by domain
for contact in wanted:each() do
  local domain = contact.domain
  -- Two addresses at gmail.com are no colleagues.
  if not (is_taken[domain] or is_left_out[contact.email] or domains.is_free(domain)) then
    if not best[domain] or rank(contact) > best[domain] then
      place[domain] = place[domain] or #emails + 1
      emails[place[domain]], best[domain] = contact.email, rank(contact)
    end
  end
end

local plan = plan_for(perigee.emails(emails))
print(("%d companies: %d contacts"):format(#emails, plan.contacts))
for index = 1, math.min(5, #emails) do
  local contact = assert(perigee.contact(emails[index]))
  print(("  %s  %s (%s)")
    :format(contact.email, contact.title or "no title", contact.company or "no company"))
end

if arg[2] == "--engage" and plan.contacts > 0 then print(plan:engage()) end
