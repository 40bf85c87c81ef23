--- Numbers that look drawn by lot and are always the same for a string, for what must come out
--- again: samples, choices between several texts, who writes to which company.
local arguments = require "arguments"
local text = require "text"

local M = {}

-- All bits of the result depend on all bits of the number: those of a simple hash do not.
local function mixed(bits)
  bits = (bits ~ (bits >> 30)) * 0xBF58476D1CE4E5B9
  bits = (bits ~ (bits >> 27)) * 0x94D049BB133111EB
  return bits ~ (bits >> 31)
end

--- A whole number of at least 0 for a string; another seed gives another.
---
---     draws.number("ann@acme.example") % 3
---
---@param of string
---@param seed? integer 0 if left out
---@return integer
function M.number(of, seed)
  if type(of) ~= "string" then
    error("draws.number: what draws must be a string, and is a " .. type(of), 2)
  end
  if seed ~= nil and math.type(seed) ~= "integer" then
    error("draws.number: the seed must be a whole number", 2)
  end
  return mixed(mixed(text.hash(of)) ~ (seed or 0) * 0x9E3779B97F4A7C15) >> 1
end

--- A number from 0 up to 1, without 1, for a string; another seed gives another.
---
---     draws.portion(contact.email, ctx.seed) < 0.1
---
---@param of string
---@param seed? integer 0 if left out
---@return number
function M.portion(of, seed)
  if type(of) ~= "string" then
    error("draws.portion: what draws must be a string, and is a " .. type(of), 2)
  end
  if seed ~= nil and math.type(seed) ~= "integer" then
    error("draws.portion: the seed must be a whole number", 2)
  end
  -- As many bits as a number with a fraction holds exactly.
  return (M.number(of, seed) >> 10) / 2.0 ^ 53
end

--- One of the items of a list for a string, each for about as many strings.
---
---     draws.one_of({ "a", "b" }, contact.email)
---
---@generic T
---@param list T[]
---@param of string
---@return T
function M.one_of(list, of)
  if type(list) ~= "table" or #list == 0 then
    error("draws.one_of: the list must have something in it", 2)
  end
  local gap = arguments.gap(list)
  if gap then error(("draws.one_of: number %d of the list is nil"):format(gap), 2) end
  arguments.text(of, "draws.one_of: what draws")
  return list[M.number(of) % #list + 1]
end

return M
