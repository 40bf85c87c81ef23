-- Names in capitals or in small letters, written as their owners write them. Changes nothing without --apply.
-- Run it with: perigee run scripts/clean_names.lua [--apply]
local perigee = require "perigee"
local names = require "names"

local applies = arg[1] == "--apply"
local fields = { "first_name", "last_name" }
local changed, shown = 0, 0

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
    if shown < 5 then
      shown = shown + 1
      print(contact.email, table.concat(words, ", "))
    end
  end
end
print(("%d contacts %s"):format(changed, applies and "corrected" or "would be corrected; run it with --apply"))
