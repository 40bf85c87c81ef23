local test = require "perigee.test"
local sender_rules = require "sender_rules"

local ANNA, BO, CHIARA = "anna@acme.example", "bo@acme.example", "chiara@acme.example"
-- A sender of the team who is no candidate.
local DEV = "dev@acme.example"

local CTX = {
  now = "2026-11-24T09:30:00Z", today = "2026-11-24", hour = 9, weekday = "tue", time_zone = "UTC",
  seed = 7, index = 1,
  senders = { ANNA, BO, CHIARA, DEV },
}

-- Candidates with nothing to do, changed by `changes` by address.
local function team(changes)
  local candidates = {}
  for index, email in ipairs { ANNA, BO, CHIARA } do
    local candidate = {
      email = email, name = email, role = email == CHIARA and "manager" or "member",
      time_zone = "UTC", active = 0, assigned = 0,
    }
    for key, value in pairs(changes and changes[email] or {}) do candidate[key] = value end
    candidates[index] = candidate
  end
  return candidates
end

-- The address that a rule answers.
local function chosen(rule, fields, candidates, ctx)
  fields.email = fields.email or "zoe@globex.example"
  local answer = rule(test.contact(fields), candidates or team(), ctx or CTX)
  if type(answer) == "table" then return answer.email end
  return answer
end

-- The addresses that a rule answers for the contacts of a plan, and how many each got.
local function planned(rule, contacts, candidates)
  candidates = candidates or team()
  local answers, counts = {}, {}
  for index, fields in ipairs(contacts) do
    local email = chosen(rule, fields, candidates)
    answers[index] = email
    counts[email] = (counts[email] or 0) + 1
    for _, candidate in ipairs(candidates) do
      if candidate.email == email then candidate.assigned = candidate.assigned + 1 end
    end
  end
  return answers, counts
end

-- As many contacts, with the fields that a function makes of their number.
local function contacts(count, fields)
  local list = {}
  for index = 1, count do list[index] = fields and fields(index) or {} end
  return list
end

local function anna_and_bo() return { team()[1], team()[2] } end

test.case("candidates take turns", function()
  local rule = sender_rules.round_robin()
  test.eq(planned(rule, contacts(4)), { ANNA, BO, CHIARA, ANNA })
  test.eq(chosen(rule, {}, {}), nil)
  test.raises(function() sender_rules.round_robin { ANNA, BO } end,
    "sender_rules.round_robin takes nothing, and the first value is a table")
end)

test.case("turns stay even inside another rule", function()
  local function owned_by_anna(index) return { owner = index % 2 == 1 and ANNA or "" } end
  local _, counts = planned(sender_rules.sticky_owner(sender_rules.round_robin()),
    contacts(100, owned_by_anna), anna_and_bo())
  test.eq(counts, { [ANNA] = 50, [BO] = 50 })
  local each = sender_rules.within({ ANNA, BO }, sender_rules.round_robin())
  local rule = sender_rules.by_territory("country",
    { DE = each, FR = sender_rules.within({ CHIARA, DEV }, sender_rules.round_robin()) })
  local all = team()
  all[4] = {
    email = DEV, name = "Dev", role = "member", time_zone = "UTC", active = 0, assigned = 0,
  }
  _, counts = planned(rule,
    contacts(40, function(index) return { country = index % 2 == 0 and "FR" or "DE" } end), all)
  test.eq(counts, { [ANNA] = 10, [BO] = 10, [CHIARA] = 10, [DEV] = 10 })
end)

test.case("contacts are given out by weight", function()
  local rule = sender_rules.weighted { [ANNA] = 3, ["Bo@acme.example"] = 1 }
  local answers, counts = planned(rule, contacts(40))
  test.eq(counts, { [ANNA] = 30, [BO] = 10 })
  test.eq({ table.unpack(answers, 1, 4) }, { ANNA, ANNA, ANNA, BO })
  test.eq(planned(sender_rules.weighted { [ANNA] = 1, [BO] = 1 }, contacts(3)), { ANNA, BO, ANNA })
  test.eq(chosen(sender_rules.weighted { [DEV] = 1 }, {}), nil)
  test.eq(chosen(sender_rules.weighted { [ANNA] = 0, [BO] = 0.5 }, {}), BO)
end)

test.case("weights hold for all that the plan has given", function()
  local rule = sender_rules.sticky_owner(sender_rules.weighted { [ANNA] = 3, [BO] = 1 })
  local _, counts = planned(rule,
    contacts(100, function(index) return { owner = index % 2 == 1 and ANNA or "" } end),
    anna_and_bo())
  test.eq(counts, { [ANNA] = 75, [BO] = 25 })
end)

test.case("an address of no sender raises, and the one that was meant is named", function()
  local function raises(rule, message)
    test.raises(function() chosen(rule, { country = "DE" }) end, message)
  end
  raises(sender_rules.weighted { ["ana@acme.example"] = 3, [BO] = 1 },
    "sender_rules.weighted: ana@acme.example is the address of no sender of the team. "
      .. "Did you mean anna@acme.example? Correct it")
  raises(sender_rules.by_territory("country", { DE = { "ana@acme.example", BO } }),
    "sender_rules.by_territory: ana@acme.example is the address of no sender of the team. "
      .. "Did you mean anna@acme.example?")
  raises(sender_rules.by_field("country", {}, "zoe.zimmermann@globex.example"),
    "sender_rules.by_field: zoe.zimmermann@globex.example is the address of no sender of the team. "
      .. "Correct it, or add the sender to perigee.lua")
  raises(sender_rules.within({ "ana@acme.example", "manager" }, sender_rules.round_robin()),
    "sender_rules.within: ana@acme.example is the address of no sender of the team. "
      .. "Did you mean anna@acme.example?")
  local territory = sender_rules.by_territory("country", { DE = "Ana@acme.example" })
  raises(sender_rules.first_of { territory, sender_rules.round_robin() },
    "sender_rules.by_territory: ana@acme.example")
end)

test.case("an address of no sender is told where it was given", function()
  local rule = sender_rules.within("ana@acme.example", sender_rules.round_robin())
  local message = test.raises(function() chosen(rule, {}) end)
  test.ok(message:find "sender_rules_test%.lua:%d+: sender_rules%.within: ")
  rule = sender_rules.by_language("language", { de = "ana@acme.example" })
  message = test.raises(function() chosen(rule, { language = "de" }) end)
  test.ok(message:find "sender_rules_test%.lua:%d+: sender_rules%.by_language: ")
end)

test.case("where every address is a candidate's, the team is not looked at", function()
  local ctx = setmetatable({}, { __index = function(_, name) error("ctx has no " .. name) end })
  test.eq(chosen(sender_rules.weighted { [ANNA] = 1, [BO] = 1 }, {}, team(), ctx), ANNA)
  test.eq(chosen(sender_rules.within({ BO, CHIARA }, sender_rules.round_robin()), {}, team(), ctx),
    BO)
  test.eq(
    chosen(sender_rules.by_field("city", { Bern = { BO, ANNA } }), { city = "Bern" }, team(), ctx),
    BO)
end)

test.case("weights must be numbers by address", function()
  test.raises(function() sender_rules.weighted { anna = 1 } end,
    'the keys must be addresses, and there is "anna"')
  test.raises(function() sender_rules.weighted { [ANNA] = "3" } end,
    'the weight of anna@acme.example must be a number, and is "3"')
  test.raises(
    function() sender_rules.weighted { [ANNA] = -1 } end, "must not be below 0, and is -1")
  test.raises(function() sender_rules.weighted {} end, "must give somebody more than 0")
  test.raises(function() sender_rules.weighted() end,
    "the weights must be a table, and there is nil")
end)

test.case("a map names senders by a field, without case and accents", function()
  local rule = sender_rules.by_field("city", { ["Zürich"] = ANNA, Bern = { BO, CHIARA } }, CHIARA)
  test.eq(chosen(rule, { city = "zurich" }), ANNA)
  test.eq(chosen(rule, { city = "Basel" }), CHIARA)
  test.eq(chosen(rule, { city = "" }), CHIARA)
  test.eq(chosen(sender_rules.by_field("city", { Bern = BO }), { city = "Basel" }), nil)
  test.eq(chosen(sender_rules.by_field("size", { [50] = BO }), { size = 50.0 }), BO)
end)

test.case("the least loaded of several is taken, and who is no candidate is passed over", function()
  local rule = sender_rules.by_field("city", { Bern = { DEV, BO, CHIARA } })
  test.eq(chosen(rule, { city = "Bern" }), BO)
  test.eq(chosen(rule, { city = "Bern" }, team { [BO] = { assigned = 1 } }), CHIARA)
  test.eq(
    chosen(rule, { city = "Bern" }, team { [BO] = { assigned = 1 }, [CHIARA] = { active = 2 } }),
    BO)
end)

test.case("an address of no candidate is answered, for the plan to name it", function()
  test.eq(chosen(sender_rules.by_field("city", { Bern = DEV }, BO), { city = "Bern" }), DEV)
end)

test.case("a map and its rest may name rules", function()
  local rule = sender_rules.by_field("city", { Bern = sender_rules.least_loaded() },
    sender_rules.round_robin())
  test.eq(chosen(rule, { city = "Bern" }, team { [ANNA] = { active = 1 } }), BO)
  test.eq(chosen(rule, { city = "Basel" }, team { [ANNA] = { assigned = 1 } }), BO)
end)

test.case("a country is the same by code and by name", function()
  local rule = sender_rules.by_territory("country",
    { DE = ANNA, Austria = BO, ["North West"] = CHIARA })
  test.eq(chosen(rule, { country = "Deutschland" }), ANNA)
  test.eq(chosen(rule, { country = "Österreich" }), BO)
  test.eq(chosen(rule, { country = "north west" }), CHIARA)
  test.eq(chosen(rule, { country = "France" }), nil)
end)

test.case("a language is the same by code, by name and with a country", function()
  local rule = sender_rules.by_language("language", { German = ANNA, fr = BO }, CHIARA)
  test.eq(chosen(rule, { language = "de-AT" }), ANNA)
  test.eq(chosen(rule, { language = "Français" }), BO)
  test.eq(chosen(rule, { language = "Klingon" }), CHIARA)
end)

test.case("a map must name addresses, and a value once", function()
  test.raises(function() sender_rules.by_field(nil, {}) end,
    "sender_rules.by_field: the field must be a string, and there is nil")
  test.raises(function() sender_rules.by_field("city", "Bern") end,
    'the map must be a table, and there is "Bern"')
  test.raises(function() sender_rules.by_field("city", { Bern = "anna" }) end,
    'what "Bern" gives must be an address')
  test.raises(function() sender_rules.by_field("city", { Bern = {} }) end,
    "a rule, and the list is empty")
  test.raises(function() sender_rules.by_field("city", {}, 7) end,
    "otherwise must be an address, a list of addresses or a rule, and there is a number")
  test.raises(function() sender_rules.by_territory("country", { DE = ANNA, Germany = BO }) end,
    '"DE" is in the map twice')
  test.raises(function() sender_rules.by_language("language", { de = ANNA, German = BO }) end,
    '"de" is in the map twice')
end)

test.case("the least loaded is counted by what is asked for", function()
  local candidates = team {
    [ANNA] = { active = 5, assigned = 0 }, [BO] = { active = 1, assigned = 3 },
    [CHIARA] = { active = 2, assigned = 3 },
  }
  test.eq(chosen(sender_rules.least_loaded { count = "active" }, {}, candidates), BO)
  test.eq(chosen(sender_rules.least_loaded { count = "assigned" }, {}, candidates), ANNA)
  test.eq(chosen(sender_rules.least_loaded { count = "both" }, {}, candidates), BO)
  test.eq(chosen(sender_rules.least_loaded(), {}), ANNA)
  test.eq(chosen(sender_rules.least_loaded(), {}, {}), nil)
  test.raises(
    function() sender_rules.least_loaded { count = "activ" } end, 'did you mean "active"?')
end)

test.case("colleagues have the same sender, and companies are spread", function()
  local rule, counts = sender_rules.same_company(), {}
  for number = 1, 300 do
    local domain = ("company%d.example"):format(number)
    local email = chosen(rule, { email = "ann@" .. domain })
    test.eq(chosen(rule, { email = "bo.lee@" .. domain }), email)
    counts[email] = (counts[email] or 0) + 1
  end
  for _, sender in ipairs { ANNA, BO, CHIARA } do
    test.ok(counts[sender] > 70 and counts[sender] < 130)
  end
end)

test.case("subdomains are the same company, and customers of one provider are not", function()
  local rule, senders = sender_rules.same_company(), {}
  for number = 1, 60 do
    local domain = ("company%d.co.uk"):format(number)
    test.eq(chosen(rule, { email = "ann@uk." .. domain }),
      chosen(rule, { email = "ann@" .. domain }))
    senders[chosen(rule, { email = ("ann@company%d.onmicrosoft.com"):format(number) })] = true
  end
  test.eq(senders, { [ANNA] = true, [BO] = true, [CHIARA] = true })
end)

test.case("who leaves takes no other's companies along", function()
  local rule = sender_rules.same_company()
  local all = team()
  local two = { all[1], all[3] }
  for number = 1, 100 do
    local email = ("ann@company%d.example"):format(number)
    local before = chosen(rule, { email = email }, all)
    if before ~= BO then test.eq(chosen(rule, { email = email }, two), before) end
  end
end)

test.case("people with free mail are no colleagues", function()
  local rule, senders = sender_rules.same_company(), {}
  for number = 1, 50 do
    senders[chosen(rule, { email = ("ann%d@gmail.com"):format(number) })] = true
  end
  test.eq(senders, { [ANNA] = true, [BO] = true, [CHIARA] = true })
  local turns = sender_rules.same_company(sender_rules.round_robin())
  test.eq(chosen(turns, { email = "ann@gmail.com" }, team { [ANNA] = { assigned = 1 } }), BO)
  test.eq(chosen(rule, { email = "ann@gmail.com" }, {}), nil)
  test.raises(function() sender_rules.same_company(ANNA) end,
    'otherwise must be a function, and is "anna@acme.example"')
end)

test.case("an owner stays, where that is a candidate", function()
  local rule = sender_rules.sticky_owner(sender_rules.round_robin())
  test.eq(chosen(rule, { owner = BO }), BO)
  test.eq(chosen(rule, { owner = DEV }), ANNA)
  test.eq(chosen(rule, {}), ANNA)
  test.eq(chosen(sender_rules.sticky_owner(), {}), nil)
  test.raises(
    function() sender_rules.sticky_owner "round_robin" end, "otherwise must be a function")
end)

test.case("a rule is kept within some of the candidates", function()
  test.eq(chosen(sender_rules.within("manager", sender_rules.round_robin()), {}), CHIARA)
  local some = sender_rules.within({ "Bo@acme.example", CHIARA }, sender_rules.round_robin())
  test.eq(chosen(some, {}), BO)
  test.eq(chosen(some, {}, team { [BO] = { assigned = 1 } }), CHIARA)
  test.eq(chosen(sender_rules.within(DEV, sender_rules.round_robin()), {}), nil)
  test.eq(chosen(sender_rules.within("manager", function() return ANNA end), {}), nil)
  test.raises(function() sender_rules.within("manger", sender_rules.round_robin()) end,
    'did you mean "manager"?')
  test.raises(function() sender_rules.within("manager") end,
    "the rule must be a function, and is nil")
  test.raises(function() sender_rules.within(nil, sender_rules.round_robin()) end,
    "sender_rules.within: the senders")
end)

test.case("the first rule that names a candidate counts", function()
  local rule = sender_rules.first_of {
    sender_rules.sticky_owner(),
    sender_rules.by_territory("country", { DE = DEV, AT = BO }),
    sender_rules.least_loaded(),
  }
  test.eq(chosen(rule, { owner = CHIARA, country = "AT" }), CHIARA)
  test.eq(chosen(rule, { country = "AT" }), BO)
  test.eq(chosen(rule, { country = "DE" }), ANNA)
  test.eq(chosen(rule, { country = "" }, {}), nil)
  test.raises(function() sender_rules.first_of { ANNA } end, "the rules must each be a function")
end)
