--- Tests of rules, fillers and plans, run by `perigee test`: files named *_test.lua.
---
---     local test = require "perigee.test"
---     test.case("interns are left out", function()
---       local intern = { email = "a@x.example", employees = 80, title = "Intern" }
---       test.eq(test.holds("mid_market", intern), false)
---     end)
local M = {}

local host = require "perigee.test.host"

--- A case: what holds, as a sentence, and the function that shows it. Each case begins with no
--- contacts and at the same moment.
---
---@param name string
---@param body fun()
function M.case(name, body)
  if type(name) ~= "string" then
    error("test.case: the name must be a string, and is a " .. type(name), 2)
  end
  if type(body) ~= "function" then
    error("test.case: the case must be a function, and is a " .. type(body), 2)
  end
  host.case(name, body)
end

-- How a path goes on: .name, [3].
local function step(key)
  if type(key) == "string" and key:find "^[%a_][%w_]*$" then return "." .. key end
  return "[" .. (type(key) == "string" and ("%q"):format(key) or tostring(key)) .. "]"
end

-- A value as a test's message shows it; tables by their keys in order, to a depth of four.
local function shown(value, depth)
  if type(value) == "string" then return ("%q"):format(value):gsub("\\\n", "\\n") .. "" end
  if type(value) ~= "table" then return tostring(value) end
  if depth > 4 then return "{…}" end
  local parts, last = {}, 0
  for key, item in pairs(value) do
    if #parts == 20 then
      parts[#parts + 1] = "…"
      break
    end
    if key == last + 1 then
      last = key
      parts[#parts + 1] = shown(item, depth + 1)
    elseif type(key) == "string" and key:find "^[%a_][%w_]*$" then
      parts[#parts + 1] = key .. " = " .. shown(item, depth + 1)
    else
      parts[#parts + 1] = "[" .. shown(key, depth + 1) .. "] = " .. shown(item, depth + 1)
    end
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local MOST_DIFFERENCES = 5

-- Gathers where two values differ. `open` has the tables that are being compared,
-- which may hold themselves.
local function compare(actual, expected, path, found, open)
  if actual == expected or #found > MOST_DIFFERENCES then return end
  if type(actual) ~= "table" or type(expected) ~= "table" then
    found[#found + 1] = (path == "" and "" or path .. ": ")
      .. "expected " .. shown(expected, 1) .. ", got " .. shown(actual, 1)
    return
  end
  if open[actual] == expected then return end
  open[actual] = expected
  for key, value in pairs(expected) do
    compare(actual[key], value, path .. step(key), found, open)
  end
  for key, value in pairs(actual) do
    if expected[key] == nil then compare(value, nil, path .. step(key), found, open) end
  end
  open[actual] = nil
end

--- Fails unless both are equal; tables are compared by what is in them.
---
---@param actual any
---@param expected any
---@param what? string what is compared
function M.eq(actual, expected, what)
  local found = {}
  compare(actual, expected, "", found, {})
  if #found == 0 then return end
  local message = "expected " .. shown(expected, 1) .. ", got " .. shown(actual, 1)
  if #message > 200 then  -- Nobody finds a difference in there.
    if #found > MOST_DIFFERENCES then found[#found] = "…" end
    message = table.concat(found, "\n  ")
  end
  error((what and what .. ": " or "") .. message, 2)
end

--- Fails unless the value is true, or anything but false and nil.
---
---@param value any
---@param what? string what should hold
function M.ok(value, what)
  if not value then error(what or "expected something true, got " .. tostring(value), 2) end
end

--- Fails unless the function raises an error whose message has `part` in it; gives the message.
---
---@param body fun()
---@param part? string
---@return string
function M.raises(body, part)
  if type(body) ~= "function" then
    error("test.raises: it takes a function, and got a " .. type(body), 2)
  end
  local ok, problem = pcall(body)
  if ok then
    local which = part and " with " .. shown(part, 1) or ""
    error("expected an error" .. which .. ", and there was none", 2)
  end
  local message = tostring(problem)
  if type(problem) == "table" and problem.message then message = tostring(problem.message) end
  if part and not message:find(part, 1, true) then
    error("expected an error with " .. shown(part, 1) .. ", got " .. shown(message, 1), 2)
  end
  return message
end

--- A contact as rules see it: a field that no contact of the workspace has raises.
---
---@param fields table<string, string|number|nil>
---@return perigee.Contact
function M.contact(fields)
  return host.contact(fields)
end

--- Whether a filter lets a contact through: one of the workspace, by name, or one made in place.
---
---@param filter string|perigee.Filter
---@param contact table<string, string|number|nil>
---@param ctx? table what differs from the test's circumstances: now, today, hour, time_zone, seed
---@return boolean
function M.holds(filter, contact, ctx)
  return host.holds(filter, contact, ctx)
end

--- Whether an eligibility rule of the workspace lets a contact pass.
---
---@param name string
---@param contact table<string, string|number|nil>
---@param ctx? table
---@return boolean
function M.eligible(name, contact, ctx)
  return host.eligible(name, contact, ctx)
end

--- The value that a filler of the workspace supplies.
---
---@param name string
---@param contact table<string, string|number|nil>
---@param ctx? table
---@return string?
function M.fill(name, contact, ctx)
  return host.fill(name, contact, ctx)
end

--- The address of the sender that a sender rule of the workspace chooses.
---
---@param name string
---@param contact table<string, string|number|nil>
---@param ctx? table
---@return string?
function M.choose(name, contact, ctx)
  return host.choose(name, contact, ctx)
end

--- The value that a cap of the workspace counts a contact by; nil where it does not count. Whether
--- a cap is kept shows in a plan for contacts of the case: test.contacts, perigee.plan,
--- plan:excluded.
---
---@param name string
---@param contact table<string, string|number|nil>
---@param ctx? table
---@return string?
function M.capped_by(name, contact, ctx)
  return host.capped_by(name, contact, ctx)
end

--- What a hook of the workspace does with an email: "hold" or "cancel" and the reason; nil where
--- the email goes.
---
---     local does, why = test.hook("fair_week", { company = "Acme" }, { step = 2 })
---     test.eq(does, "hold")
---
---@param name string
---@param contact table<string, string|number|nil>
---@param email? table subject, text, sender, sequence, step, planned_at
---@param ctx? table
---@return "hold"|"cancel"|nil
---@return string? reason
function M.hook(name, contact, email, ctx)
  return host.hook(name, contact, email, ctx)
end

--- What a verdict rule of the workspace makes of an incoming mail; nil where it leaves the verdict.
---
---     test.eq(test.verdict("ticket_systems", { subject = "[Ticket #7] Hello" }, "reply"), nil)
---
---@param name string
---@param message table from, subject, text, evidence, recipients, return_date
---@param verdict? string what the mail is taken for; "other" if left out
---@param ctx? table
---@return string?
function M.verdict(name, message, verdict, ctx)
  return host.verdict(name, message, verdict, ctx)
end

--- Adds contacts to the case's own store, so that plans can be made: perigee.plan, plan:engage.
---
---@param contacts table<string, string|number|nil>[] each with an email
---@param list? string a list for them
function M.contacts(contacts, list)
  host.contacts(contacts, list)
end

--- Sets the clock for what follows in the case: "2026-11-24 10:00" in the team's zone.
---
---@param moment string
function M.now(moment)
  host.now(moment)
end

---@class perigee.test.Ran what came of an automation's run
---@field automation string its name
---@field result string what its function returned
---@field proposals { id: integer, sequence: string, contacts: integer, why: string }[]
---@field log { action: string, subject: string, detail: string }[] what it did, as the log says it

--- Runs an automation for a moment of its schedule, in the case's own store: no other process, no
--- wait. On a day that it leaves out it gives nil and why. What the run raises is raised.
---
---     local ran = test.tick("monday_leads", "2026-11-23 08:30")
---     test.eq(#ran.proposals, 1)
---
---@param name string
---@param at? string in the automation's zone, or RFC 3339; the case's moment if left out
---@return perigee.test.Ran?
---@return string? why
function M.tick(name, at)
  return host.tick(name, at)
end

--- Lets something happen, and runs every automation that waits for it: { contact, sequence, sender,
--- list, detail }. A debounce is not waited for.
---
---     local ran = test.emit("reply", { contact = "ann@x.example", sequence = "intro" })
---     test.eq(ran[1].result, "2 colleagues paused")
---
---@param kind string
---@param event? table<string, string>
---@return perigee.test.Ran[]
function M.emit(kind, event)
  return host.emit(kind, event)
end

--- Grants an automation so many contacts at once, so often in 24 hours, as a manager would by
--- `perigee automations grant`.
---
---@param name string
---@param engage integer
---@param per_day integer
function M.grant(name, engage, per_day)
  host.grant(name, engage, per_day)
end

return M
