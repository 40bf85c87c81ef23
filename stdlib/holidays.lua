--- Public holidays of countries, computed from rules,
--- for calendars and for the days a sender is closed.
---
---     local holidays = require "holidays"
---
---     window = { hours = "09:00-17:00", closed = holidays.days("FR", 2026, 2027) }
---
--- These are the days that are holidays in the whole of a country; what only a region keeps is left
--- to `holidays.calendar`'s `add` and `rules`. The rules hold for the years from 2020 to 2099, as
--- the laws stand.
local arguments = require "arguments"
local countries = require "countries"
local dates = require "dates"
local text = require "text"

local M = {}

local FIRST_YEAR, LAST_YEAR = 2020, 2099

local WEEKDAYS = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" }

local MONTH_LENGTHS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

-- On a Saturday or Sunday, the next day that is neither, nor a holiday itself, is free too.
local WEEKEND = { "sat", "sun" }

-- A Saturday's holiday is kept on the Friday before it, and a Sunday's on the Monday after it.
local NEAREST = { sat = -1, sun = 1 }

---@class holidays.Rule
---@field name string
---@field month? integer with `day`, or with `weekday`
---@field day? integer of the month; with `weekday`, the first such weekday from this day on
---@field weekday? string mon, tue, wed, thu, fri, sat or sun
---@field nth? integer which such weekday of the month: 1 is the first, -1 the last
---@field easter? integer so many days after Easter Sunday; before it when below 0
---@field on? string[] these very days, for what is held once or follows no other rule
---@field from? integer the first year
---@field to? integer the last year
---@field moved? table<string, integer> on such a weekday it is so many days later instead, as in {
---  sun = -1 }
---@field observed? table<string, integer> on such a weekday the day so many days later is free too
---@field substitute? string[] on such a weekday the next day that is none of these and no holiday
---  is free too

local NEW_YEAR = { name = "New Year's Day", month = 1, day = 1 }
local EPIPHANY = { name = "Epiphany", month = 1, day = 6 }
local MAUNDY_THURSDAY = { name = "Maundy Thursday", easter = -3 }
local GOOD_FRIDAY = { name = "Good Friday", easter = -2 }
local EASTER_SUNDAY = { name = "Easter Sunday", easter = 0 }
local EASTER_MONDAY = { name = "Easter Monday", easter = 1 }
local LABOUR_DAY = { name = "Labour Day", month = 5, day = 1 }
local ASCENSION = { name = "Ascension Day", easter = 39 }
local WHIT_SUNDAY = { name = "Whit Sunday", easter = 49 }
local WHIT_MONDAY = { name = "Whit Monday", easter = 50 }
local CORPUS_CHRISTI = { name = "Corpus Christi", easter = 60 }
local ASSUMPTION = { name = "Assumption Day", month = 8, day = 15 }
local ALL_SAINTS = { name = "All Saints' Day", month = 11, day = 1 }
local IMMACULATE_CONCEPTION = { name = "Immaculate Conception", month = 12, day = 8 }
local CHRISTMAS_EVE = { name = "Christmas Eve", month = 12, day = 24 }
local CHRISTMAS = { name = "Christmas Day", month = 12, day = 25 }
local SECOND_CHRISTMAS = { name = "Second Day of Christmas", month = 12, day = 26 }
local ST_STEPHEN = { name = "St Stephen's Day", month = 12, day = 26 }

-- The mean of the astronomers, in Japan's time, for the years from 1980 to 2099. The government
-- announces each day in the February before, and has never announced another one.
local function equinoxes(month, first)
  local days = {}
  for year = FIRST_YEAR - 1, LAST_YEAR do
    local since = year - 1980
    days[#days + 1] = dates.format(year, month, math.floor(first + 0.242194 * since) - since // 4)
  end
  return days
end

local SPRING, AUTUMN = equinoxes(3, 20.8431), equinoxes(9, 23.2488)

-- The day between two holidays is one too, which is so when the equinox is two days
-- after the third Monday.
local function between_holidays()
  local days = {}
  for _, equinox in ipairs(AUTUMN) do
    local monday = dates.add_days(equinox, -2)
    if dates.weekday(monday) == "mon" and monday:sub(9) >= "15" and monday:sub(9) <= "21" then
      days[#days + 1] = dates.add_days(equinox, -1)
    end
  end
  return days
end

local JAPAN_SUBSTITUTE = { "sun" }

---@type table<string, holidays.Rule[]>
local RULES = {
  -- Feiertagsruhegesetz 1957 and Arbeitsruhegesetz § 7.
  AT = {
    NEW_YEAR, EPIPHANY, EASTER_MONDAY, LABOUR_DAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI,
    ASSUMPTION,
    { name = "National Day", month = 10, day = 26 },
    ALL_SAINTS, IMMACULATE_CONCEPTION, CHRISTMAS, ST_STEPHEN,
  },
  -- Fair Work Act 2009, s. 115, without the Sovereign's birthday, which the states keep on
  -- different days. The states and territories proclaim the substitutes, which are the same
  -- everywhere but for Anzac Day's.
  AU = {
    { name = "New Year's Day", month = 1, day = 1, substitute = WEEKEND },
    { name = "Australia Day", month = 1, day = 26, substitute = WEEKEND },
    GOOD_FRIDAY, EASTER_MONDAY,
    { name = "Anzac Day", month = 4, day = 25 },
    { name = "National Day of Mourning", on = { "2022-09-22" } },
    { name = "Christmas Day", month = 12, day = 25, substitute = WEEKEND },
    { name = "Boxing Day", month = 12, day = 26, substitute = WEEKEND },
  },
  -- The law of January 4, 1974, and the royal decree of April 18, 1974. What falls on a Sunday is
  -- made up for on a day that each company chooses.
  BE = {
    NEW_YEAR, EASTER_MONDAY, LABOUR_DAY, ASCENSION, WHIT_MONDAY,
    { name = "National Day", month = 7, day = 21 },
    ASSUMPTION, ALL_SAINTS,
    { name = "Armistice Day", month = 11, day = 11 },
    CHRISTMAS,
  },
  -- Lei 662/1949 and Lei 6.802/1980; Lei 14.759/2023 for November 20. Good Friday is left to the
  -- municipalities by Lei 9.093/1995, and kept by all.
  BR = {
    NEW_YEAR, GOOD_FRIDAY,
    { name = "Tiradentes", month = 4, day = 21 },
    LABOUR_DAY,
    { name = "Independence Day", month = 9, day = 7 },
    { name = "Our Lady of Aparecida", month = 10, day = 12 },
    { name = "All Souls' Day", month = 11, day = 2 },
    { name = "Republic Day", month = 11, day = 15 },
    { name = "Zumbi and Black Awareness Day", month = 11, day = 20, from = 2024 },
    CHRISTMAS,
  },
  -- The general holidays of the Canada Labour Code, of which some provinces do not keep all. For a
  -- weekend's holiday the code leaves the day before or after to the employer; the Holidays Act
  -- moves only Canada Day.
  CA = {
    NEW_YEAR, GOOD_FRIDAY,
    -- The Monday before May 25.
    { name = "Victoria Day", month = 5, day = 18, weekday = "mon" },
    { name = "Canada Day", month = 7, day = 1, observed = { sun = 1 } },
    { name = "Labour Day", month = 9, weekday = "mon", nth = 1 },
    { name = "National Day for Truth and Reconciliation", month = 9, day = 30, from = 2021 },
    { name = "Thanksgiving", month = 10, weekday = "mon", nth = 2 },
    { name = "Remembrance Day", month = 11, day = 11 },
    CHRISTMAS,
    { name = "Boxing Day", month = 12, day = 26 },
  },
  -- August 1 by the Federal Constitution, art. 110; the others are what all cantons keep.
  CH = {
    NEW_YEAR, ASCENSION,
    { name = "National Day", month = 8, day = 1 },
    CHRISTMAS,
  },
  -- Zákon č. 245/2000 Sb.
  CZ = {
    NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, LABOUR_DAY,
    { name = "Victory Day", month = 5, day = 8 },
    { name = "Saints Cyril and Methodius Day", month = 7, day = 5 },
    { name = "Jan Hus Day", month = 7, day = 6 },
    { name = "Czech Statehood Day", month = 9, day = 28 },
    { name = "Independence Day", month = 10, day = 28 },
    { name = "Struggle for Freedom and Democracy Day", month = 11, day = 17 },
    CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- October 3 by the Unification Treaty, art. 2; the others are in the laws of all sixteen states.
  DE = {
    NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, LABOUR_DAY, ASCENSION, WHIT_MONDAY,
    { name = "German Unity Day", month = 10, day = 3 },
    CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- The holidays of the national church; a law of 2023 abolished Great Prayer Day from 2024 on.
  DK = {
    NEW_YEAR, MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_SUNDAY, EASTER_MONDAY,
    { name = "Great Prayer Day", easter = 26, to = 2023 },
    ASCENSION, WHIT_SUNDAY, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- Real Decreto 2001/1983, art. 45. The regions may replace Epiphany, and none does.
  ES = {
    NEW_YEAR, EPIPHANY, GOOD_FRIDAY, LABOUR_DAY, ASSUMPTION,
    { name = "National Day", month = 10, day = 12 },
    ALL_SAINTS,
    { name = "Constitution Day", month = 12, day = 6 },
    IMMACULATE_CONCEPTION, CHRISTMAS,
  },
  -- The church's holidays, and laws of their own for May 1 and December 6. The two eves are free by
  -- custom and by most collective agreements.
  FI = {
    NEW_YEAR, EPIPHANY, GOOD_FRIDAY, EASTER_SUNDAY, EASTER_MONDAY,
    { name = "May Day", month = 5, day = 1 },
    ASCENSION, WHIT_SUNDAY,
    { name = "Midsummer Eve", month = 6, day = 19, weekday = "fri" },
    { name = "Midsummer Day", month = 6, day = 20, weekday = "sat" },
    { name = "All Saints' Day", month = 10, day = 31, weekday = "sat" },
    { name = "Independence Day", month = 12, day = 6 },
    CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- Code du travail, art. L3133-1.
  FR = {
    NEW_YEAR, EASTER_MONDAY, LABOUR_DAY,
    { name = "Victory Day", month = 5, day = 8 },
    ASCENSION, WHIT_MONDAY,
    { name = "Bastille Day", month = 7, day = 14 },
    ASSUMPTION, ALL_SAINTS,
    { name = "Armistice Day", month = 11, day = 11 },
    CHRISTMAS,
  },
  -- England and Wales: Banking and Financial Dealings Act 1971 and royal proclamations under it;
  -- Good Friday and Christmas Day by common law.
  GB = {
    { name = "New Year's Day", month = 1, day = 1, substitute = WEEKEND },
    GOOD_FRIDAY, EASTER_MONDAY,
    { name = "Early May Bank Holiday", on = { "2020-05-08" } },
    { name = "Early May Bank Holiday", month = 5, weekday = "mon", nth = 1, from = 2021 },
    { name = "Coronation of King Charles III", on = { "2023-05-08" } },
    { name = "Spring Bank Holiday", month = 5, weekday = "mon", nth = -1, to = 2021 },
    { name = "Spring Bank Holiday", on = { "2022-06-02" } },
    { name = "Spring Bank Holiday", month = 5, weekday = "mon", nth = -1, from = 2023 },
    { name = "Platinum Jubilee", on = { "2022-06-03" } },
    { name = "Summer Bank Holiday", month = 8, weekday = "mon", nth = -1 },
    { name = "State Funeral of Queen Elizabeth II", on = { "2022-09-19" } },
    { name = "Christmas Day", month = 12, day = 25, substitute = WEEKEND },
    { name = "Boxing Day", month = 12, day = 26, substitute = WEEKEND },
  },
  -- Organisation of Working Time Act 1997, second schedule. A weekend's holiday is not moved by
  -- law: what is given for it is the employer's choice.
  IE = {
    NEW_YEAR,
    -- The first Monday of February, or February 1 when it is a Friday.
    {
      name = "St Brigid's Day", month = 2, day = 1, from = 2023,
      moved = { tue = 6, wed = 5, thu = 4, sat = 2, sun = 1 },
    },
    { name = "St Patrick's Day", month = 3, day = 17 },
    { name = "Day of Remembrance and Recognition", on = { "2022-03-18" } },
    EASTER_MONDAY,
    { name = "May Day", month = 5, weekday = "mon", nth = 1 },
    { name = "June Holiday", month = 6, weekday = "mon", nth = 1 },
    { name = "August Holiday", month = 8, weekday = "mon", nth = 1 },
    { name = "October Holiday", month = 10, weekday = "mon", nth = -1 },
    CHRISTMAS, ST_STEPHEN,
  },
  -- The three national holidays. All others differ by state, and many follow the moon: `add` takes
  -- their days.
  IN = {
    { name = "Republic Day", month = 1, day = 26 },
    { name = "Independence Day", month = 8, day = 15 },
    { name = "Gandhi Jayanti", month = 10, day = 2 },
  },
  -- Legge 260/1949 and later ones; Legge 151/2025 for October 4.
  IT = {
    NEW_YEAR, EPIPHANY, EASTER_MONDAY,
    { name = "Liberation Day", month = 4, day = 25 },
    LABOUR_DAY,
    { name = "Republic Day", month = 6, day = 2 },
    ASSUMPTION,
    { name = "St Francis of Assisi", month = 10, day = 4, from = 2026 },
    ALL_SAINTS, IMMACULATE_CONCEPTION, CHRISTMAS, ST_STEPHEN,
  },
  -- The Act on National Holidays of 1948, art. 2 and 3; a law for the Olympic Games moved three
  -- days of 2020 and of 2021.
  JP = {
    { name = "New Year's Day", month = 1, day = 1, substitute = JAPAN_SUBSTITUTE },
    { name = "Coming of Age Day", month = 1, weekday = "mon", nth = 2 },
    { name = "National Foundation Day", month = 2, day = 11, substitute = JAPAN_SUBSTITUTE },
    {
      name = "Emperor's Birthday", month = 2, day = 23, from = 2020, substitute = JAPAN_SUBSTITUTE,
    },
    { name = "Vernal Equinox Day", on = SPRING, substitute = JAPAN_SUBSTITUTE },
    { name = "Showa Day", month = 4, day = 29, substitute = JAPAN_SUBSTITUTE },
    { name = "Constitution Memorial Day", month = 5, day = 3, substitute = JAPAN_SUBSTITUTE },
    { name = "Greenery Day", month = 5, day = 4, substitute = JAPAN_SUBSTITUTE },
    { name = "Children's Day", month = 5, day = 5, substitute = JAPAN_SUBSTITUTE },
    { name = "Marine Day", on = { "2020-07-23", "2021-07-22" } },
    { name = "Marine Day", month = 7, weekday = "mon", nth = 3, from = 2022 },
    { name = "Mountain Day", on = { "2020-08-10", "2021-08-08" }, substitute = JAPAN_SUBSTITUTE },
    { name = "Mountain Day", month = 8, day = 11, from = 2022, substitute = JAPAN_SUBSTITUTE },
    { name = "Respect for the Aged Day", month = 9, weekday = "mon", nth = 3 },
    { name = "Citizens' Holiday", on = between_holidays() },
    { name = "Autumnal Equinox Day", on = AUTUMN, substitute = JAPAN_SUBSTITUTE },
    { name = "Sports Day", on = { "2020-07-24", "2021-07-23" } },
    { name = "Sports Day", month = 10, weekday = "mon", nth = 2, from = 2022 },
    { name = "Culture Day", month = 11, day = 3, substitute = JAPAN_SUBSTITUTE },
    { name = "Labour Thanksgiving Day", month = 11, day = 23, substitute = JAPAN_SUBSTITUTE },
  },
  -- Code du travail, art. L. 232-2.
  LU = {
    NEW_YEAR, EASTER_MONDAY, LABOUR_DAY,
    { name = "Europe Day", month = 5, day = 9 },
    ASCENSION, WHIT_MONDAY,
    { name = "National Day", month = 6, day = 23 },
    ASSUMPTION, ALL_SAINTS, CHRISTMAS, ST_STEPHEN,
  },
  -- Algemene termijnenwet, art. 3. Many are free on May 5 only every fifth year, and some on Good
  -- Friday, which is no holiday of that law but only put on a par with one.
  NL = {
    NEW_YEAR, EASTER_MONDAY,
    { name = "King's Day", month = 4, day = 27, moved = { sun = -1 } },
    { name = "Liberation Day", month = 5, day = 5 },
    ASCENSION, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- The law on holidays of 1995, and that of 1947 on May 1 and May 17.
  NO = {
    NEW_YEAR, MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_SUNDAY, EASTER_MONDAY, LABOUR_DAY,
    { name = "Constitution Day", month = 5, day = 17 },
    ASCENSION, WHIT_SUNDAY, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- Ustawa o dniach wolnych od pracy of 1951, with Christmas Eve since 2025.
  PL = {
    NEW_YEAR, EPIPHANY, EASTER_SUNDAY, EASTER_MONDAY, LABOUR_DAY,
    { name = "Constitution Day", month = 5, day = 3 },
    WHIT_SUNDAY, CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS,
    { name = "Independence Day", month = 11, day = 11 },
    { name = "Christmas Eve", month = 12, day = 24, from = 2025 },
    CHRISTMAS, SECOND_CHRISTMAS,
  },
  -- Código do Trabalho, art. 234.
  PT = {
    NEW_YEAR, GOOD_FRIDAY, EASTER_SUNDAY,
    { name = "Freedom Day", month = 4, day = 25 },
    LABOUR_DAY, CORPUS_CHRISTI,
    { name = "Portugal Day", month = 6, day = 10 },
    ASSUMPTION,
    { name = "Republic Day", month = 10, day = 5 },
    ALL_SAINTS,
    { name = "Restoration of Independence", month = 12, day = 1 },
    IMMACULATE_CONCEPTION, CHRISTMAS,
  },
  -- Lag (1989:253) om allmänna helgdagar; the three eves count as Sundays by semesterlagen
  -- and are free.
  SE = {
    NEW_YEAR, EPIPHANY, GOOD_FRIDAY, EASTER_SUNDAY, EASTER_MONDAY,
    { name = "May Day", month = 5, day = 1 },
    ASCENSION, WHIT_SUNDAY,
    { name = "National Day", month = 6, day = 6 },
    { name = "Midsummer Eve", month = 6, day = 19, weekday = "fri" },
    { name = "Midsummer Day", month = 6, day = 20, weekday = "sat" },
    { name = "All Saints' Day", month = 10, day = 31, weekday = "sat" },
    CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS,
    { name = "New Year's Eve", month = 12, day = 31 },
  },
  -- The federal holidays of 5 U.S.C. 6103; the observed days by the same section and by Executive
  -- Order 11582.
  US = {
    { name = "New Year's Day", month = 1, day = 1, observed = NEAREST },
    { name = "Martin Luther King Jr. Day", month = 1, weekday = "mon", nth = 3 },
    { name = "Washington's Birthday", month = 2, weekday = "mon", nth = 3 },
    { name = "Memorial Day", month = 5, weekday = "mon", nth = -1 },
    { name = "Juneteenth", month = 6, day = 19, from = 2021, observed = NEAREST },
    { name = "Independence Day", month = 7, day = 4, observed = NEAREST },
    { name = "Labor Day", month = 9, weekday = "mon", nth = 1 },
    { name = "Columbus Day", month = 10, weekday = "mon", nth = 2 },
    { name = "Veterans Day", month = 11, day = 11, observed = NEAREST },
    { name = "Thanksgiving", month = 11, weekday = "thu", nth = 4 },
    { name = "Christmas Day", month = 12, day = 25, observed = NEAREST },
  },
}

-- As English has them, to name the nearest when there is no such country.
local NAMES = {
  "Australia", "Austria", "Belgium", "Brazil", "Canada", "Czechia", "Denmark", "Finland", "France",
  "Germany", "India", "Ireland", "Italy", "Japan", "Luxembourg", "Netherlands", "Norway", "Poland",
  "Portugal", "Spain", "Sweden", "Switzerland", "United Kingdom", "United States",
}

-- Parts of a country that the rules of its code are not those of; names as `text.fold` leaves them.
local OTHER_RULES = { scotland = "England and Wales", ["northern ireland"] = "England and Wales" }

local CODES = {}
for code in pairs(RULES) do CODES[#CODES + 1] = code end
table.sort(CODES)

local function index_of(list, value)
  for index, item in ipairs(list) do
    if item == value then return index end
  end
  return nil
end

local function found(value)
  if type(value) == "string" then return 'is "' .. value .. '"' end
  if type(value) == "table" or type(value) == "function" then return "is a " .. type(value) end
  return "is " .. tostring(value)
end

-- The errors of these stand where the function of the module was called.

local function rules_of(country, what)
  if type(country) ~= "string" or not country:find "%S" then
    error(('%s: the country must be a string such as "FR" or "France", and %s')
      :format(what, found(country)), 3)
  end
  local code = countries.code(country)
  local whose = OTHER_RULES[text.fold(text.trim(country))]
  if whose then
    error(("%s: %s has holidays of its own, and the rules of %s are those of %s; "
      .. "holidays.from takes rules of your own")
      :format(what, text.trim(country), code, whose), 3)
  end
  if code and RULES[code] then return RULES[code] end
  if code then
    error(("%s: there are no rules for the holidays of %s, only for %s; "
      .. "holidays.from takes rules of your own")
      :format(what, country, table.concat(CODES, ", ")), 3)
  end
  -- Two letters are near to too many codes to tell which was meant.
  local nearest = #country > 2 and arguments.nearest(country, NAMES) or nil
  if nearest then
    error(('%s: there is no country "%s"; did you mean "%s"?'):format(what, country, nearest), 3)
  end
  error(('%s: there is no country "%s"; there are %s')
    :format(what, country, table.concat(CODES, ", ")), 3)
end

local function checked_years(what, first, last, ...)
  local years, count = { ... }, select("#", ...)
  if count == 0 then error(what .. ": there must be one year or more, such as 2026", 3) end
  for index = 1, count do
    local year = type(years[index]) == "number" and math.tointeger(years[index]) or nil
    if not year or year < first or year > last then
      error(("%s: a year must be a whole number from %d to %d, and one %s")
        :format(what, first, last, found(years[index])), 3)
    end
    years[index] = year
  end
  return years
end

local KEYS = {
  "day", "easter", "from", "month", "moved", "name", "nth", "observed", "on", "substitute", "to",
  "weekday",
}

local function is_whole(value, low, high)
  return math.type(value) == "integer" and value >= low and value <= high
end

local function is_list(value, is_item)
  if type(value) ~= "table" or arguments.gap(value) then return false end
  for key, item in pairs(value) do
    if not is_whole(key, 1, #value) or not is_item(item) then return false end
  end
  return true
end

local function is_weekday(value)
  return index_of(WEEKDAYS, value) ~= nil
end

local function is_shift(value)
  if type(value) ~= "table" then return false end
  for weekday, days in pairs(value) do
    if not is_weekday(weekday) or not is_whole(days, -31, 31) then return false end
  end
  return true
end

-- Which of the ways to say a day is taken: each has keys of its own, and all of them.
local function problem_of_way(rule)
  local has_month, has_day = rule.month ~= nil, rule.day ~= nil
  local has_weekday, has_nth = rule.weekday ~= nil, rule.nth ~= nil
  local has_calendar_day = has_month or has_day or has_weekday or has_nth
  if rule.easter ~= nil and not has_calendar_day and rule.on == nil then return nil end
  if type(rule.on) == "table" and arguments.gap(rule.on) then
    return ("has nil as number %d of on"):format(arguments.gap(rule.on))
  end
  if rule.on ~= nil and not has_calendar_day and rule.easter == nil then return nil end
  if rule.easter == nil and rule.on == nil and has_month then
    if has_day and not has_nth then return nil end
    if has_weekday and has_nth and not has_day then return nil end
  end
  return "says its day by month and day, by month, weekday and nth, by month, day and weekday, "
    .. "by easter, or by on"
end

local function problem_of(rule)
  if type(rule) ~= "table" then return found(rule) .. " and no table" end
  for key in pairs(rule) do
    if not index_of(KEYS, key) then
      local nearest = type(key) == "string" and arguments.nearest(key, KEYS)
      return ('has no "%s"%s'):format(
        tostring(key), nearest and ('; did you mean "%s"?'):format(nearest) or "")
    end
  end
  if type(rule.name) ~= "string" or not rule.name:find "%S" then return "must have a name" end
  local way = problem_of_way(rule)
  if way then return way end
  if rule.month ~= nil and not is_whole(rule.month, 1, 12) then
    return "has a month from 1 to 12"
  end
  if rule.day ~= nil and not is_whole(rule.day, 1, MONTH_LENGTHS[rule.month]) then
    return "has a day from 1 to " .. MONTH_LENGTHS[rule.month]
  end
  if rule.weekday ~= nil and not is_weekday(rule.weekday) then
    return "has a weekday of mon, tue, wed, thu, fri, sat, sun"
  end
  if rule.nth ~= nil and (not is_whole(rule.nth, -5, 5) or rule.nth == 0) then
    return "has an nth from 1 to 5, or from -1 to -5"
  end
  if rule.easter ~= nil and not is_whole(rule.easter, -80, 250) then
    return "has easter as days from -80 to 250"
  end
  if rule.on ~= nil and not is_list(rule.on, arguments.is_day) then
    return 'has on as a list of days such as "2026-11-24"'
  end
  for _, key in ipairs { "from", "to" } do
    if rule[key] ~= nil and not is_whole(rule[key], 0, 9999) then return "has a year as " .. key end
  end
  for _, key in ipairs { "moved", "observed" } do
    if rule[key] ~= nil and not is_shift(rule[key]) then
      return ("has %s such as { sat = -1, sun = 1 }"):format(key)
    end
  end
  if rule.substitute ~= nil
    and (not is_list(rule.substitute, is_weekday) or #rule.substitute > 6) then
    return 'has substitute such as { "sat", "sun" }'
  end
  return nil
end

local function check_rules(rules, what)
  if type(rules) ~= "table" then
    error(what .. ": the rules must be a list, and " .. found(rules), 3)
  end
  local gap = arguments.gap(rules)
  if gap then error(("%s: number %d of the rules is nil"):format(what, gap), 3) end
  for key in pairs(rules) do
    if not is_whole(key, 1, #rules) then
      error(
        ('%s: the rules must be a list, and there is the key "%s"'):format(what, tostring(key)), 3)
    end
  end
  for index, rule in ipairs(rules) do
    local problem = problem_of(rule)
    if problem then
      local name = type(rule) == "table" and type(rule.name) == "string"
        and (' ("%s")'):format(rule.name) or ""
      error(("%s: a rule %s; see number %d%s"):format(what, problem, index, name), 3)
    end
  end
end

-- The first such weekday from a day on.
local function weekday_from(day, weekday)
  return dates.add_days(day,
    (index_of(WEEKDAYS, weekday) - index_of(WEEKDAYS, dates.weekday(day))) % 7)
end

local function place(rule, year)
  if rule.on then
    local days = {}
    for _, day in ipairs(rule.on) do
      if tonumber(day:sub(1, 4)) == year then days[#days + 1] = day end
    end
    return days
  end
  if rule.easter then return { dates.add_days(dates.easter(year), rule.easter) } end
  local month = ("%04d-%02d-"):format(year, rule.month)
  if rule.day then
    local day = month .. ("%02d"):format(rule.day)
    -- February 29 of most years.
    if not arguments.is_day(day) then return {} end
    return { rule.weekday and weekday_from(day, rule.weekday) or day }
  end
  local day
  if rule.nth > 0 then
    day = dates.add_days(weekday_from(month .. "01", rule.weekday), 7 * (rule.nth - 1))
  else
    local last_week = dates.add_days(dates.last_of_month(month .. "01"), -6)
    day = dates.add_days(weekday_from(last_week, rule.weekday), 7 * (rule.nth + 1))
  end
  -- There is no fifth one in every month.
  return day:sub(1, 8) == month and { day } or {}
end

-- Each rule and the day that it comes to in a year; in order of the days.
local function placed(rules, year)
  local all = {}
  for order, rule in ipairs(rules) do
    if year >= (rule.from or year) and year <= (rule.to or year) then
      for _, day in ipairs(place(rule, year)) do
        local shift = rule.moved and rule.moved[dates.weekday(day)]
        all[#all + 1] = {
          day = shift and dates.add_days(day, shift) or day, rule = rule, order = order,
        }
      end
    end
  end
  table.sort(all, function(a, b)
    if a.day ~= b.day then return a.day < b.day end
    return a.order < b.order
  end)
  return all
end

-- What the holidays of the years are called, by their day, also around the years.
local function names_by_day(rules, years)
  local names, seen = {}, {}
  local function add(day, name)
    names[day] = names[day] and names[day] .. ", " .. name or name
  end
  for _, wanted in ipairs(years) do
    -- A holiday of the year before or after may be observed in this one.
    for year = wanted - 1, wanted + 1 do
      seen[year] = seen[year] or placed(rules, year)
    end
  end
  local in_order = {}
  for year in pairs(seen) do in_order[#in_order + 1] = year end
  table.sort(in_order)
  for _, year in ipairs(in_order) do
    for _, holiday in ipairs(seen[year]) do add(holiday.day, holiday.rule.name) end
  end
  -- Only when all holidays are known, since a substitute is none of them.
  for _, year in ipairs(in_order) do
    for _, holiday in ipairs(seen[year]) do
      local rule, weekday = holiday.rule, dates.weekday(holiday.day)
      if rule.observed and rule.observed[weekday] then
        add(dates.add_days(holiday.day, rule.observed[weekday]), rule.name .. " (observed)")
      end
      if rule.substitute and index_of(rule.substitute, weekday) then
        local day = dates.add_days(holiday.day, 1)
        while names[day] or index_of(rule.substitute, dates.weekday(day)) do
          day = dates.add_days(day, 1)
        end
        add(day, rule.name .. " (observed)")
      end
    end
  end
  return names
end

local function listed(rules, years)
  local is_wanted = {}
  for _, year in ipairs(years) do is_wanted[year] = true end
  local list = {}
  for day, name in pairs(names_by_day(rules, years)) do
    if is_wanted[tonumber(day:sub(1, 4))] then list[#list + 1] = { day = day, name = name } end
  end
  table.sort(list, function(a, b) return a.day < b.day end)
  return list
end

---@class holidays.Holiday
---@field day string
---@field name string

--- The codes of the countries whose holidays are known.
---
---     holidays.countries() --> { "AT", "AU", "BE", … }
---
---@return string[]
function M.countries()
  return table.move(CODES, 1, #CODES, 1, {})
end

--- The public holidays of a country in one year or more, in their order; a day on which two fall is
--- there once, with both names.
---
---     holidays.of("FR", 2026) --> { { day = "2026-01-01", name = "New Year's Day" }, … }
---
---@param country string its code or its name
---@param ... integer years
---@return holidays.Holiday[]
function M.of(country, ...)
  local rules = rules_of(country, "holidays.of")
  local years = checked_years("holidays.of", FIRST_YEAR, LAST_YEAR, ...)
  return listed(rules, years)
end

--- The days of a country's public holidays in one year or more, such as a sender is closed on.
---
---     window = { hours = "09:00-17:00", closed = holidays.days("FR", 2026, 2027) }
---
---@param country string its code or its name
---@param ... integer years
---@return string[]
function M.days(country, ...)
  local rules = rules_of(country, "holidays.days")
  local years = checked_years("holidays.days", FIRST_YEAR, LAST_YEAR, ...)
  local days = listed(rules, years)
  for index, holiday in ipairs(days) do days[index] = holiday.day end
  return days
end

--- The holidays that rules of one's own make in one year or more, in their order.
---
---     holidays.from({
---       { name = "Founders' Day", month = 3, day = 14 },
---       { name = "Ascension Day", easter = 39 },
---       { name = "Late Spring Monday", month = 5, weekday = "mon", nth = -1 },
---     }, 2026)
---     --> { { day = "2026-03-14", name = "Founders' Day" }, … }
---
---@param rules holidays.Rule[]
---@param ... integer years
---@return holidays.Holiday[]
function M.from(rules, ...)
  check_rules(rules, "holidays.from")
  -- The years around a year are reckoned too.
  local years = checked_years("holidays.from", 2, 9997, ...)
  return listed(rules, years)
end

local OPTIONS = { "add", "from", "leave_out", "rules", "to", "weekend" }

---@class holidays.CalendarOptions
---@field from integer the first year
---@field to integer the last year
---@field rules? holidays.Rule[] besides the country's
---@field add? table<string, string> more days, and what they are called
---@field leave_out? string[] holidays on which work is done
---@field weekend? string[] { "sat", "sun" } if left out

---@class holidays.Calendar : dates.Calendar
---@field holidays table<string, string>
---@field from integer
---@field to integer

--- A calendar of a country's working days, for the functions of `dates`. It knows its years: a day
--- outside them raises there, instead of passing for one without holidays.
---
---     local calendar = holidays.calendar("FR", {
---       from = 2026, to = 2028,
---       add = { ["2026-12-24"] = "Company holiday" },
---       leave_out = { "2026-05-25" },
---     })
---     dates.add_working_days("2026-12-23", 1, calendar) --> "2026-12-28"
---
---@param country string its code or its name
---@param options holidays.CalendarOptions
---@return holidays.Calendar
function M.calendar(country, options)
  local rules = rules_of(country, "holidays.calendar")
  options = arguments.options(options, OPTIONS, "holidays.calendar")
  for _, key in ipairs { "from", "to" } do
    if options[key] == nil then
      error(("holidays.calendar: the options must have %s, a year"):format(key), 2)
    end
  end
  local range = checked_years("holidays.calendar", FIRST_YEAR, LAST_YEAR, options.from, options.to)
  if range[1] > range[2] then
    error(("holidays.calendar: from is %d, and to only %d"):format(range[1], range[2]), 2)
  end
  if options.rules ~= nil then
    check_rules(options.rules, "holidays.calendar")
    rules = table.move(options.rules, 1, #options.rules, #rules + 1,
      table.move(rules, 1, #rules, 1, {}))
  end
  local add, leave_out = options.add or {}, options.leave_out or {}
  local weekend = options.weekend or WEEKEND
  if type(add) ~= "table" then
    error('holidays.calendar: add must be a table such as { ["2026-12-24"] = "Company holiday" }, '
      .. "and " .. found(add), 2)
  end
  for _, name in ipairs { "leave_out", "weekend" } do
    local is_item = name == "weekend" and is_weekday or arguments.is_day
    local list = name == "weekend" and weekend or leave_out
    local gap = type(list) == "table" and arguments.gap(list)
    if gap then error(("holidays.calendar: number %d of %s is nil"):format(gap, name), 2) end
    if not is_list(list, is_item) then
      local example = name == "weekend" and '"sat", "sun"' or '"2026-05-25"'
      error(("holidays.calendar: %s must be a list such as { %s }"):format(name, example), 2)
    end
  end
  local years = {}
  for year = range[1], range[2] do years[#years + 1] = year end
  local days = {}
  for _, holiday in ipairs(listed(rules, years)) do days[holiday.day] = holiday.name end
  for _, day in ipairs(leave_out) do
    if not days[day] then
      error(("holidays.calendar: leave_out has %s, which is no holiday from %d to %d")
        :format(day, range[1], range[2]), 2)
    end
  end
  for _, day in ipairs(leave_out) do days[day] = nil end
  for day, name in pairs(add) do
    if not arguments.is_day(day) or type(name) ~= "string" then
      error(("holidays.calendar: add has names by their day, such as "
        .. '["2026-12-24"] = "Company holiday", and not [%s] = %s')
        :format(tostring(day), tostring(name)), 2)
    end
    local year = tonumber(day:sub(1, 4))
    if year < range[1] or year > range[2] then
      error(("holidays.calendar: add has %s, which is not in the years from %d to %d")
        :format(day, range[1], range[2]), 2)
    end
    days[day] = name
  end
  return {
    weekend = table.move(weekend, 1, #weekend, 1, {}), holidays = days,
    from = range[1], to = range[2],
  }
end

return M
