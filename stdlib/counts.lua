--- Counting things in scripts.
local arguments = require "arguments"

local M = {}

--- Counts the items of a list by what `key` says of each;
--- an item for which it says nil is left out.
---
---     counts.by(plan:sendings(), function(sending) return sending.sender end)
---
---@generic T
---@param list T[]
---@param key fun(item: T): string|nil
---@return table<string, integer>
function M.by(list, key)
  if type(list) ~= "table" then
    error("counts.by: the list must be a table, and is a " .. type(list), 2)
  end
  if type(key) ~= "function" then
    error("counts.by: key must be a function, and is a " .. type(key), 2)
  end
  local gap = arguments.gap(list)
  if gap then error(("counts.by: number %d of the list is nil"):format(gap), 2) end
  local counts = {}
  for _, item in ipairs(list) do
    local name = key(item)
    if name ~= nil then counts[name] = (counts[name] or 0) + 1 end
  end
  return counts
end

--- The names of a table of counts, most first; equals in the order of the alphabet.
---
---@param counts table<string, integer>
---@return string[]
function M.ranked(counts)
  if type(counts) ~= "table" then
    error("counts.ranked: counts must be a table, and is a " .. type(counts), 2)
  end
  local names = {}
  for name in pairs(counts) do names[#names + 1] = name end
  table.sort(names, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  return names
end

return M
