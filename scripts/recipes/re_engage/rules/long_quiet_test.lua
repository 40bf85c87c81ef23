local test = require "perigee.test"

-- Whether the filter lets somebody through on 2026-11-23, the 90th day after 2026-08-25.
---@param status string
---@param since? string
---@param re_engaged? string
---@return boolean
local function holds(status, since, re_engaged)
  local contact = {
    email = "ann@c1.example", status = status, unresponsive_since = since, re_engaged = re_engaged,
  }
  return test.holds("long_quiet", contact, { today = "2026-11-23" })
end

test.case("somebody is asked again after 90 days, and not on the 90th", function()
  test.eq(holds("unresponsive", "2026-08-24"), true)
  test.eq(holds("unresponsive", "2026-08-25"), false)
end)

test.case("whoever answered, or was asked again before, is left alone", function()
  test.eq(holds("replied", "2026-08-01"), false)
  test.eq(holds("unresponsive", "2026-05-01", "2026-08-10"), false)
end)

test.case("without a date nobody knows how long it has been", function()
  test.eq(holds "unresponsive", false)
end)
