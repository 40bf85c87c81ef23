-- One email on the day of the meeting, and one more if it is not answered.
local perigee = require "perigee"

return perigee.sequence {
  name = "same_day",
  steps = {
    { subject = "Today at the fair",
      body = [[
{{ greeting }} {{ first_name | default: "from the fair" }},

it was good to talk to you at our stand. What would help {{ company }} most: a call, or a quote?

{{ sender.name }}
]] },
    {
      after = 3, at = "10:00",
      body = "Is there anything that I can send you?\n\n{{ sender.name }}\n",
    },
  },
}
