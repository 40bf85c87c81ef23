-- Who is not written to, in any plan: private mailboxes,
-- and addresses that nobody reads as their own.
local perigee = require "perigee"
local domains = require "domains"
local names = require "names"

return {
  perigee.eligibility {
    name    = "company_mail",
    message = "private mailboxes are not written to",
    rule    = function(contact) return not domains.is_free(contact.domain) end,
  },
  perigee.eligibility {
    name    = "no_role_address",
    message = "the address belongs to a role, not to a person",
    rule    = function(contact) return not names.is_role_address(contact.email) end,
  },
}
