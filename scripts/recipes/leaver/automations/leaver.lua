-- Somebody left: what their mailbox still had to send goes from a colleague's.
local perigee = require "perigee"

-- Make it yours: who takes over from whom, by address.
local HEIRS = { ["bo@acme.example"] = "anna@acme.example" }

return perigee.automation {
  name  = "leaver",
  every = "working day at 07:00",

  run = function()
    local said = {}
    for _, sender in ipairs(perigee.senders()) do
      local heir = HEIRS[sender.email]
      if heir and not sender.enabled and sender.active > 0 then
        local moved = perigee.reassign { from = sender.email, to = heir }
        said[#said + 1] = ("%s to %s: %d emails moved"):format(sender.email, heir, #moved.moves)
      end
    end
    return #said > 0 and table.concat(said, "\n") or "nobody left"
  end,
}
