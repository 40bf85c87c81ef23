--- Rules of fillers to combine: each function returns one, for `perigee.filler { rule = … }` and
--- for the others here.
---
---     local perigee = require "perigee"
---     local fillers = require "fillers"
---
---     return perigee.filler {
---       name     = "company_from_anywhere",
---       variable = "company",
---       rule     = fillers.first_of {
---         "employer", fillers.company_from_domain(), fillers.value "your company",
---       },
---     }
---
--- A rule answers a string, a number or nil; a string of blanks only is none. A field that no
--- contact has raises when a rule reads it, so that misspellings are found.
local arguments = require "arguments"
local countries = require "countries"
local dates = require "dates"
local domains = require "domains"
local draws = require "draws"
local languages = require "languages"
local names = require "names"
local text = require "text"

local M = {}

---@alias fillers.Rule fun(contact: perigee.Contact, ctx: perigee.Circumstances): string|number|nil

-- Where the workspace has them, one of these is the whole name of a contact.
local FULL_NAMES = { "full_name", "name" }

local is_blank = text.blank

-- A number of employees is "50" in a string, and not "50.0".
local function as_text(value)
  if type(value) == "number" then return tostring(math.tointeger(value) or value) end
  return value
end

-- A field that the caller did not name, and that the workspace need not have.
local function optional_field(contact, field)
  local is_field, value = pcall(function() return contact[field] end)
  if is_field then return value end
  return nil
end

local function reading(field)
  return function(contact) return contact[field] end
end

-- A rule, or the name of a field to read.
local function source(value, what)
  if type(value) == "function" then return value end
  if type(value) == "string" and value:find "%S" then return reading(value) end
  error(("%s must be a rule or a field's name, and is %s")
    :format(what, value == nil and "nil" or "a " .. type(value)), 3)
end

-- A rule, or the text that it answers.
local function answer(value, what)
  if type(value) == "function" then return value end
  if type(value) == "string" or type(value) == "number" then return function() return value end end
  error(("%s must be a string, a number or a rule, and is %s")
    :format(what, value == nil and "nil" or "a " .. type(value)), 3)
end

--- The same text for everybody.
---
---     fillers.value "your company"
---
---@param value string
---@return fillers.Rule
function M.value(value)
  arguments.text(value, "fillers.value: the value")
  return function() return value end
end

--- What stands in a field.
---
---     fillers.field "employer"
---
---@param field string
---@return fillers.Rule
function M.field(field)
  arguments.text(field, "fillers.field: the field")
  return reading(field)
end

--- The first answer that is not blank; rules and names of fields are asked in their order.
---
---     fillers.first_of { "nickname", "first_name", fillers.value "there" }
---
---@param sources (string|fillers.Rule)[]
---@return fillers.Rule
function M.first_of(sources)
  if type(sources) ~= "table" or #sources == 0 then
    error("fillers.first_of: the sources must be a list of rules and fields' names with something "
      .. "in it", 2)
  end
  local gap = arguments.gap(sources)
  if gap then error(("fillers.first_of: number %d is nil"):format(gap), 2) end
  local rules = {}
  for index = 1, #sources do
    rules[index] = source(sources[index], "fillers.first_of: number " .. index)
  end
  return function(contact, ctx)
    for _, rule in ipairs(rules) do
      local found = rule(contact, ctx)
      if not is_blank(found) then return found end
    end
    return nil
  end
end

local function from_full_name(contact)
  for _, field in ipairs(FULL_NAMES) do
    local full = optional_field(contact, field)
    local first = type(full) == "string" and names.first(full)
    if first then return first end
  end
  return nil
end

--- A name in its proper spelling: that of the field, or, where no field is named, the first name
--- out of `full_name`, `name` or the email address, whichever comes first. What is no name gives
--- none: "N/A", an email address, and of "A. Lee" the initial.
---
---     fillers.proper_name "first_name" -- "ANN" --> "Ann"
---     fillers.proper_name()            -- "ann.lee@acme.example" --> "Ann"
---     fillers.first_of { fillers.proper_name "first_name", fillers.proper_name() }
---
---@param field? string
---@return fillers.Rule
function M.proper_name(field)
  if field ~= nil then
    arguments.text(field, "fillers.proper_name: the field")
    return function(contact)
      local name = as_text(contact[field])
      if is_blank(name) or names.is_missing(name) then return nil end
      return (names.proper(name))
    end
  end
  return function(contact)
    local name = from_full_name(contact)
    if is_blank(name) and not names.is_role_address(contact.email) then
      name = (names.from_email(contact.email))
    end
    if is_blank(name) then return nil end
    return (names.proper(name))
  end
end

-- The language that a contact's own language field names, or that is spoken in its country.
local function language_of(contact, options)
  if options.language then
    local code = languages.code(as_text(contact[options.language]))
    if code then return code end
  end
  if options.country then
    local country = countries.code(as_text(contact[options.country]))
    if country then return countries.language(country) end
  end
  return options.otherwise
end

-- The options of `language_of`, checked; with `words`, those for which "otherwise" must be a
-- language that has words here. The error stands where the function of the module was called.
local function language_options(options, words, what)
  local copy = {}
  for _, key in ipairs { "country", "language", "otherwise" } do
    local value = options[key]
    if value ~= nil and (type(value) ~= "string" or not value:find "%S") then
      error(("%s: %s must be a string, and is %s"):format(what, key, tostring(value)), 3)
    end
    copy[key] = value
  end
  if words then
    local code = languages.code(copy.otherwise or "en")
    if not code then
      error(('%s: there are no words in the language "%s"'):format(what, copy.otherwise), 3)
    end
    copy.otherwise = code
  end
  return copy
end

-- Words there are in few languages: those of others get the words of `otherwise`.
local function spoken(contact, options)
  return languages.code(language_of(contact, options)) or options.otherwise
end

---@class fillers.LanguageOptions
---@field language? string the field with a language, such as "de", "de-AT" or "German"
---@field country? string the field with a country, such as "AT" or "Austria"; asked where there is
---  no language
---@field otherwise? string the language where there is neither

--- The code of the contact's language.
---
---     fillers.language_of { country = "country", otherwise = "en" } -- "Austria" --> "de"
---
---@param options fillers.LanguageOptions
---@return fillers.Rule
function M.language_of(options)
  options = arguments.options(
    options, { "country", "language", "otherwise" }, "fillers.language_of")
  local from = language_options(options, false, "fillers.language_of")
  if not options.language and not options.country then
    error("fillers.language_of: the options must name the field of the language, of the country or "
      .. "both", 2)
  end
  return function(contact) return language_of(contact, from) end
end

---@class fillers.GreetingOptions: fillers.LanguageOptions
---@field formal? boolean false: "Hi" instead of "Good morning"
---@field by_hour? boolean false: "Hello" instead of "Good morning", which fits whenever the email
---  is read

--- What one says when meeting somebody, by the language of the contact and by `ctx.hour`; English
--- where nothing says which language.
---
---     fillers.greeting { language = "language", country = "country" } -- "Guten Morgen"
---     fillers.greeting { country = "country", by_hour = false }       -- "Guten Tag"
---     fillers.greeting { country = "country", formal = false }        -- "Hallo"
---
---@param options? fillers.GreetingOptions
---@return fillers.Rule
function M.greeting(options)
  options = arguments.options(
    options, { "by_hour", "country", "formal", "language", "otherwise" }, "fillers.greeting")
  local from = language_options(options, true, "fillers.greeting")
  for _, key in ipairs { "formal", "by_hour" } do
    if options[key] ~= nil and type(options[key]) ~= "boolean" then
      error(("fillers.greeting: %s must be true or false, and is a %s")
        :format(key, type(options[key])), 2)
    end
  end
  local formal, by_hour = options.formal ~= false, options.by_hour ~= false
  return function(contact, ctx)
    local hour
    if by_hour then hour = ctx.hour end
    return (languages.greeting(spoken(contact, from), { formal = formal, hour = hour }))
  end
end

--- The name of the company behind the email address, guessed from the domain; nil for free mail.
---
---     fillers.company_from_domain() -- "ann@acme-tools.co.uk" --> "Acme Tools"
---
---@param ... nil it takes nothing
---@return fillers.Rule
function M.company_from_domain(...)
  arguments.none("fillers.company_from_domain", ...)
  return function(contact)
    local domain = domains.of(contact.email)
    if not domain then return nil end
    return (domains.company(domain))
  end
end

--- What the map says of a field's value, or `otherwise`; case and accents do not count.
---
---     fillers.by("country", { DE = "unser Team", FR = "notre équipe" }, "our team")
---
---@param field string
---@param map table<string, string|number|fillers.Rule> a rule is asked, a string is the answer
---@param otherwise? string|number|fillers.Rule for other values and for none
---@return fillers.Rule
function M.by(field, map, otherwise)
  arguments.text(field, "fillers.by: the field")
  if type(map) ~= "table" then
    error("fillers.by: the map must be a table, and is " .. type(map), 2)
  end
  local answers = {}
  for key, value in pairs(map) do
    if type(key) ~= "string" and type(key) ~= "number" then
      error(
        "fillers.by: the keys of the map must be strings or numbers, and one is a " .. type(key), 2)
    end
    local folded = text.fold(as_text(key))
    if answers[folded] then error(('fillers.by: "%s" is in the map twice'):format(folded), 2) end
    answers[folded] = answer(value, ('fillers.by: what "%s" gives'):format(as_text(key)))
  end
  local rest
  if otherwise ~= nil then rest = answer(otherwise, "fillers.by: otherwise") end
  return function(contact, ctx)
    local value = as_text(contact[field])
    local rule = value and answers[text.fold(value)] or rest
    if not rule then return nil end
    return (rule(contact, ctx))
  end
end

-- The pieces of a template: strings, and { field = … }.
local function pieces_of(template)
  local pieces, position = {}, 1
  while position <= #template do
    local brace = template:find("[{}]", position)
    if not brace then
      pieces[#pieces + 1] = template:sub(position)
      break
    end
    if brace > position then pieces[#pieces + 1] = template:sub(position, brace - 1) end
    local field, after = template:match("^{%s*([^{}]-)%s*}()", brace)
    if not field or field == "" then return nil, brace end
    pieces[#pieces + 1] = { field = field }
    position = after
  end
  return pieces
end

--- A string with fields in it; nil where one of them is blank.
---
---     fillers.template "{first_name} at {company}"
---     fillers.template("{who} at {company}", { who = fillers.proper_name() })
---
---@param template string
---@param rules? table<string, fillers.Rule> asked instead of the fields of these names
---@return fillers.Rule
function M.template(template, rules)
  arguments.text(template, "fillers.template: the template")
  local pieces, brace = pieces_of(template)
  if not pieces then
    error(
      ("fillers.template: a brace at character %d is no field such as {company}"):format(brace), 2)
  end
  local fields, asked = {}, {}
  for _, piece in ipairs(pieces) do
    if type(piece) == "table" then fields[#fields + 1] = piece.field end
  end
  if #fields == 0 then
    error("fillers.template: there is no field such as {company}; use fillers.value", 2)
  end
  rules = arguments.options(rules, fields, "fillers.template")
  for _, field in ipairs(fields) do
    asked[field] = reading(field)
    if rules[field] ~= nil then
      asked[field] = arguments.rule(
        rules[field], ('fillers.template: the rule of "%s"'):format(field))
    end
  end
  return function(contact, ctx)
    local parts = {}
    for index, piece in ipairs(pieces) do
      local part = piece
      if type(piece) == "table" then part = as_text(asked[piece.field](contact, ctx)) end
      -- Blanks between two fields are a piece, and none that is missing.
      if part == nil or type(piece) == "table" and is_blank(part) then return nil end
      parts[index] = part
    end
    return table.concat(parts)
  end
end

local function day_in(value)
  if arguments.is_day(value) then return value end
  return nil
end

--- How many days it is until the day of a field, from 0 for today; nil for a day that is over.
---
---     fillers.days_until "renewal" -- "2026-12-01" --> 7
---
---@param field string
---@return fillers.Rule
function M.days_until(field)
  arguments.text(field, "fillers.days_until: the field")
  return function(contact, ctx)
    local day = day_in(contact[field])
    if not day or day < ctx.today then return nil end
    return (dates.days_between(ctx.today, day))
  end
end

---@class fillers.MonthOptions: fillers.LanguageOptions
---@field field? string the field with a day such as "2026-11-24"; without it, today
---@field months? integer so many months later

--- The name of a month, of today's or of that of a field, in the language of the contact; English
--- where nothing says which.
---
---     fillers.month_name { field = "renewal", country = "country" } -- "décembre"
---     fillers.month_name { months = 1 }                             -- "December"
---
---@param options? fillers.MonthOptions
---@return fillers.Rule
function M.month_name(options)
  options = arguments.options(
    options, { "country", "field", "language", "months", "otherwise" }, "fillers.month_name")
  local from = language_options(options, true, "fillers.month_name")
  local field = options.field
  if field ~= nil then arguments.text(field, "fillers.month_name: field") end
  local later = arguments.whole(options.months or 0, 0, "fillers.month_name: months")
  return function(contact, ctx)
    local day = ctx.today
    if field then day = day_in(contact[field]) end
    local month = day and tonumber(day:sub(6, 7))
    if not month then return nil end
    return (languages.month(spoken(contact, from), (month - 1 + later) % 12 + 1))
  end
end

--- One of several answers, always the same for a contact, and each for about as many contacts.
---
---     fillers.choose { "Quick question", "An idea", fillers.template "An idea for {company}" }
---
---@param choices (string|number|fillers.Rule)[] a rule is asked, a string is the answer
---@return fillers.Rule
function M.choose(choices)
  if type(choices) ~= "table" or #choices == 0 then
    error("fillers.choose: the choices must be a list of strings and rules with something in it", 2)
  end
  local answers = {}
  for index = 1, #choices do
    answers[index] = answer(choices[index], "fillers.choose: number " .. index)
  end
  return function(contact, ctx)
    return (draws.one_of(answers, contact.email)(contact, ctx))
  end
end

--- What a function makes of the answer of a rule or of a field; nil where that is blank.
---
---     fillers.transformed("company", string.upper)
---
---@param from string|fillers.Rule a rule or a field's name
---@param change fun(value: string|number): string|number|nil
---@return fillers.Rule
function M.transformed(from, change)
  local rule = source(from, "fillers.transformed: the source")
  arguments.rule(change, "fillers.transformed: the change")
  return function(contact, ctx)
    local value = rule(contact, ctx)
    if is_blank(value) then return nil end
    return (change(value))
  end
end

return M
