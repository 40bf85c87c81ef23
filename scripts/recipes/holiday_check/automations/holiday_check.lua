-- Every Monday: which public holidays come in the countries of those who are written to, so that
-- somebody can close the senders' days in time.
local dates = require "dates"
local holidays = require "holidays"
local perigee = require "perigee"

-- Make it yours: how far to look, and the countries of your contacts.
local DAYS, COUNTRIES = 28, { "FR", "DE", "IT" }

return perigee.automation {
  name  = "holiday_check",
  every = "mon at 09:00",

  run = function(ctx)
    local today = ctx.now:sub(1, 10)
    local last = dates.add_days(today, DAYS)
    local found = {}
    for _, country in ipairs(COUNTRIES) do
      local year = tonumber(today:sub(1, 4)) --[[@as integer]]
      for _, holiday in ipairs(holidays.of(country, year, year + 1)) do
        if holiday.day >= today and holiday.day <= last then
          found[#found + 1] = ("%s  %s  %s"):format(holiday.day, country, holiday.name)
        end
      end
    end
    table.sort(found)
    return #found > 0 and table.concat(found, "\n") or "no holiday within 28 days"
  end,
}
