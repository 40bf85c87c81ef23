-- On the first working day of a month: one more try with those who did not answer, as a proposal.
local perigee = require "perigee"

return perigee.automation {
  name   = "unresponsive_again",
  every  = "first working day at 08:00",
  limits = { contacts = 500 },

  run = function(ctx)
    local plan = perigee.plan {
      sequence  = "last_try",
      contacts  = perigee.contacts(perigee.filter { where = { status = "unresponsive" } }),
      senders   = perigee.owners(),
      fit       = "truncate",
    }
    if plan.contacts == 0 then return "nobody is unresponsive" end
    return ctx.propose(plan, ("%d who did not answer"):format(plan.contacts))
  end,
}
