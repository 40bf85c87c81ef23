-- The segment "buyers": contacts for which all conditions of buyers_conditions.lua hold.
local perigee = require "perigee"
local conditions = require "buyers_conditions" -- of this workspace

return perigee.filter { name = "buyers", where = conditions.first() }
