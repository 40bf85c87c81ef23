local test = require "perigee.test"
local sender_rules = require "sender_rules"

local CTX = {
  now = "2026-11-24T09:30:00Z", today = "2026-11-24", hour = 9, weekday = "tue", time_zone = "UTC", seed = 7, index = 1,
}

local ANNA, BO, CHIARA = "anna@acme.example", "bo@acme.example", "chiara@acme.example"

-- Candidates with nothing to do, changed by `changes` by address.
local function team(changes)
  local candidates = {}
  for index, email in ipairs { ANNA, BO, CHIARA } do
    local candidate = {
      email = email, name = email, role = email == CHIARA and "manager" or "member", time_zone = "UTC", active = 0, assigned = 0,
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

test.case("candidates take turns", function()
  local rule, answers = sender_rules.round_robin(), {}
  for index = 1, 4 do answers[index] = chosen(rule, {}, team(), { index = index }) end
  test.eq(answers, { ANNA, BO, CHIARA, ANNA })
  test.eq(chosen(rule, {}, {}), nil)
end)

test.case("contacts are given out by weight", function()
  local rule, candidates, counts = sender_rules.weighted { [ANNA] = 3, ["Bo@acme.example"] = 1 }, team(), {}
  for _ = 1, 40 do
    local email = chosen(rule, {}, candidates)
    counts[email] = (counts[email] or 0) + 1
    for _, candidate in ipairs(candidates) do
      if candidate.email == email then candidate.assigned = candidate.assigned + 1 end
    end
  end
  test.eq(counts, { [ANNA] = 30, [BO] = 10 })
  test.eq(chosen(sender_rules.weighted { ["dev@acme.example"] = 1 }, {}), nil)
  test.eq(chosen(sender_rules.weighted { [ANNA] = 0, [BO] = 0.5 }, {}), BO)
end)

test.case("weights must be numbers by address", function()
  test.raises(function() sender_rules.weighted { anna = 1 } end, 'the keys must be addresses, and there is "anna"')
  test.raises(function() sender_rules.weighted { [ANNA] = "3" } end, 'the weight of anna@acme.example must be a number, and is "3"')
  test.raises(function() sender_rules.weighted { [ANNA] = -1 } end, "must not be below 0, and is -1")
  test.raises(function() sender_rules.weighted {} end, "must give somebody more than 0")
  test.raises(function() sender_rules.weighted() end, "the weights must be a table, and there is nil")
end)

test.case("a map names senders by a field, without case and accents", function()
  local rule = sender_rules.by_field("city", { ["Zürich"] = ANNA, Bern = { BO, CHIARA } }, CHIARA)
  test.eq(chosen(rule, { city = "zurich" }), ANNA)
  test.eq(chosen(rule, { city = "Basel" }), CHIARA)
  test.eq(chosen(rule, { city = "" }), CHIARA)
  test.eq(chosen(sender_rules.by_field("city", { Bern = BO }), { city = "Basel" }), nil)
  test.eq(chosen(sender_rules.by_field("size", { [50] = BO }), { size = 50.0 }), BO)
end)

test.case("of several addresses the least loaded is taken, and those that are no candidates are passed over", function()
  local rule = sender_rules.by_field("city", { Bern = { "dev@acme.example", BO, CHIARA } })
  test.eq(chosen(rule, { city = "Bern" }), BO)
  test.eq(chosen(rule, { city = "Bern" }, team { [BO] = { assigned = 1 } }), CHIARA)
  test.eq(chosen(rule, { city = "Bern" }, team { [BO] = { assigned = 1 }, [CHIARA] = { active = 2 } }), BO)
end)

test.case("an address of no candidate is answered, for the plan to name it", function()
  test.eq(chosen(sender_rules.by_field("city", { Bern = "dev@acme.example" }, BO), { city = "Bern" }), "dev@acme.example")
end)

test.case("a map and its rest may name rules", function()
  local rule = sender_rules.by_field("city", { Bern = sender_rules.least_loaded() }, sender_rules.round_robin())
  test.eq(chosen(rule, { city = "Bern" }, team { [ANNA] = { active = 1 } }), BO)
  test.eq(chosen(rule, { city = "Basel" }, team(), { index = 3 }), CHIARA)
end)

test.case("a country is the same by code and by name", function()
  local rule = sender_rules.by_territory("country", { DE = ANNA, Austria = BO, ["North West"] = CHIARA })
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
  test.raises(function() sender_rules.by_field(nil, {}) end, "sender_rules.by_field: the field must be a text, and there is nil")
  test.raises(function() sender_rules.by_field("city", "Bern") end, 'the map must be a table, and there is "Bern"')
  test.raises(function() sender_rules.by_field("city", { Bern = "anna" }) end, 'what "Bern" gives must be an address')
  test.raises(function() sender_rules.by_field("city", { Bern = {} }) end, "a rule, and the list is empty")
  test.raises(function() sender_rules.by_field("city", {}, 7) end, "otherwise must be an address, a list of addresses or a rule, and there is a number")
  test.raises(function() sender_rules.by_territory("country", { DE = ANNA, Germany = BO }) end, '"DE" is in the map twice')
  test.raises(function() sender_rules.by_language("language", { de = ANNA, German = BO }) end, '"de" is in the map twice')
end)

test.case("the least loaded is counted by what is asked for", function()
  local candidates = team { [ANNA] = { active = 5, assigned = 0 }, [BO] = { active = 1, assigned = 3 }, [CHIARA] = { active = 2, assigned = 3 } }
  test.eq(chosen(sender_rules.least_loaded { count = "active" }, {}, candidates), BO)
  test.eq(chosen(sender_rules.least_loaded { count = "assigned" }, {}, candidates), ANNA)
  test.eq(chosen(sender_rules.least_loaded { count = "both" }, {}, candidates), BO)
  test.eq(chosen(sender_rules.least_loaded(), {}), ANNA)
  test.eq(chosen(sender_rules.least_loaded(), {}, {}), nil)
  test.raises(function() sender_rules.least_loaded { count = "activ" } end, 'did you mean "active"?')
end)

test.case("colleagues have the same sender, and companies are spread", function()
  local rule, counts = sender_rules.same_company(), {}
  for number = 1, 300 do
    local domain = ("company%d.example"):format(number)
    local email = chosen(rule, { email = "ann@" .. domain })
    test.eq(chosen(rule, { email = "bo.lee@" .. domain }), email)
    counts[email] = (counts[email] or 0) + 1
  end
  for _, sender in ipairs { ANNA, BO, CHIARA } do test.ok(counts[sender] > 70 and counts[sender] < 130) end
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
  for number = 1, 50 do senders[chosen(rule, { email = ("ann%d@gmail.com"):format(number) })] = true end
  test.eq(senders, { [ANNA] = true, [BO] = true, [CHIARA] = true })
  local turns = sender_rules.same_company(sender_rules.round_robin())
  test.eq(chosen(turns, { email = "ann@gmail.com" }, team(), { index = 2 }), BO)
  test.eq(chosen(rule, { email = "ann@gmail.com" }, {}), nil)
  test.raises(function() sender_rules.same_company(ANNA) end, 'otherwise must be a function, and is "anna@acme.example"')
end)

test.case("an owner stays, where that is a candidate", function()
  local rule = sender_rules.sticky_owner(sender_rules.round_robin())
  test.eq(chosen(rule, { owner = BO }), BO)
  test.eq(chosen(rule, { owner = "dev@acme.example" }), ANNA)
  test.eq(chosen(rule, {}), ANNA)
  test.eq(chosen(sender_rules.sticky_owner(), {}), nil)
  test.raises(function() sender_rules.sticky_owner "round_robin" end, "otherwise must be a function")
end)

test.case("a rule is kept within some of the candidates", function()
  test.eq(chosen(sender_rules.within("manager", sender_rules.round_robin()), {}), CHIARA)
  local two = sender_rules.within({ "Bo@acme.example", CHIARA }, sender_rules.round_robin())
  test.eq(chosen(two, {}, team(), { index = 1 }), BO)
  test.eq(chosen(two, {}, team(), { index = 2 }), CHIARA)
  test.eq(chosen(sender_rules.within("dev@acme.example", sender_rules.round_robin()), {}), nil)
  test.eq(chosen(sender_rules.within("manager", function() return ANNA end), {}), nil)
  test.raises(function() sender_rules.within("manger", sender_rules.round_robin()) end, 'did you mean "manager"?')
  test.raises(function() sender_rules.within("manager") end, "the rule must be a function, and is nil")
  test.raises(function() sender_rules.within(nil, sender_rules.round_robin()) end, "sender_rules.within: the senders")
end)

test.case("the first rule that names a candidate counts", function()
  local rule = sender_rules.first_of {
    sender_rules.sticky_owner(),
    sender_rules.by_territory("country", { DE = "dev@acme.example", AT = BO }),
    sender_rules.least_loaded(),
  }
  test.eq(chosen(rule, { owner = CHIARA, country = "AT" }), CHIARA)
  test.eq(chosen(rule, { country = "AT" }), BO)
  test.eq(chosen(rule, { country = "DE" }), ANNA)
  test.eq(chosen(rule, { country = "" }, {}), nil)
  test.raises(function() sender_rules.first_of { ANNA } end, "the rules must each be a function")
end)
