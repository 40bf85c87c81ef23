-- Many bounces in a short time: what the sender has planned is interrupted before its address
-- gets a bad name.
local perigee = require "perigee"

-- Make it yours: so many bounces of one sender within the debounce.
local MANY = 3

return perigee.automation {
  name     = "bounce_breaker",
  on       = "bounce",
  debounce = "10 minutes",

  run = function(ctx)
    local counts = {}
    for _, event in ipairs(ctx.events) do
      if event.sender then counts[event.sender] = (counts[event.sender] or 0) + 1 end
    end
    local said = {}
    for sender, count in pairs(counts) do
      if count >= MANY then
        local outcome = perigee.contacts(perigee.filter { where = { owner = sender } })
          :pause { reason = ("%d bounces within minutes"):format(count) }
        said[#said + 1] = ("%s: %d bounces, %d contacts paused"):format(
          sender, count, #outcome.changed)
      end
    end
    return #said > 0 and table.concat(said, "\n") or "no sender has too many"
  end,
}
