local test = require "perigee.test"
local dates = require "dates"

local HOLIDAYS = {
  ["2026-12-25"] = "Christmas Day", ["2026-12-26"] = "Boxing Day",
  ["2027-01-01"] = "New Year's Day",
}

test.case("a string is parsed to its parts, with a time behind or without", function()
  for _, text in ipairs {
    "2026-11-24", " 2026-11-24 ", "2026-11-24T09:30", "2026-11-24 09:30:15",
    "2026-11-24T09:30:15.250Z", "2026-11-24T09:30:15+01:00", "2026-11-24T09:30-0530",
  } do
    test.eq({ dates.parse(text) }, { 2026, 11, 24 })
  end
end)

test.case("what is no day is parsed to nil and what is wrong", function()
  local function problem(value)
    local year, message = dates.parse(value)
    test.eq(year, nil)
    return message
  end
  test.eq(problem "2026-02-29", 'there is no day "2026-02-29"')
  test.eq(problem "24.11.2026", 'a day is such as "2026-11-24", and "24.11.2026" is none')
  test.eq(problem "", 'a day is such as "2026-11-24", and "" is none')
  test.eq(problem "2026-11-24T25:00", 'behind the day of "2026-11-24T25:00" is no time')
  test.eq(problem "2026-11-245", 'behind the day of "2026-11-245" is no time')
  test.eq(problem "2026-11-24T09:30+", 'behind the day of "2026-11-24T09:30+" is no time')
  test.eq(problem "2026-11-24, later", 'behind the day of "2026-11-24, later" is no time')
  test.eq(problem(nil), "a day must be a string, and is nil")
  test.eq(problem(20261124), "a day must be a string, and is 20261124")
end)

test.case("a day is written with all its zeros", function()
  test.eq(dates.format(2026, 3, 4), "2026-03-04")
  test.eq(dates.format(2028, 2, 29.0), "2028-02-29")
  test.raises(function() dates.format(2026, 2, 29) end,
    "dates.format: the day of 2026-02 must be a whole number from 1 to 28, and is 29")
  test.raises(function() dates.format(2026, 13, 1) end,
    "dates.format: the month must be a whole number from 1 to 12")
  test.raises(function() dates.format("2026", 1, 1) end,
    "dates.format: the year must be a whole number from 0 to 9999")
end)

test.case("a day has a weekday", function()
  test.eq(dates.weekday "2026-11-24", "tue")
  test.eq(dates.weekday "2000-02-29", "tue")
  test.eq(dates.weekday "1970-01-01", "thu")
  test.eq(dates.weekday "0000-01-01", "sat")
  test.eq(dates.weekday "9999-12-31", "fri")
  test.raises(function() dates.weekday "2026-02-30" end,
    'dates.weekday: the day must be a day such as "2026-11-24"')
end)

test.case("days are added across months, years and leap days", function()
  test.eq(dates.add_days("2026-02-27", 3), "2026-03-02")
  test.eq(dates.add_days("2028-02-27", 3), "2028-03-01")
  test.eq(dates.add_days("2026-01-01", -1), "2025-12-31")
  test.eq(dates.add_days("2026-11-24", 0), "2026-11-24")
  test.eq(dates.add_days("0000-01-01", 3652424), "9999-12-31")
  test.eq(dates.add_days("9999-12-31", -3652424), "0000-01-01")
  test.raises(function() dates.add_days("9999-12-31", 1) end,
    "dates.add_days: that is not between the years 0000 and 9999")
  test.raises(function() dates.add_days("2026-11-24", math.maxinteger) end, "not between the years")
  test.raises(function() dates.add_days("2026-11-24", math.mininteger) end, "not between the years")
  test.raises(function() dates.add_days("2026-11-24", 1.5) end,
    "dates.add_days: the number of days must be a whole number, and is 1.5")
end)

test.case("months are added and end on the last day of a short one", function()
  test.eq(dates.add_months("2026-08-31", 6), "2027-02-28")
  test.eq(dates.add_months("2027-08-31", 6), "2028-02-29")
  test.eq(dates.add_months("2026-03-31", -1), "2026-02-28")
  test.eq(dates.add_months("2026-12-15", 1), "2027-01-15")
  test.eq(dates.add_months("2026-01-15", -13), "2024-12-15")
  test.raises(function() dates.add_months("9999-12-01", 1) end, "not between the years")
  test.raises(function() dates.add_months("2026-12-01", math.maxinteger) end,
    "not between the years")
end)

test.case("days between are more than 0 when the second day is later", function()
  test.eq(dates.days_between("2026-11-24", "2026-12-01"), 7)
  test.eq(dates.days_between("2026-12-01", "2026-11-24"), -7)
  test.eq(dates.days_between("2026-01-01", "2027-01-01"), 365)
end)

test.case("a working day is none of the weekend and no holiday", function()
  test.eq(dates.is_working_day "2026-11-27", true)
  test.eq(dates.is_working_day "2026-11-28", false)
  test.eq(dates.is_working_day("2026-12-25", { holidays = HOLIDAYS }), false)
  test.eq(dates.is_working_day("2026-12-24", { holidays = HOLIDAYS }), true)
  test.eq(dates.is_working_day("2026-11-27", { weekend = { "fri", "sat" } }), false)
  test.eq(dates.is_working_day("2026-11-29", { weekend = { "fri", "sat" } }), true)
  test.eq(dates.is_working_day("2026-11-29", { weekend = {} }), true)
end)

test.case("the next working day is the day itself if it is one", function()
  test.eq(dates.next_working_day "2026-11-24", "2026-11-24")
  test.eq(dates.next_working_day "2026-11-28", "2026-11-30")
  test.eq(dates.next_working_day("2026-12-25", { holidays = HOLIDAYS }), "2026-12-28")
end)

test.case("working days are added in both directions", function()
  local calendar = { holidays = HOLIDAYS }
  test.eq(dates.add_working_days("2026-11-27", 1), "2026-11-30")
  test.eq(dates.add_working_days("2026-11-28", 1), "2026-11-30")
  test.eq(dates.add_working_days("2026-11-30", -1), "2026-11-27")
  test.eq(dates.add_working_days("2026-11-28", 0), "2026-11-28")
  test.eq(dates.add_working_days("2026-12-24", 1, calendar), "2026-12-28")
  test.eq(dates.add_working_days("2027-01-04", -2, calendar), "2026-12-30")
  test.raises(function() dates.add_working_days("9999-12-31", 1) end, "not between the years")
end)

test.case("working days between two days are what must be added", function()
  local calendar = { holidays = HOLIDAYS }
  test.eq(dates.working_days_between("2026-11-27", "2026-12-01"), 2)
  test.eq(dates.working_days_between("2026-12-01", "2026-11-27"), -2)
  test.eq(dates.working_days_between("2026-11-24", "2026-11-24"), 0)
  for count = -30, 30 do
    local day = dates.add_working_days("2026-12-21", count, calendar)
    test.eq(dates.working_days_between("2026-12-21", day, calendar), count)
  end
end)

test.case("a calendar that is none is refused", function()
  test.raises(function() dates.is_working_day("2026-11-24", { holiday = {} }) end,
    "dates.is_working_day: a calendar has weekend, holidays, from and to, and this one has "
      .. '"holiday"')
  test.raises(function() dates.is_working_day("2026-11-24", { from = "2026" }) end,
    'dates.is_working_day: from and to of a calendar must be years, and one is "2026"')
  test.raises(function() dates.next_working_day("2026-11-24", { weekend = { "Saturday" } }) end,
    "dates.next_working_day: a day of the weekend is mon, tue, wed, thu, fri, sat or sun, and one "
      .. 'is "Saturday"')
  local days = { holidays = { "2026-12-25" } }
  test.raises(function() dates.add_working_days("2026-11-24", 1, days) end,
    'dates.add_working_days: holidays are by their day, such as ["2026-12-25"], and one is 1')
  local week = { weekend = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" } }
  test.raises(function() dates.next_working_day("2026-11-24", week) end,
    "the weekend must leave a day of the week to work on")
  test.raises(function() dates.working_days_between("2026-11-24", "2026-11-25", "FR") end,
    'dates.working_days_between: the calendar must be a table or nil, and is "FR"')
end)

test.case("a week belongs to the year of its Thursday", function()
  test.eq({ dates.week "2026-11-24" }, { 48, 2026 })
  test.eq({ dates.week "2027-01-01" }, { 53, 2026 })
  test.eq({ dates.week "2024-12-30" }, { 1, 2025 })
  test.eq({ dates.week "2026-01-01" }, { 1, 2026 })
end)

test.case("a day has a quarter and its month an end", function()
  test.eq(dates.quarter "2026-03-31", 1)
  test.eq(dates.quarter "2026-04-01", 2)
  test.eq(dates.quarter "2026-12-31", 4)
  test.eq(dates.first_of_month "2026-11-24", "2026-11-01")
  test.eq(dates.last_of_month "2026-11-24", "2026-11-30")
  test.eq(dates.last_of_month "2028-02-03", "2028-02-29")
  test.eq(dates.last_of_month "2100-02-03", "2100-02-28")
end)

test.case("Easter is the Sunday after the first full moon of spring", function()
  for year, day in pairs {
    [1818] = "1818-03-22", [1943] = "1943-04-25", [1954] = "1954-04-18", [1981] = "1981-04-19",
    [2000] = "2000-04-23", [2024] = "2024-03-31", [2025] = "2025-04-20", [2026] = "2026-04-05",
    [2027] = "2027-03-28", [2038] = "2038-04-25", [2049] = "2049-04-18", [2076] = "2076-04-19",
  } do
    test.eq(dates.easter(year), day)
  end
  test.raises(function() dates.easter(2026.5) end,
    "dates.easter: the year must be a whole number from 0 to 9999")
end)
