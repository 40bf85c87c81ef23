--- Filters to combine: each function returns one,
--- for `&`, `|` and `~` and for another filter's `where`.
---
---     local perigee = require "perigee"
---     local filters = require "filters"
---
---     return perigee.filter {
---       name  = "decision_makers",
---       where = filters.seniority "director" & filters.department { "sales" }
---         & ~filters.free_mail(),
---     }
---
--- Those that can be compared natively are; the others are a `rule` that Lua is asked about each
--- contact. A blank field matches nothing but `filters.blank`, and what `~` makes of the others.
local arguments = require "arguments"
local dates = require "dates"
local domains = require "domains"
local draws = require "draws"
local names = require "names"
local perigee = require "perigee"
local text = require "text"
local titles = require "titles"

local M = {}

local STATUSES = {
  "new", "added", "contacted", "replied", "qualified", "unresponsive", "bad_data", "do_not_contact",
  "disqualified",
}

-- Fields of which a `where` knows, and no rule.
local UNSEEN = { list = true, sequence = true, state = true }

-- The field's name, for a rule or a comparison; the error stands where the function of the module
-- was called.
local function field_name(field, what)
  if type(field) ~= "string" then
    local found = field == nil and "nil" or "a " .. type(field)
    error(what .. ": the field must be a string, and is " .. found, 3)
  end
  if not field:find "%S" then error(what .. ": the field must be a string, and is blank", 3) end
  if field == "list" then
    error(what .. ': a contact is in any number of lists; use filters.in_list "…"', 3)
  end
  if UNSEEN[field] then
    error(('%s: a rule does not see a contact\'s %s; compare it in where = { %s = … }')
      :format(what, field, field), 3)
  end
  return field
end

-- What a field's value is as a string: 50 where the number is 50.0.
local function as_text(value)
  if type(value) == "number" then return tostring(math.tointeger(value) or value) end
  return value
end

local function folded(list)
  local all = {}
  for index, item in ipairs(list) do all[index] = text.fold(item) end
  return all
end

-- The words with one blank around each, so that a word is found as a whole: " vp of sales ".
local function spaced_words(value)
  local words = {}
  for word in value:gmatch "[%w\128-\255]+" do words[#words + 1] = word end
  return " " .. table.concat(words, " ") .. " "
end

local TEXT_OPTIONS = { "any_word", "contains", "ends_with", "is", "matches", "starts_with" }

---@class filters.TextOptions
---@field is? string the whole text
---@field contains? string
---@field starts_with? string
---@field ends_with? string
---@field any_word? string|string[] one of these as whole words
---@field matches? string a Lua pattern, which is compared with the text in small letters without
---  accents

--- Contacts whose field is a string with all that the options ask for;
--- case and accents do not count.
---
---     filters.text("title", { any_word = { "sales", "vertrieb" } })
---     filters.text("city", { is = "Zürich" }) -- "zurich" too
---
---@param field string
---@param options filters.TextOptions
---@return perigee.Filter
function M.text(field, options)
  field_name(field, "filters.text")
  options = arguments.options(options, TEXT_OPTIONS, "filters.text")
  local parts, is_empty = {}, options.any_word == nil
  for _, option in ipairs { "is", "contains", "starts_with", "ends_with", "matches" } do
    if options[option] ~= nil then
      is_empty = false
      local wanted = arguments.text(options[option], "filters.text: " .. option)
      parts[option] = option == "matches" and wanted or text.fold(wanted)
    end
  end
  local is, contains, matches = parts.is, parts.contains, parts.matches
  local starts_with, ends_with = parts.starts_with, parts.ends_with
  if matches then
    local is_pattern, problem = pcall(string.find, "", matches)
    if not is_pattern then
      error("filters.text: matches is no Lua pattern: " .. tostring(problem), 2)
    end
  end
  local any_word
  if options.any_word ~= nil then
    any_word = folded(arguments.texts("filters.text: any_word", options.any_word))
    for index, words in ipairs(any_word) do any_word[index] = spaced_words(words) end
  end
  if is_empty then
    error("filters.text: the options must say what the text is like, such as "
      .. '{ contains = "sales" }', 2)
  end
  return perigee.filter {
    rule = function(contact)
      local value = as_text(contact[field])
      if value == nil then return false end
      value = text.fold(value)
      if is and value ~= is then return false end
      if contains and not value:find(contains, 1, true) then return false end
      if starts_with and value:sub(1, #starts_with) ~= starts_with then return false end
      if ends_with and value:sub(-#ends_with) ~= ends_with then return false end
      if matches and not value:find(matches) then return false end
      if not any_word then return true end
      local words = spaced_words(value)
      for _, word in ipairs(any_word) do
        if words:find(word, 1, true) then return true end
      end
      return false
    end,
  }
end

---@class filters.NumberOptions
---@field at_least? number
---@field at_most? number

--- Contacts whose field is a number within bounds, both included.
---
---     filters.number("employees", { at_least = 50, at_most = 500 })
---
---@param field string
---@param options filters.NumberOptions
---@return perigee.Filter
function M.number(field, options)
  field_name(field, "filters.number")
  options = arguments.options(options, { "at_least", "at_most" }, "filters.number")
  local low, high = options.at_least, options.at_most
  if low ~= nil then arguments.number(low, "filters.number: at_least") end
  if high ~= nil then arguments.number(high, "filters.number: at_most") end
  local matcher
  if low and high then
    if low > high then
      error(("filters.number: at_least is %s, and at_most only %s"):format(low, high), 2)
    end
    matcher = perigee.between(low, high)
  elseif low then
    matcher = perigee.at_least(low)
  elseif high then
    matcher = perigee.at_most(high)
  else
    error("filters.number: the options must have at_least, at_most or both", 2)
  end
  return perigee.filter { where = { [field] = matcher } }
end

-- A thousand years, so that the day is one that `dates` knows whatever today is.
local MOST_DAYS = 365000

local DATE_OPTIONS = { "after", "before", "next_days", "older_than_days", "within_days" }

---@class filters.DateOptions
---@field after? string a later day than this one
---@field before? string an earlier day than this one
---@field within_days? integer today or at most so many days ago
---@field older_than_days? integer more than so many days ago
---@field next_days? integer today or at most so many days ahead

--- Contacts whose field is a day such as "2026-11-24" that all options hold for;
--- today is `ctx.today`.
---
---     filters.date("demo_on", { after = "2026-01-01" })        -- from January 2 on
---     filters.date("last_reply", { older_than_days = 90 })
---     filters.date("renewal", { next_days = 30 })
---
---@param field string
---@param options filters.DateOptions
---@return perigee.Filter
function M.date(field, options)
  field_name(field, "filters.date")
  options = arguments.options(options, DATE_OPTIONS, "filters.date")
  local conditions = {}
  if options.after ~= nil then
    local day = arguments.day(options.after, "filters.date: after")
    if day == "9999-12-31" then error("filters.date: no day is after 9999-12-31", 2) end
    conditions[#conditions + 1] = perigee.filter {
      where = { [field] = perigee.at_least(dates.add_days(day, 1)) },
    }
  end
  if options.before ~= nil then
    local day = arguments.day(options.before, "filters.date: before")
    if day == "0000-01-01" then error("filters.date: no day is before 0000-01-01", 2) end
    conditions[#conditions + 1] = perigee.filter {
      where = { [field] = perigee.at_most(dates.add_days(day, -1)) },
    }
  end
  local days = {}
  for _, option in ipairs { "within_days", "older_than_days", "next_days" } do
    if options[option] ~= nil then
      days[option] = arguments.whole(options[option], 0, "filters.date: " .. option)
      if days[option] > MOST_DAYS then
        error(("filters.date: %s must be at most %d, and is %d")
          :format(option, MOST_DAYS, days[option]), 2)
      end
    end
  end
  local within, older, ahead = days.within_days, days.older_than_days, days.next_days
  if within or older or ahead then
    conditions[#conditions + 1] = perigee.filter {
      rule = function(contact, ctx)
        local day, today = contact[field], ctx.today
        -- Days that are written so are in the order of their strings.
        if not arguments.is_day(day) then return false end
        if within and (day > today or day < dates.add_days(today, -within)) then return false end
        if older and day >= dates.add_days(today, -older) then return false end
        if ahead and (day < today or day > dates.add_days(today, ahead)) then return false end
        return true
      end,
    }
  end
  if #conditions == 0 then
    error("filters.date: the options must have one or more of after, before, within_days, "
      .. "older_than_days and next_days", 2)
  end
  return M.all(conditions)
end

--- Contacts in one of the lists.
---
---     filters.in_list("webinar", "trade_fair")
---
---@param ... string|string[] names of lists
---@return perigee.Filter
function M.in_list(...)
  local lists = arguments.texts("filters.in_list: the lists", ...)
  return perigee.filter { where = { list = perigee.one_of(lists) } }
end

--- Contacts in none of the lists.
---
---     filters.not_in_list "customers"
---
---@param ... string|string[] names of lists
---@return perigee.Filter
function M.not_in_list(...)
  local lists = arguments.texts("filters.not_in_list: the lists", ...)
  return perigee.filter { where = { list = perigee.none_of(lists) } }
end

--- Contacts with an address at one of the domains or at a subdomain of it; "notacme.example" is
--- none of "acme.example".
---
---     filters.domain { "acme.example", "globex.example" }
---
---@param ... string|string[]
---@return perigee.Filter
function M.domain(...)
  local matchers = {}
  for _, domain in ipairs(arguments.texts("filters.domain: the domains", ...)) do
    if domain:find "[@%s]" or domain:find "^%." or not domain:find "%." then
      error(
        ('filters.domain: a domain is such as "acme.example", and "%s" is none'):format(domain), 2)
    end
    matchers[#matchers + 1] = domain:lower()
    matchers[#matchers + 1] = perigee.ends_with("." .. domain:lower())
  end
  return perigee.filter { where = { domain = perigee.one_of(matchers) } }
end

-- A rule, since there are hundreds of providers: to look a domain up takes less time than to
-- compare it natively with each of them and with their subdomains.
local function has_free_mail(contact)
  local domain = domains.of(contact.email)
  return domain ~= nil and domains.is_free(domain)
end

--- Contacts with an address at a free mail provider or at a subdomain of it,
--- such as gmail.com and mail.yahoo.com.
---
---     filters.free_mail()
---
---@return perigee.Filter
function M.free_mail()
  return perigee.filter { rule = has_free_mail }
end

--- Contacts with an address at a domain of their own, and at no free mail provider.
---
---     filters.company_mail() & filters.present "title"
---
---@return perigee.Filter
function M.company_mail()
  return perigee.filter { rule = function(contact) return not has_free_mail(contact) end }
end

--- Contacts whose address is an office's and not a person's, such as info@acme.example.
---
---     ~filters.role_address()
---
---@return perigee.Filter
function M.role_address()
  return perigee.filter {
    rule = function(contact) return names.is_role_address(contact.email) and true or false end,
  }
end

--- The level that a job title names, or nil where there is no title; see `titles.level`.
---
---     filters.seniority_of "Head of Sales" --> "director"
---
---@param title string|nil
---@return string|nil
function M.seniority_of(title)
  if title ~= nil and type(title) ~= "string" then
    error("filters.seniority_of: the title must be a string or nil, and is a " .. type(title), 2)
  end
  return (titles.level(title))
end

---@class filters.SeniorityOptions
---@field field? string where the title is; "title" if left out
---@field up_to? string the highest level

--- Contacts whose job title names this level or a higher one: intern, junior, individual, senior,
--- lead, manager, director, vp, c_level, founder.
---
---     filters.seniority "director"
---     filters.seniority("manager", { up_to = "vp", field = "role" })
---
---@param level string
---@param options? filters.SeniorityOptions
---@return perigee.Filter
function M.seniority(level, options)
  arguments.choice(level, titles.levels(), "filters.seniority: the level")
  options = arguments.options(options, { "field", "up_to" }, "filters.seniority")
  local field = field_name(options.field or "title", "filters.seniority")
  local lowest, highest = titles.rank(level), #titles.levels()
  if options.up_to ~= nil then
    highest = titles.rank(
      arguments.choice(options.up_to, titles.levels(), "filters.seniority: up_to"))
    if highest < lowest then
      error(("filters.seniority: %s is below %s"):format(options.up_to, level), 2)
    end
  end
  return perigee.filter {
    rule = function(contact)
      local found = titles.level(as_text(contact[field]))
      if not found then return false end
      local rank = titles.rank(found)
      return rank >= lowest and rank <= highest
    end,
  }
end

--- Contacts whose job title names one of the departments: data, design, engineering, finance, it,
--- legal, marketing, operations, people, procurement, product, sales, support.
---
---     filters.department { "sales", "marketing" }
---
---@param ... string|string[]
---@return perigee.Filter
function M.department(...)
  local wanted = {}
  for _, name in ipairs(arguments.texts("filters.department: the departments", ...)) do
    arguments.choice(name, titles.departments(), "filters.department: a department")
    wanted[name] = true
  end
  return perigee.filter {
    rule = function(contact)
      for _, name in ipairs(titles.departments_of(as_text(contact.title))) do
        if wanted[name] then return true end
      end
      return false
    end,
  }
end

local function each_field(what, matcher, fields)
  local conditions = {}
  for _, field in ipairs(fields) do
    if field == "list" then
      error(what .. ': a contact is in any number of lists; use filters.in_list "…"', 3)
    end
    conditions[field] = matcher
  end
  return conditions
end

--- Contacts with a value in each of the fields.
---
---     filters.present("title", "company")
---
---@param ... string|string[]
---@return perigee.Filter
function M.present(...)
  local fields = arguments.texts("filters.present: the fields", ...)
  return perigee.filter { where = each_field("filters.present", perigee.present(), fields) }
end

--- Contacts with a value in none of the fields.
---
---     filters.blank "phone"
---
---@param ... string|string[]
---@return perigee.Filter
function M.blank(...)
  local fields = arguments.texts("filters.blank: the fields", ...)
  return perigee.filter { where = each_field("filters.blank", perigee.blank(), fields) }
end

--- Contacts with one of the statuses: new, added, contacted, replied, qualified, unresponsive,
--- bad_data, do_not_contact, disqualified.
---
---     filters.status("new", "unresponsive")
---
---@param ... string|string[]
---@return perigee.Filter
function M.status(...)
  local statuses = arguments.texts("filters.status: the statuses", ...)
  for _, status in ipairs(statuses) do
    arguments.choice(status, STATUSES, "filters.status: a status")
  end
  return perigee.filter { where = { status = perigee.one_of(statuses) } }
end

--- Contacts that nobody owns.
---
---     filters.unowned() & filters.status "new"
---
---@return perigee.Filter
function M.unowned()
  return perigee.filter { where = { owner = perigee.blank() } }
end

--- Contacts that one of these senders owns.
---
---     filters.owned_by "anna@acme.example"
---
---@param ... string|string[] addresses
---@return perigee.Filter
function M.owned_by(...)
  local owners = arguments.texts("filters.owned_by: the owners", ...)
  for index, owner in ipairs(owners) do
    if not owner:find "^[^@%s]+@[^@%s]+$" then
      error(('filters.owned_by: an owner is an email address, and "%s" is none'):format(owner), 2)
    end
    owners[index] = owner:lower()
  end
  return perigee.filter { where = { owner = perigee.one_of(owners) } }
end

--- A part of all contacts, which is the same whenever it is asked for with the same seed, and which
--- a larger fraction contains.
---
---     filters.sample(0.1) -- about one contact in ten
---
---@param fraction number from 0, nobody, to 1, everybody
---@return perigee.Filter
function M.sample(fraction)
  arguments.number(fraction, "filters.sample: the fraction")
  if fraction < 0 or fraction > 1 then
    error("filters.sample: the fraction must be from 0 to 1, and is " .. fraction, 2)
  end
  return perigee.filter {
    rule = function(contact, ctx) return draws.portion(contact.email, ctx.seed) < fraction end,
  }
end

-- Pairs of pairs instead of a chain, so that a long list is not nested deeply.
local function combined(filters, first, last, combine)
  if first == last then return filters[first] end
  local middle = (first + last) // 2
  return combine(
    combined(filters, first, middle, combine), combined(filters, middle + 1, last, combine))
end

local function both(a, b) return a & b end
local function either(a, b) return a | b end

-- What `&` cannot be applied to is no filter, and would say so in a line of this file.
local function checked_filters(filters, what)
  for index, filter in ipairs(filters) do
    if not pcall(both, filter, filter) then
      error(("%s: number %d is no filter; perigee.filter { where = { … } } makes one")
        :format(what, index), 3)
    end
  end
  return filters
end

--- Contacts that all of the filters let through.
---
---     filters.all { filters.company_mail(), filters.seniority "manager" }
---
---@param list perigee.Filter[]
---@return perigee.Filter
function M.all(list)
  local filters = arguments.list(list, "table", "filters.all: the filters")
  checked_filters(filters, "filters.all")
  return combined(filters, 1, #filters, both)
end

--- Contacts that one of the filters or more let through.
---
---     filters.any { filters.department "sales", filters.seniority "c_level" }
---
---@param list perigee.Filter[]
---@return perigee.Filter
function M.any(list)
  local filters = arguments.list(list, "table", "filters.any: the filters")
  checked_filters(filters, "filters.any")
  return combined(filters, 1, #filters, either)
end

--- Contacts that none of the filters lets through.
---
---     filters.none { filters.free_mail(), filters.role_address() }
---
---@param list perigee.Filter[]
---@return perigee.Filter
function M.none(list)
  local filters = arguments.list(list, "table", "filters.none: the filters")
  checked_filters(filters, "filters.none")
  return ~combined(filters, 1, #filters, either)
end

return M
