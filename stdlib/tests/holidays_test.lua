local test = require "perigee.test"
local dates = require "dates"
local holidays = require "holidays"

-- The names of a country's holidays by their day.
local function names(country, ...)
  local by_day = {}
  for _, holiday in ipairs(holidays.of(country, ...)) do by_day[holiday.day] = holiday.name end
  return by_day
end

test.case("a year's holidays come in their order", function()
  test.eq(holidays.of("FR", 2026), {
    { day = "2026-01-01", name = "New Year's Day" },
    { day = "2026-04-06", name = "Easter Monday" },
    { day = "2026-05-01", name = "Labour Day" },
    { day = "2026-05-08", name = "Victory Day" },
    { day = "2026-05-14", name = "Ascension Day" },
    { day = "2026-05-25", name = "Whit Monday" },
    { day = "2026-07-14", name = "Bastille Day" },
    { day = "2026-08-15", name = "Assumption Day" },
    { day = "2026-11-01", name = "All Saints' Day" },
    { day = "2026-11-11", name = "Armistice Day" },
    { day = "2026-12-25", name = "Christmas Day" },
  })
end)

test.case("several years make one list of days", function()
  local days = holidays.days("DE", 2027, 2026)
  test.eq(#days, 18)
  test.eq(days[1], "2026-01-01")
  test.eq(days[10], "2027-01-01")
  test.eq(days[18], "2027-12-26")
  test.eq(holidays.days("DE", 2026, 2026), holidays.days("DE", 2026))
end)

test.case("two holidays on one day are one day with both names", function()
  test.eq(names("NO", 2026)["2026-05-17"], "Constitution Day")
  test.eq(names("NO", 2029)["2029-05-10"], "Ascension Day")
  test.eq(names("NO", 2037)["2037-05-24"], "Whit Sunday")
  test.eq(names("LU", 2024)["2024-05-09"], "Europe Day, Ascension Day")
end)

test.case("in the United States a weekend's holiday is observed on the nearest weekday", function()
  test.eq(names("US", 2026)["2026-07-03"], "Independence Day (observed)")
  test.eq(names("US", 2026)["2026-07-04"], "Independence Day")
  test.eq(names("US", 2027)["2027-07-05"], "Independence Day (observed)")
  test.eq(names("US", 2026)["2026-11-26"], "Thanksgiving")
  test.eq(names("US", 2026)["2026-05-25"], "Memorial Day")
  -- The first day of 2022 was a Saturday, so the last of 2021 was free.
  test.eq(names("US", 2021)["2021-12-31"], "New Year's Day (observed)")
  test.eq(names("US", 2022)["2021-12-31"], nil)
  test.eq(names("US", 2020)["2020-06-19"], nil)
end)

test.case("in England and Wales substitutes of Christmas do not fall together", function()
  local year = names("GB", 2021)
  test.eq(year["2021-12-27"], "Christmas Day (observed)")
  test.eq(year["2021-12-28"], "Boxing Day (observed)")
  year = names("GB", 2022)
  test.eq(year["2022-12-26"], "Boxing Day")
  test.eq(year["2022-12-27"], "Christmas Day (observed)")
  test.eq(year["2022-12-28"], nil)
  test.eq(year["2022-06-02"], "Spring Bank Holiday")
  test.eq(year["2022-05-30"], nil)
  test.eq(names("GB", 2026)["2026-12-28"], "Boxing Day (observed)")
end)

test.case("holidays that move by their weekday do so", function()
  test.eq(names("NL", 2025)["2025-04-26"], "King's Day")
  test.eq(names("NL", 2025)["2025-04-27"], nil)
  test.eq(names("NL", 2026)["2026-04-27"], "King's Day")
  test.eq(names("IE", 2026)["2026-02-02"], "St Brigid's Day")
  test.eq(names("IE", 2027)["2027-02-01"], "St Brigid's Day")
  test.eq(names("IE", 2030)["2030-02-01"], "St Brigid's Day")
  test.eq(names("IE", 2030)["2030-02-04"], nil)
  test.eq(names("SE", 2026)["2026-06-20"], "Midsummer Day")
  test.eq(names("SE", 2026)["2026-10-31"], "All Saints' Day")
  test.eq(names("CA", 2026)["2026-05-18"], "Victoria Day")
  test.eq(names("CA", 2027)["2027-05-24"], "Victoria Day")
end)

test.case("laws begin and end", function()
  test.eq(names("DK", 2023)["2023-05-05"], "Great Prayer Day")
  test.eq(names("DK", 2024)["2024-04-26"], nil)
  test.eq(names("PL", 2024)["2024-12-24"], nil)
  test.eq(names("PL", 2025)["2025-12-24"], "Christmas Eve")
  test.eq(names("IT", 2025)["2025-10-04"], nil)
  test.eq(names("IT", 2026)["2026-10-04"], "St Francis of Assisi")
end)

test.case("Japan has equinoxes, substitutes for Sundays and days between holidays", function()
  local year = names("JP", 2026)
  test.eq(year["2026-03-20"], "Vernal Equinox Day")
  test.eq(year["2026-05-06"], "Constitution Memorial Day (observed)")
  test.eq(year["2026-09-21"], "Respect for the Aged Day")
  test.eq(year["2026-09-22"], "Citizens' Holiday")
  test.eq(year["2026-09-23"], "Autumnal Equinox Day")
  test.eq(#holidays.of("JP", 2026), 18)
end)

test.case("every country has holidays in every year, each day once and in order", function()
  local codes = holidays.countries()
  test.eq(#codes, 24)
  for _, code in ipairs(codes) do
    for year = 2020, 2099 do
      local last = ""
      for _, day in ipairs(holidays.days(code, year)) do
        test.ok(day > last and day:sub(1, 4) == tostring(year))
        last = day
      end
      test.ok(last ~= "")
    end
  end
end)

test.case("what is answered is the caller's own", function()
  holidays.countries()[1] = "XX"
  test.eq(holidays.countries()[1], "AT")
  holidays.of("FR", 2026)[1].name = "changed"
  test.eq(holidays.of("FR", 2026)[1].name, "New Year's Day")
  holidays.calendar("FR", { from = 2026, to = 2026 }).weekend[1] = "mon"
  test.eq(holidays.calendar("FR", { from = 2026, to = 2026 }).weekend, { "sat", "sun" })
end)

test.case("a country is known by its code and by its name", function()
  test.eq(holidays.of("France", 2026), holidays.of("FR", 2026))
  test.eq(holidays.of("Germany", 2026), holidays.of("de", 2026))
  test.eq(holidays.of("Deutschland", 2026), holidays.of("DE", 2026))
end)

test.case("an unknown country is an error that names the nearest one", function()
  test.raises(function() holidays.of("Germny", 2026) end,
    'holidays.of: there is no country "Germny"; did you mean "Germany"?')
  test.raises(function() holidays.days("XX", 2026) end,
    'holidays.days: there is no country "XX"; there are AT, AU, BE')
  test.raises(function() holidays.of("Mexico", 2026) end,
    "holidays.of: there are no rules for the holidays of Mexico")
  test.raises(function() holidays.of(7, 2026) end,
    'holidays.of: the country must be a string such as "FR" or "France", and is 7')
end)

test.case("a part of a country with holidays of its own does not get another's", function()
  test.raises(function() holidays.of("Scotland", 2026) end,
    "holidays.of: Scotland has holidays of its own, and the rules of GB are those of England and "
      .. "Wales")
  test.raises(function() holidays.calendar(" northern Ireland ", { from = 2026, to = 2026 }) end,
    "holidays.calendar: northern Ireland has holidays of its own")
  test.eq(holidays.of("England", 2026), holidays.of("GB", 2026))
  test.eq(holidays.of("Wales", 2026), holidays.of("GB", 2026))
end)

test.case("a year must be one for which the rules hold", function()
  test.raises(function() holidays.of "FR" end,
    "holidays.of: there must be one year or more, such as 2026")
  test.raises(function() holidays.of("FR", 1999) end,
    "holidays.of: a year must be a whole number from 2020 to 2099, and one is 1999")
  test.raises(function() holidays.days("FR", 2026, "2027") end,
    'holidays.days: a year must be a whole number from 2020 to 2099, and one is "2027"')
  test.raises(function() holidays.days("FR", 2026, nil) end, "and one is nil")
end)

test.case("rules of one's own make holidays", function()
  test.eq(holidays.from({
    { name = "Last Monday", month = 5, weekday = "mon", nth = -1 },
    { name = "Ascension Day", easter = 39 },
    { name = "Founders' Day", month = 3, day = 14, observed = { sat = -1 } },
    { name = "Leap Day", month = 2, day = 29 },
    { name = "Fifth Friday", month = 2, weekday = "fri", nth = 5 },
    { name = "Fair", on = { "2026-09-01", "2027-09-02" } },
    { name = "First Sunday from the 7th", month = 6, day = 7, weekday = "sun" },
    { name = "Gone", month = 7, day = 1, to = 2025 },
  }, 2026), {
    { day = "2026-03-13", name = "Founders' Day (observed)" },
    { day = "2026-03-14", name = "Founders' Day" },
    { day = "2026-05-14", name = "Ascension Day" },
    { day = "2026-05-25", name = "Last Monday" },
    { day = "2026-06-07", name = "First Sunday from the 7th" },
    { day = "2026-09-01", name = "Fair" },
  })
  test.eq(holidays.from({ { name = "Leap Day", month = 2, day = 29 } }, 2027, 2028),
    { { day = "2028-02-29", name = "Leap Day" } })
  test.eq(holidays.from({ { name = "Fifth", month = 2, weekday = "tue", nth = 5 } }, 2028),
    { { day = "2028-02-29", name = "Fifth" } })
  test.eq(holidays.from({ { name = "Last but four", month = 3, weekday = "sun", nth = -5 } }, 2026),
    { { day = "2026-03-01", name = "Last but four" } })
  test.eq(holidays.from({}, 2026), {})
end)

test.case("a rule that is none is refused", function()
  local function refused(rule, message)
    test.raises(function() holidays.from({ rule }, 2026) end, message)
  end
  refused({ name = "A", month = 2, day = 30 },
    'holidays.from: a rule has a day from 1 to 29; see number 1 ("A")')
  refused({ name = "A", month = 13, day = 1 }, "has a month from 1 to 12")
  refused({ month = 1, day = 1 }, "holidays.from: a rule must have a name; see number 1")
  refused({ name = "A", mont = 1 }, 'has no "mont"; did you mean "month"?')
  refused({ name = "A", month = 1 }, "says its day by month and day")
  refused({ name = "A", month = 1, day = 1, easter = 1 }, "says its day by month and day")
  refused({ name = "A", month = 1, weekday = "Monday", nth = 1 }, "has a weekday of mon, tue")
  refused({ name = "A", month = 1, weekday = "mon", nth = 0 }, "has an nth from 1 to 5")
  refused({ name = "A", on = { "1 May" } }, "has on as a list of days")
  refused({ name = "A", easter = "1" }, "has easter as days")
  refused({ name = "A", easter = 1, observed = { saturday = 1 } },
    "has observed such as { sat = -1, sun = 1 }")
  refused(
    { name = "A", easter = 1, substitute = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" } },
    "has substitute such as")
  refused("A", 'holidays.from: a rule is "A" and no table; see number 1')
  test.raises(function() holidays.from({ name = "A", easter = 1 }, 2026) end,
    'the rules must be a list, and there is the key "')
  test.raises(function() holidays.from(nil, 2026) end,
    "holidays.from: the rules must be a list, and is nil")
end)

test.case("a calendar has a country's holidays, with more and without some", function()
  local calendar = holidays.calendar("FR", {
    from = 2026, to = 2028,
    add = { ["2026-12-24"] = "Company holiday" },
    leave_out = { "2026-05-25" },
    rules = { { name = "Founders' Day", month = 3, day = 16 } },
  })
  test.eq(calendar.holidays["2026-12-24"], "Company holiday")
  test.eq(calendar.holidays["2026-05-25"], nil)
  test.eq(calendar.holidays["2027-05-17"], "Whit Monday")
  test.eq(calendar.holidays["2028-03-16"], "Founders' Day")
  test.eq(calendar.holidays["2029-01-01"], nil)
  test.eq(dates.add_working_days("2026-12-23", 1, calendar), "2026-12-28")
  test.eq(dates.is_working_day("2026-05-25", calendar), true)
  test.eq(holidays.calendar("FR", { from = 2026, to = 2026, weekend = { "fri", "sat" } }).weekend,
    { "fri", "sat" })
  test.eq(holidays.calendar("FR", { from = 2026, to = 2026 }).holidays["2026-03-16"], nil)
end)

test.case("a calendar refuses days outside its years", function()
  local calendar = holidays.calendar("FR", { from = 2026, to = 2026 })
  local remedy = "make it for more years, such as "
    .. 'holidays.calendar("FR", { from = 2026, to = 2030 })'
  local message = test.raises(function() dates.add_working_days("2026-12-31", 1, calendar) end,
    "dates.add_working_days: the calendar has the years 2026 to 2026, and 2027-01-01 is none of "
      .. "their days; " .. remedy)
  test.ok(message:find "holidays_test%.lua")
  test.raises(function() dates.add_working_days("2026-01-02", -1, calendar) end,
    "dates.add_working_days: the calendar has")
  test.raises(function() dates.is_working_day("2027-01-01", calendar) end,
    "dates.is_working_day: the calendar has")
  test.raises(function() dates.next_working_day("2025-12-31", calendar) end,
    "dates.next_working_day: the calendar has")
  test.raises(function() dates.working_days_between("2026-12-01", "2027-01-04", calendar) end,
    "and 2027-01-04 is none of their days")
  test.raises(function() dates.working_days_between("2027-01-04", "2026-12-01", calendar) end,
    "and 2027-01-03 is none of their days")
  local short = holidays.calendar("FR", { from = 2022, to = 2022 })
  test.raises(function() dates.next_working_day("2022-12-31", short) end,
    "and 2023-01-01 is none of their days")
  test.eq(dates.add_working_days("2026-12-30", 1, calendar), "2026-12-31")
  test.eq(dates.add_working_days("2026-12-31", 0, calendar), "2026-12-31")
  test.eq(dates.working_days_between("2025-12-31", "2026-12-31", calendar), 252)
  test.eq(dates.working_days_between("2026-12-31", "2026-12-31", calendar), 0)
  local more = holidays.calendar("FR", { from = 2026, to = 2027 })
  test.eq(dates.add_working_days("2026-12-31", 1, more), "2027-01-04")
end)

test.case("a calendar's options are checked", function()
  local function refused(options, message)
    test.raises(function() holidays.calendar("FR", options) end, message)
  end
  refused(nil, "holidays.calendar: the options must have from, a year")
  refused({ from = 2026 }, "holidays.calendar: the options must have to, a year")
  refused({ from = 2027, to = 2026 }, "holidays.calendar: from is 2027, and to only 2026")
  refused({ from = 2026, to = 2026, leaveout = {} },
    'there is no option "leaveout"; did you mean "leave_out"?')
  refused({ from = 2026, to = 2026, leave_out = { "2026-05-26" } },
    "holidays.calendar: leave_out has 2026-05-26, which is no holiday from 2026 to 2026")
  refused({ from = 2026, to = 2026, leave_out = "2026-05-25" }, "leave_out must be a list such as")
  refused({ from = 2026, to = 2026, weekend = { "Saturday" } }, "weekend must be a list such as")
  refused({ from = 2026, to = 2026, add = { ["2027-01-02"] = "Bridge" } },
    "holidays.calendar: add has 2027-01-02, which is not in the years from 2026 to 2026")
  refused({ from = 2026, to = 2026, add = { "2026-12-24" } }, "add has names by their day")
  refused({ from = 2026, to = 2026, rules = { {} } },
    "holidays.calendar: a rule must have a name; see number 1")
end)
