-- What a visiting card lacks: the company, out of the address, and a greeting that fits the hour.
local perigee = require "perigee"
local fillers = require "fillers" -- from the standard library

return {
  perigee.filler {
    name     = "company_of_address",
    variable = "company",
    -- Nothing is guessed from free mail, so those read "your team".
    rule     = fillers.first_of { fillers.company_from_domain(), fillers.value "your team" },
  },
  perigee.filler {
    name     = "greeting_of_hour",
    variable = "greeting",
    -- By the hour of planning: scripts/same_day.lua sees to it that the email is read at that time
    -- of day.
    rule     = fillers.greeting { country = "country" },
  },
}
