-- Fridays at four: how the sequences stand, kept with the run for whoever looks.
local perigee = require "perigee"

-- Make it yours.
local SEQUENCES = { "intro" }

return perigee.automation {
  name  = "weekly_report",
  every = "fri at 16:00",

  run = function()
    local live = {}
    for _, name in ipairs(SEQUENCES) do
      local report = perigee.report(name)
      print(report)
      live[#live + 1] = ("%s: %d live"):format(name, report.active)
    end
    for _, sender in ipairs(perigee.senders()) do
      print(("%-22s %5d live"):format(sender.email, sender.active))
    end
    return table.concat(live, ", ")
  end,
}
