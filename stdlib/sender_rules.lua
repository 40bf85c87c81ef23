--- Rules that choose a contact's sender, to combine: each function returns one, for
--- `perigee.sender_rule { rule = … }` and for the others here.
---
---     local perigee = require "perigee"
---     local sender_rules = require "sender_rules"
---
---     return perigee.sender_rule {
---       name = "owner_or_territory",
---       rule = sender_rules.sticky_owner(sender_rules.by_territory(
---         "country", { DE = "anna@acme.example" }, sender_rules.round_robin())),
---     }
---
--- A rule answers a candidate, an address or nil for nobody. A function here takes addresses of the
--- team's senders only: any other raises when the rule is asked, since a misspelt one would give
--- its contacts to somebody else. A sender of the team who is no candidate of the plan is passed
--- over where there are others to choose from; one alone is answered as it is, so that the plan
--- says which one it is, and only `first_of` and `within` take it for nobody.
local arguments = require "arguments"
local countries = require "countries"
local domains = require "domains"
local draws = require "draws"
local languages = require "languages"
local text = require "text"

local M = {}

---@class sender_rules.Candidate
---@field email string
---@field name string
---@field role string
---@field time_zone string
---@field active integer live enrollments that they have now
---@field assigned integer contacts that this plan has given them so far

---@alias sender_rules.Rule fun(
---    contact: perigee.Contact, candidates: perigee.Candidate[], ctx: perigee.Circumstances
---  ): perigee.Candidate|string|nil

local ROLES = { "member", "manager" }

local function is_address(value)
  return type(value) == "string" and value:find "^[^@%s]+@[^@%s]+$" ~= nil
end

-- For messages.
local function found(value)
  if value == nil then return "there is nil" end
  if type(value) == "string" then return 'there is "' .. value .. '"' end
  return "there is a " .. type(value)
end

local function candidate_of(email, candidates)
  for _, candidate in ipairs(candidates) do
    if candidate.email == email then return candidate end
  end
  return nil
end

-- Where `error` with this level would say that it is, such as "rules/owner.lua:7: ". A misspelt
-- address is found when the rule is asked, and then the line that gave it is not among those that
-- are running.
local function place(level)
  local _, where = pcall(error, "", level + 2)
  return tostring(where)
end

-- Raises for the first of the addresses that belongs to no sender of the team. To be asked only
-- when some of them are no candidates, so that the usual case costs nothing; `call` is the place
-- and the function.
local function expect_senders(emails, candidates, ctx, call)
  local is_sender = {}
  for _, email in ipairs(ctx.senders) do is_sender[email] = true end
  for _, email in ipairs(emails) do
    if not is_sender[email] and not candidate_of(email, candidates) then
      local nearest = arguments.nearest(email, ctx.senders)
      error(("%s: %s is the address of no sender of the team.%s Correct it, or add the "
        .. "sender to perigee.lua")
        :format(call, email, nearest and (" Did you mean %s?"):format(nearest) or ""), 0)
    end
  end
end

-- The candidate that a rule's answer names.
local function named(answer, candidates)
  if answer == nil then return nil end
  if type(answer) == "string" then return candidate_of(answer:lower(), candidates) end
  return candidate_of(answer.email, candidates)
end

local function load_of(candidate, count)
  if count == "active" then return candidate.active end
  if count == "assigned" then return candidate.assigned end
  return candidate.active + candidate.assigned
end

-- The first of those with the least load.
local function least(candidates, count)
  local chosen
  for _, candidate in ipairs(candidates) do
    if not chosen or load_of(candidate, count) < load_of(chosen, count) then chosen = candidate end
  end
  return chosen
end

--- The candidate to whom this plan has given the fewest contacts so far; of several the first.
---
--- Alone this is taking turns: the first contact of the plan is the first one's. Inside another
--- rule it makes up for what that one gave away, so that the numbers stay even:
--- `sender_rules.sticky_owner(sender_rules.round_robin())` gives those without an owner first to
--- who owns few.
---
---     sender_rules.round_robin()
---     sender_rules.within({ "anna@acme.example", "bo@acme.example" }, sender_rules.round_robin())
---
---@param ... nil it takes nothing: `within` names those who take part
---@return sender_rules.Rule
function M.round_robin(...)
  arguments.none("sender_rules.round_robin", ...)
  return function(_, candidates) return (least(candidates, "assigned")) end
end

--- The candidates by weight: who has 3 gets three times as many contacts of the plan as who has 1,
--- and who is not named gets none.
---
--- It is no lot: each contact goes to who is furthest behind their share of all that this plan has
--- given, by this rule or by another around it.
---
---     sender_rules.weighted { ["anna@acme.example"] = 3, ["bo@acme.example"] = 1 }
---
---@param weights table<string, number> by address
---@return sender_rules.Rule
function M.weighted(weights)
  if type(weights) ~= "table" then
    error("sender_rules.weighted: the weights must be a table, and " .. found(weights), 2)
  end
  local by_email, emails, is_empty = {}, {}, true
  for email, weight in pairs(weights) do
    if not is_address(email) then
      error("sender_rules.weighted: the keys must be addresses, and " .. found(email), 2)
    end
    local sender = email:lower()
    arguments.number(weight, "sender_rules.weighted: the weight of " .. sender)
    if weight < 0 then
      error(("sender_rules.weighted: the weight of %s must not be below 0, and is %s")
        :format(sender, weight), 2)
    end
    if by_email[sender] then
      error(("sender_rules.weighted: %s is in the weights twice"):format(sender), 2)
    end
    by_email[sender], emails[#emails + 1] = weight, sender
    if weight > 0 then is_empty = false end
  end
  if is_empty then error("sender_rules.weighted: the weights must give somebody more than 0", 2) end
  -- Always in the same order, so that of two misspelt addresses always the same one is told.
  table.sort(emails)
  local call = place(2) .. "sender_rules.weighted"
  return function(_, candidates, ctx)
    local chosen, least_share, present = nil, math.huge, 0
    for _, candidate in ipairs(candidates) do
      local weight = by_email[candidate.email]
      if weight then
        present = present + 1
        -- What they would have with this contact, so that who has a small weight waits until it is
        -- their turn; a weight of 0 makes it endless.
        local share = (candidate.assigned + 1) / weight
        if share < least_share then chosen, least_share = candidate, share end
      end
    end
    if present < #emails then expect_senders(emails, candidates, ctx, call) end
    return chosen
  end
end

-- A rule of an address, of a list of addresses or of a rule; nil and why not for anything else.
-- `call` is for `expect_senders`.
local function choice(value, call)
  if type(value) == "function" then return value end
  local emails, senders = value, {}
  if type(value) ~= "table" then emails = { value } end
  local gap = arguments.gap(emails)
  if gap then return nil, ("number %d is nil"):format(gap) end
  if #emails == 0 then
    return nil, type(value) == "table" and "the list is empty" or "there is nil"
  end
  for index = 1, #emails do
    local email = emails[index]
    if not is_address(email) then return nil, found(email) end
    senders[index] = email:lower()
  end
  return function(_, candidates, ctx)
    local present = {}
    for _, email in ipairs(senders) do present[#present + 1] = candidate_of(email, candidates) end
    if #present < #senders then expect_senders(senders, candidates, ctx, call) end
    return least(present) or senders[1]
  end
end

local function folded(value)
  if type(value) == "number" then value = tostring(math.tointeger(value) or value) end
  return text.fold(value)
end

-- Germany, Deutschland and DE are one country.
local function country_or_text(value)
  return type(value) == "string" and countries.code(value) or folded(value)
end

local function language_or_text(value)
  return type(value) == "string" and languages.code(value) or folded(value)
end

-- The rule of `by_field`, where `known` says which values are the same; its errors stand where the
-- function of the module was called.
local function mapped(field, map, otherwise, known, what)
  if type(field) ~= "string" or not field:find "%S" then
    error(what .. ": the field must be a string, and " .. found(field), 3)
  end
  if type(map) ~= "table" then error(what .. ": the map must be a table, and " .. found(map), 3) end
  local rules, call = {}, place(3) .. what
  for key, value in pairs(map) do
    if type(key) ~= "string" and type(key) ~= "number" then
      error(
        what .. ": the keys of the map must be strings or numbers, and one is a " .. type(key), 3)
    end
    if rules[known(key)] then
      error(('%s: "%s" is in the map twice'):format(what, known(key)), 3)
    end
    local rule, problem = choice(value, call)
    if not rule then
      error(('%s: what "%s" gives must be an address, a list of addresses or a rule, and %s')
        :format(what, key, problem), 3)
    end
    rules[known(key)] = rule
  end
  local rest, problem
  if otherwise ~= nil then
    rest, problem = choice(otherwise, call)
    if not rest then
      error(("%s: otherwise must be an address, a list of addresses or a rule, and %s")
        :format(what, problem), 3)
    end
  end
  return function(contact, candidates, ctx)
    local value = contact[field]
    local rule = value ~= nil and rules[known(value)] or rest
    if not rule then return nil end
    return (rule(contact, candidates, ctx))
  end
end

--- Whom the map names for a field's value, or whom `otherwise` does; case and accents do not count.
--- Of several addresses it is the least loaded candidate's.
---
---     sender_rules.by_field("industry", {
---       retail = "anna@acme.example",
---       banking = { "bo@acme.example", "chiara@acme.example" },
---     }, sender_rules.round_robin())
---
---@param field string
---@param map table<string, string|string[]|sender_rules.Rule>
---@param otherwise? string|string[]|sender_rules.Rule for other values and for none; without it,
---  nobody
---@return sender_rules.Rule
function M.by_field(field, map, otherwise)
  local rule = mapped(field, map, otherwise, folded, "sender_rules.by_field")
  return rule
end

--- Whom the map names for a contact's territory. A country is the same by its code and by its name
--- in one of several languages; other territories are compared as `by_field` does.
---
---     sender_rules.by_territory("country", {
---       Germany = "anna@acme.example", Austria = "anna@acme.example",
---       US = { "bo@acme.example", "dev@acme.example" },
---     }, "chiara@acme.example")
---
---@param field string
---@param map table<string, string|string[]|sender_rules.Rule>
---@param otherwise? string|string[]|sender_rules.Rule
---@return sender_rules.Rule
function M.by_territory(field, map, otherwise)
  local rule = mapped(field, map, otherwise, country_or_text, "sender_rules.by_territory")
  return rule
end

--- Whom the map names for a contact's language. A language is the same by its code, by its name in
--- one of several languages and with a country: "de", "German" and "de-AT".
---
---     sender_rules.by_language(
---       "language", { de = "anna@acme.example", fr = "chiara@acme.example" }, "bo@acme.example")
---
---@param field string
---@param map table<string, string|string[]|sender_rules.Rule>
---@param otherwise? string|string[]|sender_rules.Rule
---@return sender_rules.Rule
function M.by_language(field, map, otherwise)
  local rule = mapped(field, map, otherwise, language_or_text, "sender_rules.by_language")
  return rule
end

---@class sender_rules.LoadOptions
---@field count? "active"|"assigned"|"both" live enrollments, contacts of this plan, or both if left
---  out

--- The candidate with the least to do; of several the first.
---
---     sender_rules.least_loaded()
---     sender_rules.least_loaded { count = "active" }
---
---@param options? sender_rules.LoadOptions
---@return sender_rules.Rule
function M.least_loaded(options)
  options = arguments.options(options, { "count" }, "sender_rules.least_loaded")
  local count = options.count
  if count ~= nil then
    arguments.choice(count, { "active", "assigned", "both" }, "sender_rules.least_loaded: count")
  end
  return function(_, candidates) return (least(candidates, count)) end
end

--- The same sender for all contacts of a company, which its domain is with all subdomains. People
--- with free mail are colleagues of nobody: `otherwise` chooses for them, or each address stands
--- for itself.
---
--- When a candidate joins or leaves, only those companies change their sender that come to them or
--- were theirs.
---
---     sender_rules.same_company()
---     sender_rules.same_company(sender_rules.round_robin())
---
---@param otherwise? sender_rules.Rule
---@return sender_rules.Rule
function M.same_company(otherwise)
  if otherwise ~= nil then arguments.rule(otherwise, "sender_rules.same_company: otherwise") end
  return function(contact, candidates, ctx)
    local company = domains.of(contact.email)
    if not company or domains.is_free(company) then
      if otherwise then return (otherwise(contact, candidates, ctx)) end
      company = contact.email
    else
      company = domains.registered(company)
    end
    -- Each candidate draws a number for the company, and the highest wins it.
    local seed, chosen, highest = draws.number(company), nil, nil
    for _, candidate in ipairs(candidates) do
      local drawn = draws.number(candidate.email, seed)
      if not chosen or drawn > highest then chosen, highest = candidate, drawn end
    end
    return chosen
  end
end

--- The contact's owner where that is a candidate, and otherwise whom the other rule chooses.
---
---     sender_rules.sticky_owner(sender_rules.least_loaded())
---
---@param otherwise? sender_rules.Rule without it, nobody
---@return sender_rules.Rule
function M.sticky_owner(otherwise)
  if otherwise ~= nil then arguments.rule(otherwise, "sender_rules.sticky_owner: otherwise") end
  return function(contact, candidates, ctx)
    local owner = contact.owner and candidate_of(contact.owner:lower(), candidates)
    if owner then return owner end
    if not otherwise then return nil end
    return (otherwise(contact, candidates, ctx))
  end
end

--- Whom a rule chooses among some of the candidates: those with these addresses or in these roles.
--- Nobody where none of them is a candidate, or where the rule names somebody else.
---
---     sender_rules.within("manager", sender_rules.round_robin())
---     sender_rules.within({ "anna@acme.example", "bo@acme.example" }, sender_rules.same_company())
---
---@param senders string|string[] addresses, and roles: "member", "manager"
---@param rule sender_rules.Rule
---@return sender_rules.Rule
function M.within(senders, rule)
  local wanted, emails = {}, {}
  for _, sender in ipairs(arguments.texts("sender_rules.within: the senders", senders)) do
    if is_address(sender) then
      sender = sender:lower()
      if not wanted[sender] then emails[#emails + 1] = sender end
    else
      arguments.choice(sender, ROLES, "sender_rules.within: a role")
    end
    wanted[sender] = true
  end
  arguments.rule(rule, "sender_rules.within: the rule")
  local call = place(2) .. "sender_rules.within"
  return function(contact, candidates, ctx)
    local some, present = {}, 0
    for _, candidate in ipairs(candidates) do
      if wanted[candidate.email] then present = present + 1 end
      if wanted[candidate.email] or wanted[candidate.role] then some[#some + 1] = candidate end
    end
    if present < #emails then expect_senders(emails, candidates, ctx, call) end
    if #some == 0 then return nil end
    return (named(rule(contact, some, ctx), some))
  end
end

--- Whom the first of the rules chooses that names a candidate.
---
---     sender_rules.first_of {
---       sender_rules.sticky_owner(),
---       sender_rules.by_territory("country", { DE = "anna@acme.example" }),
---       sender_rules.least_loaded(),
---     }
---
---@param rules sender_rules.Rule[]
---@return sender_rules.Rule
function M.first_of(rules)
  local list = arguments.list(rules, "function", "sender_rules.first_of: the rules")
  return function(contact, candidates, ctx)
    for _, rule in ipairs(list) do
      local candidate = named(rule(contact, candidates, ctx), candidates)
      if candidate then return candidate end
    end
    return nil
  end
end

return M
