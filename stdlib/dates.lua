--- Reckoning with days, weeks, months and working days.
---
--- A day is a string such as "2026-11-24" everywhere, so days compare with `<` and are keys of
--- tables. All of it is reckoned by the Gregorian calendar, from the year 0000 to the year 9999,
--- and knows no clock: today is `ctx.today`.
local arguments = require "arguments"

local M = {}

-- In the order of ISO 8601, from 1 to 7.
local WEEKDAYS = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" }

local NUMBERS = { mon = 1, tue = 2, wed = 3, thu = 4, fri = 5, sat = 6, sun = 7 }

local MONTH_LENGTHS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local FIRST_YEAR, LAST_YEAR = 0, 9999

local function month_length(year, month)
  if month == 2 and year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0) then return 29 end
  return MONTH_LENGTHS[month]
end

local function written(year, month, day)
  return ("%04d-%02d-%02d"):format(year, month, day)
end

-- The parts of a day that was checked before.
local function parts(day)
  return tonumber(day:sub(1, 4)), tonumber(day:sub(6, 7)), tonumber(day:sub(9, 10))
end

-- The days of all years before this one, which begins on March 1 so
-- that the leap day is a year's last.
local function days_before(year)
  return year * 365 + year // 4 - year // 100 + year // 400
end

-- A running number for each day; number 0 is a Wednesday, March 1 of the year 0.
local function number_of(year, month, day)
  if month < 3 then year, month = year - 1, month + 12 end
  -- The months from March on have 31, 30, 31, 30, 31 days, again and again,
  -- which is 153 in five months.
  return days_before(year) + (153 * (month - 3) + 2) // 5 + day - 1
end

local FIRST, LAST = number_of(FIRST_YEAR, 1, 1), number_of(LAST_YEAR, 12, 31)

local function day_of(number)
  local year = number * 400 // 146097
  while days_before(year + 1) <= number do year = year + 1 end
  while days_before(year) > number do year = year - 1 end
  local rest = number - days_before(year)
  local month = (5 * rest + 2) // 153
  local day = rest - (153 * month + 2) // 5 + 1
  month = month + 3
  if month > 12 then year, month = year + 1, month - 12 end
  return written(year, month, day)
end

local function number(day)
  return number_of(parts(day))
end

-- From 1, Monday, to 7, Sunday.
local function weekday_of(running)
  return (running + 2) % 7 + 1
end

local function found(value)
  if type(value) == "string" then return 'is "' .. value .. '"' end
  if type(value) == "table" or type(value) == "function" then return "is a " .. type(value) end
  return "is " .. tostring(value)
end

-- The errors of these stand where the function of the module was called.

local function whole(value, what)
  local integer = type(value) == "number" and math.tointeger(value) or nil
  if not integer then error(what .. " must be a whole number, and " .. found(value), 3) end
  return integer
end

local function in_range(value, low, high, what)
  local integer = type(value) == "number" and math.tointeger(value) or nil
  if not integer or integer < low or integer > high then
    error(
      ("%s must be a whole number from %d to %d, and %s"):format(what, low, high, found(value)), 3)
  end
  return integer
end

local function day_at(running, what)
  if running < FIRST or running > LAST then
    error(("%s: that is not between the years %04d and %d"):format(what, FIRST_YEAR, LAST_YEAR), 3)
  end
  return day_of(running)
end

local CALENDAR_KEYS = { weekend = true, holidays = true, from = true, to = true }

-- A calendar that was checked.
---@class dates.Read
---@field free table<integer, boolean> the weekdays of the weekend, by number
---@field per_week integer how many days of a week are not free
---@field holidays table<string, string|boolean>
---@field first integer the running numbers of the first and the last day of its years
---@field last integer
---@field years string for messages

---@return dates.Read
local function read_calendar(calendar, what)
  if calendar == nil then calendar = {} end
  if type(calendar) ~= "table" then
    error(what .. ": the calendar must be a table or nil, and " .. found(calendar), 3)
  end
  for key in pairs(calendar) do
    if not CALENDAR_KEYS[key] then
      error(('%s: a calendar has weekend, holidays, from and to, and this one has "%s"')
        :format(what, tostring(key)), 3)
    end
  end
  local from, to = calendar.from or FIRST_YEAR, calendar.to or LAST_YEAR
  for _, year in ipairs { from, to } do
    if math.type(year) ~= "integer" or year < FIRST_YEAR or year > LAST_YEAR then
      error(
        ("%s: from and to of a calendar must be years, and one %s"):format(what, found(year)), 3)
    end
  end
  local weekend, holidays = calendar.weekend, calendar.holidays
  if weekend == nil then weekend = { "sat", "sun" } end
  if type(weekend) ~= "table" then
    error(('%s: the weekend must be a list such as { "sat", "sun" }, and %s')
      :format(what, found(weekend)), 3)
  end
  local gap = arguments.gap(weekend)
  if gap then error(("%s: number %d of the weekend is nil"):format(what, gap), 3) end
  if holidays == nil then holidays = {} end
  if type(holidays) ~= "table" then
    error(('%s: holidays must be a table such as { ["2026-12-25"] = "Christmas Day" }, and %s')
      :format(what, found(holidays)), 3)
  end
  local free, per_week = {}, 7
  for key, name in pairs(weekend) do
    local weekday = type(key) == "number" and NUMBERS[name] or nil
    if not weekday then
      error(('%s: a day of the weekend is mon, tue, wed, thu, fri, sat or sun, and one %s')
        :format(what, found(type(key) == "number" and name or key)), 3)
    end
    if not free[weekday] then per_week = per_week - 1 end
    free[weekday] = true
  end
  if per_week == 0 then
    error(what .. ": the weekend must leave a day of the week to work on", 3)
  end
  for key in pairs(holidays) do
    -- A list of days would be taken for a table without any holiday that counts.
    if not arguments.is_day(key) then
      error(('%s: holidays are by their day, such as ["2026-12-25"], and one %s')
        :format(what, found(key)), 3)
    end
  end
  return {
    free = free, per_week = per_week, holidays = holidays,
    first = number_of(from, 1, 1), last = number_of(to, 12, 31),
    years = ("%04d to %04d"):format(from, to),
  }
end

-- Without this a day after the calendar's last year would pass for a working day, whatever it is. A
-- day that is out of all years is left to `day_at`.
local function check_year(running, calendar, what)
  if running >= calendar.first and running <= calendar.last
    or running < FIRST or running > LAST then
    return
  end
  error(("%s: the calendar has the years %s, and %s is none of their days; make it for more years, "
    .. 'such as holidays.calendar("FR", { from = 2026, to = 2030 })')
    :format(what, calendar.years, day_of(running)), 3)
end

local function works(running, calendar)
  return not calendar.free[weekday_of(running)] and not calendar.holidays[day_of(running)]
end

local function is_time(text)
  local hour, minute, rest = text:match "^[Tt ](%d%d):(%d%d)(.*)$"
  if not hour or tonumber(hour) > 23 or tonumber(minute) > 59 then return false end
  local second, behind = rest:match "^:(%d%d)(.*)$"
  if second then
    if tonumber(second) > 60 then return false end
    rest = behind:gsub("^[.,]%d+", "")
  end
  if rest == "" or rest:find "^ ?[Zz]$" then return true end
  local hours, minutes = rest:match "^ ?[+-](%d%d):?(%d?%d?)$"
  return hours ~= nil and tonumber(hours) < 24
    and (minutes == "" or #minutes == 2 and tonumber(minutes) < 60)
end

--- The year, month and day of a string such as "2026-11-24"; a time behind it is allowed and does
--- not count. For what is no day: nil and what is wrong.
---
---     dates.parse "2026-11-24"            --> 2026, 11, 24
---     dates.parse "2026-11-24T09:30:00Z"  --> 2026, 11, 24
---     dates.parse "2026-02-29"            --> nil, 'there is no day "2026-02-29"'
---
---@param text any
---@return integer|nil year
---@return integer|string month or what is wrong
---@return integer|nil day
function M.parse(text)
  if type(text) ~= "string" then return nil, "a day must be a string, and " .. found(text) end
  local day, time = text:match "^%s*(%d%d%d%d%-%d%d%-%d%d)(.-)%s*$"
  if not day then return nil, ('a day is such as "2026-11-24", and "%s" is none'):format(text) end
  if time ~= "" and not is_time(time) then
    return nil, ('behind the day of "%s" is no time'):format(text)
  end
  if not arguments.is_day(day) then return nil, ('there is no day "%s"'):format(day) end
  return parts(day)
end

--- The text of a day.
---
---     dates.format(2026, 11, 24) --> "2026-11-24"
---
---@param year integer
---@param month integer
---@param day integer
---@return string
function M.format(year, month, day)
  year = in_range(year, FIRST_YEAR, LAST_YEAR, "dates.format: the year")
  month = in_range(month, 1, 12, "dates.format: the month")
  day = in_range(day, 1, month_length(year, month),
    ("dates.format: the day of %04d-%02d"):format(year, month))
  return written(year, month, day)
end

--- The day of the week: mon, tue, wed, thu, fri, sat or sun.
---
---     dates.weekday "2026-11-24" --> "tue"
---
---@param day string
---@return string
function M.weekday(day)
  arguments.day(day, "dates.weekday: the day")
  return WEEKDAYS[weekday_of(number(day))]
end

--- The day so many days later, or earlier for a number below 0.
---
---     dates.add_days("2026-02-27", 3)  --> "2026-03-02"
---     dates.add_days("2026-01-01", -1) --> "2025-12-31"
---
---@param day string
---@param count integer
---@return string
function M.add_days(day, count)
  arguments.day(day, "dates.add_days: the day")
  count = whole(count, "dates.add_days: the number of days")
  -- So that a sum cannot come around to a small number.
  local bounded = math.max(FIRST - LAST - 1, math.min(LAST - FIRST + 1, count))
  local later = day_at(number(day) + bounded, "dates.add_days")
  return later
end

--- The same day so many months later, or earlier for a number below 0; where the month is too
--- short, its last day.
---
---     dates.add_months("2026-08-31", 6)  --> "2027-02-28"
---     dates.add_months("2026-03-31", -1) --> "2026-02-28"
---
---@param day string
---@param count integer
---@return string
function M.add_months(day, count)
  arguments.day(day, "dates.add_months: the day")
  count = whole(count, "dates.add_months: the number of months")
  local year, month, day_of_month = parts(day)
  local most = (LAST_YEAR - FIRST_YEAR + 1) * 12
  local months = year * 12 + month - 1 + math.max(-most, math.min(most, count))
  year, month = months // 12, months % 12 + 1
  if year < FIRST_YEAR or year > LAST_YEAR then
    error(("dates.add_months: that is not between the years %04d and %d")
      :format(FIRST_YEAR, LAST_YEAR), 2)
  end
  return written(year, month, math.min(day_of_month, month_length(year, month)))
end

--- How many days from `a` to `b`: more than 0 when `b` is later.
---
---     dates.days_between("2026-11-24", "2026-12-01") --> 7
---
---@param a string
---@param b string
---@return integer
function M.days_between(a, b)
  arguments.day(a, "dates.days_between: the first day")
  arguments.day(b, "dates.days_between: the second day")
  return number(b) - number(a)
end

---@class dates.Calendar
---@field weekend? string[] the free days of the week; { "sat", "sun" } if left out
---@field holidays? table<string, string|boolean> free days, and what they are called
---@field from? integer the first year whose holidays it has; a day before it raises. Any year if
---  left out
---@field to? integer the last year, in the same way

--- Whether a day is no day of the weekend and no holiday; without a calendar, Monday to Friday are
--- working days.
---
--- Here and in the functions below, a day outside the years of the calendar raises: nobody knows
--- its holidays.
---
---     local calendar = { holidays = { ["2026-12-25"] = "Christmas Day" } }
---     dates.is_working_day("2026-12-25", calendar) --> false
---
---@param day string
---@param calendar? dates.Calendar
---@return boolean
function M.is_working_day(day, calendar)
  arguments.day(day, "dates.is_working_day: the day")
  local known = read_calendar(calendar, "dates.is_working_day")
  check_year(number(day), known, "dates.is_working_day")
  return works(number(day), known)
end

--- The day itself if it is a working day, and otherwise the first one after it. The first one after
--- it in either case is `dates.add_working_days(day, 1, calendar)`.
---
---     dates.next_working_day "2026-11-28" --> "2026-11-30"
---     dates.next_working_day "2026-11-24" --> "2026-11-24"
---
---@param day string
---@param calendar? dates.Calendar
---@return string
function M.next_working_day(day, calendar)
  arguments.day(day, "dates.next_working_day: the day")
  local known = read_calendar(calendar, "dates.next_working_day")
  local running = number(day)
  check_year(running, known, "dates.next_working_day")
  while running <= LAST and not works(running, known) do
    running = running + 1
    check_year(running, known, "dates.next_working_day")
  end
  local next_day = day_at(running, "dates.next_working_day")
  return next_day
end

--- The working day so many working days later, or earlier for a number below 0; for 0 the day
--- itself, whether it is a working day or not.
---
---     dates.add_working_days("2026-11-27", 1)  --> "2026-11-30"
---     dates.add_working_days("2026-11-30", -1) --> "2026-11-27"
---
---@param day string
---@param count integer
---@param calendar? dates.Calendar
---@return string
function M.add_working_days(day, count, calendar)
  arguments.day(day, "dates.add_working_days: the day")
  local left = whole(count, "dates.add_working_days: the number of days")
  local known = read_calendar(calendar, "dates.add_working_days")
  local running, step = number(day), left < 0 and -1 or 1
  while left ~= 0 and running >= FIRST and running <= LAST do
    running = running + step
    check_year(running, known, "dates.add_working_days")
    if works(running, known) then left = left - step end
  end
  local later = day_at(running, "dates.add_working_days")
  return later
end

-- The working days after one day and up to another, both as running numbers.
local function working_days(first, last, calendar)
  local weeks = (last - first) // 7
  local count = weeks * calendar.per_week
  for running = first + weeks * 7 + 1, last do
    if not calendar.free[weekday_of(running)] then count = count + 1 end
  end
  for holiday, name in pairs(calendar.holidays) do
    local running = number(holiday)
    if name and running > first and running <= last and not calendar.free[weekday_of(running)] then
      count = count - 1
    end
  end
  return count
end

--- How many working days come after `a` up to `b`, which counts itself: what `add_working_days`
--- would add to get from `a` to `b`, where `b` is a working day. Less than 0 when `b` is earlier.
---
---     dates.working_days_between("2026-11-27", "2026-12-01") --> 2
---
---@param a string
---@param b string
---@param calendar? dates.Calendar
---@return integer
function M.working_days_between(a, b, calendar)
  arguments.day(a, "dates.working_days_between: the first day")
  arguments.day(b, "dates.working_days_between: the second day")
  local known = read_calendar(calendar, "dates.working_days_between")
  local first, last, sign = number(a), number(b), 1
  -- Backwards, the later day is the one that does not count.
  if first > last then first, last, sign = last - 1, first - 1, -1 end
  if first < last then
    check_year(first + 1, known, "dates.working_days_between")
    check_year(last, known, "dates.working_days_between")
  end
  return sign * working_days(first, last, known)
end

--- The number of the week by ISO 8601, and the year that it belongs to, which is another one at
--- some turns of the year.
---
---     dates.week "2026-11-24" --> 48, 2026
---     dates.week "2027-01-01" --> 53, 2026
---
---@param day string
---@return integer week
---@return integer year
function M.week(day)
  arguments.day(day, "dates.week: the day")
  local running, year = number(day), (parts(day))
  -- A week belongs to the year that its Thursday is in.
  local thursday = running - weekday_of(running) + 4
  if thursday < number_of(year, 1, 1) then
    year = year - 1
  elseif thursday > number_of(year, 12, 31) then
    year = year + 1
  end
  return (thursday - number_of(year, 1, 1)) // 7 + 1, year
end

--- The quarter of the year, from 1 to 4.
---
---     dates.quarter "2026-11-24" --> 4
---
---@param day string
---@return integer
function M.quarter(day)
  arguments.day(day, "dates.quarter: the day")
  local _, month = parts(day)
  return (month + 2) // 3
end

--- The first day of the month that a day is in.
---
---     dates.first_of_month "2026-11-24" --> "2026-11-01"
---
---@param day string
---@return string
function M.first_of_month(day)
  arguments.day(day, "dates.first_of_month: the day")
  local year, month = parts(day)
  return written(year, month, 1)
end

--- The last day of the month that a day is in.
---
---     dates.last_of_month "2028-02-03" --> "2028-02-29"
---
---@param day string
---@return string
function M.last_of_month(day)
  arguments.day(day, "dates.last_of_month: the day")
  local year, month = parts(day)
  return written(year, month, month_length(year, month))
end

--- Easter Sunday of a year, as the western churches keep it.
---
---     dates.easter(2026) --> "2026-04-05"
---
---@param year integer
---@return string
function M.easter(year)
  year = in_range(year, FIRST_YEAR, LAST_YEAR, "dates.easter: the year")
  local century = year // 100
  -- How far the moon's cycle of 19 years, as the Gregorian reform corrects it by century, has got
  -- on March 21.
  local moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
  -- The full moon is never later than April 18, nor twice on the same day in one cycle.
  if moon == 29 or moon == 28 and year % 19 > 10 then moon = moon - 1 end
  local full_moon = number_of(year, 3, 21) + moon
  -- The Sunday after it, which is a week later when it is one itself.
  return day_of(full_moon + 7 - weekday_of(full_moon) % 7)
end

return M
