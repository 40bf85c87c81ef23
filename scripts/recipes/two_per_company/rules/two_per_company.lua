-- At most two people of a company are in a sequence at once, and no two of one title.
local perigee = require "perigee"
local domains = require "domains"

return {
  perigee.cap {
    name    = "two_per_company",
    message = "two people of the company are enough",
    at_most = 2,
    -- Two addresses at gmail.com are no colleagues.
    by      = function(contact)
      return not domains.is_free(contact.domain) and contact.domain or nil
    end,
  },
  perigee.cap {
    name    = "one_per_title",
    message = "somebody else of the company has the same title",
    at_most = 1,
    by      = function(contact)
      return contact.title and contact.company and contact.title .. " at " .. contact.company
    end,
  },
}
