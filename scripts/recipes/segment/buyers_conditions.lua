-- Who belongs to the segment "buyers", condition by condition. rules/buyers.lua makes the filter of
-- them, and scripts/segment.lua counts what each leaves.
local filters = require "filters" -- from the standard library

local M = {}

-- Make it yours: purchasing goes by other words in each language; case and accents do not count.
local purchasing = {
  "purchasing", "procurement", "buyer", "einkauf", "achats", "acquisti", "compras",
}

---@type { name: string, filter: perigee.Filter }[]
M.list = {
  { name = "we have them from a list", filter = filters.in_list("leads", "webinar") },
  {
    name = "50 to 1,000 employees",
    filter = filters.number("employees", { at_least = 50, at_most = 1000 }),
  },
  { name = "directors and above, or in purchasing",
    filter = filters.seniority "director" | filters.text("title", { any_word = purchasing }) },
  { name = "not at a private mailbox", filter = ~filters.free_mail() },
  { name = "not at a partner's", filter = ~filters.domain { "umbrella.example", "c934.example" } },
}

-- All conditions up to one of them, or all there are.
---@param count? integer
---@return perigee.Filter
function M.first(count)
  local some = {}
  for index = 1, count or #M.list do some[index] = M.list[index].filter end
  return filters.all(some)
end

return M
