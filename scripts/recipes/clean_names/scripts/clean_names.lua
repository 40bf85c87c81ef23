-- Names in capitals or in small letters, written as their owners write them. Changes nothing
-- without --apply.
-- Run it with: perigee run scripts/clean_names.lua [--apply]
local perigee = require "perigee"
local names = require "names"

-- Make it yours: the variables with names, and how many contacts are shown.
local fields = { "first_name", "last_name" }
local most_shown = 5

local applies = arg[1] == "--apply"
local changed = 0

for contact in perigee.all():each() do
  local values, words = {}, {}
  for _, field in ipairs(fields) do
    local value = contact[field]
    -- names.proper leaves a name alone that is in mixed letters already.
    local proper = value and names.proper(value)
    if proper and proper ~= value then
      values[field] = proper
      words[#words + 1] = ("%s → %s"):format(value, proper)
    end
  end
  if #words > 0 then
    changed = changed + 1
    if applies then perigee.set(contact.email, values) end
    if changed <= most_shown then print(contact.email, table.concat(words, ", ")) end
  end
end

if changed > most_shown then print(("and %d more"):format(changed - most_shown)) end
if applies then
  print("corrected: " .. changed)
else
  print("to correct: " .. changed .. (changed > 0 and "; run it with --apply" or ""))
end
