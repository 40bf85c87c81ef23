-- What each condition of the segment "buyers" leaves of all contacts, and the first of those left.
-- Commits nothing.
-- Run it with: perigee run scripts/segment.lua
local perigee = require "perigee"
local conditions = require "buyers_conditions" -- of this workspace

-- Make it yours: how many contacts are shown.
local most_shown = 3

print(("%6d contacts"):format(perigee.all().count))
for index, condition in ipairs(conditions.list) do
  print(("%6d %s"):format(perigee.contacts(conditions.first(index)).count, condition.name))
end

for _, contact in ipairs(perigee.contacts("buyers"):first(most_shown)) do
  print(("%s (%s, %s)")
    :format(contact.email, contact.title or "no title", contact.company or "no company"))
end
