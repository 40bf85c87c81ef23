--- Checking what a function of a module was called with.
---
--- Each function raises an error that stands in the line from which *its caller* was called, which
--- is where the mistake is: `filters.number(7)` is wrong in the rule's file,
--- not in `stdlib/filters.lua`.
local M = {}

-- The caller of the function that asked for the check.
local LEVEL = 3

local MONTH_LENGTHS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function found(value)
  if type(value) == "string" then return 'is "' .. value .. '"' end
  if type(value) == "number" or type(value) == "boolean" or value == nil then
    return "is " .. tostring(value)
  end
  return "is a " .. type(value)
end

local function is_blank(value)
  return type(value) ~= "string" or not value:find("%S")
end

local function quoted(list)
  local words = {}
  for index, text in ipairs(list) do words[index] = '"' .. text .. '"' end
  return table.concat(words, ", ")
end

-- How many letters must be changed, added or left out to make one string of the other.
local function distance(a, b)
  local above = {}
  for column = 0, #b do above[column] = column end
  for row = 1, #a do
    local line = { [0] = row }
    for column = 1, #b do
      local cost = a:byte(row) == b:byte(column) and 0 or 1
      line[column] = math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + cost)
    end
    above = line
  end
  return above[#b]
end

--- The one of `known` that was probably meant by `word`, or nil.
---
---     arguments.nearest("contians", { "contains", "is" }) --> "contains"
---
---@param word string
---@param known string[]
---@return string|nil
function M.nearest(word, known)
  if type(word) ~= "string" then
    error("arguments.nearest: the word must be a string, and " .. found(word), 2)
  end
  if type(known) ~= "table" then
    error("arguments.nearest: known must be a list, and " .. found(known), 2)
  end
  local best, least = nil, math.max(2, #word // 3) + 1
  for _, candidate in ipairs(known) do
    local changes = distance(word:lower(), candidate:lower())
    if changes < least then best, least = candidate, changes end
  end
  return best
end

local function did_you_mean(word, known)
  local nearest = M.nearest(word, known)
  if nearest then return '; did you mean "' .. nearest .. '"?' end
  return "; there " .. (#known == 1 and "is " or "are ") .. quoted(known)
end

--- Raises unless `value` is a string with something in it; answers it.
---
---     arguments.text(field, "filters.text: the field")
---
---@param value any
---@param what string the function and the argument, for the message
---@return string
function M.text(value, what)
  if type(value) ~= "string" then
    error(what .. " must be a string, and " .. found(value), LEVEL)
  end
  if is_blank(value) then
    error(what .. " must be a string with something in it, and " .. found(value), LEVEL)
  end
  return value
end

--- Raises unless `value` is a number, and not one that is no number or endless; answers the number.
---
---     arguments.number(size, "filters.sample: the fraction")
---
---@param value any
---@param what string the function and the argument, for the message
---@return number
function M.number(value, what)
  if type(value) ~= "number" or value ~= value or value == math.huge or value == -math.huge then
    error(what .. " must be a number, and " .. found(value), LEVEL)
  end
  return value
end

--- Raises unless `value` is a whole number of at least `least`; answers it as an integer.
---
---     arguments.whole(days, 0, "filters.date: within_days")
---
---@param value any
---@param least integer
---@param what string the function and the argument, for the message
---@return integer
function M.whole(value, least, what)
  local whole = type(value) == "number" and math.tointeger(value) or nil
  if not whole or whole < least then
    error(
      ("%s must be a whole number of at least %d, and %s"):format(what, least, found(value)), LEVEL)
  end
  return whole
end

--- Whether a value is a day such as "2026-11-24" that a calendar has.
---
---     arguments.is_day "2026-02-29" --> false
---
---@param value any
---@return boolean
function M.is_day(value)
  if type(value) ~= "string" then return false end
  local year, month, day = value:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  if not year then return false end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  local length = MONTH_LENGTHS[month] or 0
  if month == 2 and year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0) then length = 29 end
  return day >= 1 and day <= length
end

--- Raises unless `value` is a day such as "2026-11-24"; answers it.
---
---     arguments.day(options.after, "filters.date: after")
---
---@param value any
---@param what string the function and the argument, for the message
---@return string
function M.day(value, what)
  if not M.is_day(value) then
    error(what .. ' must be a day such as "2026-11-24", and ' .. found(value), LEVEL)
  end
  return value
end

--- Raises unless `value` is one of the strings of `choices`; answers it.
---
---     arguments.choice(level, { "junior", "senior" }, "filters.seniority: the level")
---
---@param value any
---@param choices string[]
---@param what string the function and the argument, for the message
---@return string
function M.choice(value, choices, what)
  for _, choice in ipairs(choices) do
    if value == choice then return choice end
  end
  if type(value) ~= "string" then
    error(("%s must be one of %s, and %s"):format(what, quoted(choices), found(value)), LEVEL)
  end
  error(("%s cannot be \"%s\"%s"):format(what, value, did_you_mean(value, choices)), LEVEL)
end

--- The place of the first nil in a list that has something behind it, or nil. A list that names a
--- value which is not there would otherwise end in silence, at that place or anywhere behind it.
---
---     arguments.gap { "a", nil, "c" } --> 2
---
---@param list any[]
---@return integer|nil
function M.gap(list)
  if type(list) ~= "table" then
    error("arguments.gap: the list must be a table, and " .. found(list), 2)
  end
  local last = 0
  for key in pairs(list) do
    if math.type(key) == "integer" and key > last then last = key end
  end
  for index = 1, last do
    if list[index] == nil then return index end
  end
  return nil
end

--- Raises unless the values are strings, or one list of strings, and at least one;
--- answers the list.
---
---     arguments.texts("filters.in_list: the lists", ...)
---
---@param what string the function and its arguments, for the message
---@param ... any strings, or one list of them
---@return string[]
function M.texts(what, ...)
  local given, count = { ... }, select("#", ...)
  if count == 1 and type(given[1]) == "table" then
    given = given[1]
    local gap = M.gap(given)
    if gap then error(("%s must be strings, and number %d is nil"):format(what, gap), LEVEL) end
    count = #given
    for key in pairs(given) do
      if math.type(key) ~= "integer" or key < 1 or key > count then
        error(what .. " must be a list of strings, and has the key " .. tostring(key), LEVEL)
      end
    end
  end
  if count == 0 then error(what .. " must be one string or more, and there is none", LEVEL) end
  local texts = {}
  for index = 1, count do
    if is_blank(given[index]) then
      local item = type(given[index]) == "string" and "strings with something in them" or "strings"
      error(
        ("%s must be %s, and number %d %s"):format(what, item, index, found(given[index])), LEVEL)
    end
    texts[index] = given[index]
  end
  return texts
end

--- Raises unless `value` is a list with something in it whose items are all of a type;
--- answers a copy.
---
---     arguments.list(rules, "function", "sender_rules.first_of: the rules")
---
---@param value any
---@param item string what `type` says of each item
---@param what string the function and the argument, for the message
---@return any[]
function M.list(value, item, what)
  if type(value) ~= "table" then error(what .. " must be a list, and " .. found(value), LEVEL) end
  local gap = M.gap(value)
  if gap then
    error(("%s must each be a %s, and number %d is nil"):format(what, item, gap), LEVEL)
  end
  local items = {}
  for index, entry in ipairs(value) do
    if type(entry) ~= item then
      error(
        ("%s must each be a %s, and number %d %s"):format(what, item, index, found(entry)), LEVEL)
    end
    items[index] = entry
  end
  for key in pairs(value) do
    if math.type(key) ~= "integer" or key < 1 or key > #items then
      error(what .. " must be a list, and has the key " .. tostring(key), LEVEL)
    end
  end
  if #items == 0 then
    error(what .. " must be a list with something in it, and it is empty", LEVEL)
  end
  return items
end

--- Raises unless `value` is a function; answers it.
---
---     arguments.rule(otherwise, "sender_rules.within: the rule")
---
---@param value any
---@param what string the function and the argument, for the message
---@return function
function M.rule(value, what)
  if type(value) ~= "function" then
    error(what .. " must be a function, and " .. found(value), LEVEL)
  end
  return value
end

--- Raises if there is a value, for a function that takes none: what it was given would be ignored.
---
---     arguments.none("sender_rules.round_robin", ...)
---
---@param what string the function, for the message
---@param ... any
function M.none(what, ...)
  if select("#", ...) > 0 then
    error(("%s takes nothing, and the first value %s"):format(what, found((...))), LEVEL)
  end
end

--- Raises unless `value` is a table with no keys but `keys`; answers it, or an empty table for nil.
---
---     options = arguments.options(options, { "at_least", "at_most" }, "filters.number")
---
---@param value any
---@param keys string[]
---@param what string the function, for the message
---@return table
function M.options(value, keys, what)
  if value == nil then return {} end
  if type(value) ~= "table" then
    error(what .. ": the options must be a table, and " .. found(value), LEVEL)
  end
  local known = {}
  for _, key in ipairs(keys) do known[key] = true end
  for key in pairs(value) do
    if type(key) ~= "string" then
      error(("%s: the options have the key %s; there are %s")
        :format(what, tostring(key), quoted(keys)), LEVEL)
    end
    if not known[key] then
      error(('%s: there is no option "%s"%s'):format(what, key, did_you_mean(key, keys)), LEVEL)
    end
  end
  return value
end

return M
