local perigee = require "perigee"
local test = require "perigee.test"

-- Whether somebody from the webinar belongs to the segment.
---@param email string
---@param employees number
---@param title string
---@return boolean
local function is_buyer(email, employees, title)
  test.contacts({ { email = email, employees = employees, title = title } }, "webinar")
  test.contacts({ { email = "somebody@else.example" } }, "leads") -- both lists must be there
  for contact in perigee.contacts("buyers"):each() do
    if contact.email == email then return true end
  end
  return false
end

test.case("who decides and who buys belongs to it, in companies of our size", function()
  test.eq(is_buyer("ann@c1.example", 50, "VP Operations"), true)
  test.eq(is_buyer("bea@c1.example", 50, "Responsabile acquisti"), true)
  test.eq(is_buyer("cem@c1.example", 50, "Accountant"), false)
  test.eq(is_buyer("dan@c1.example", 49, "VP Operations"), false)
end)

test.case("private mailboxes and partners do not, nor their subdomains", function()
  test.eq(is_buyer("ann@gmail.com", 50, "VP Operations"), false)
  test.eq(is_buyer("ann@mail.umbrella.example", 50, "VP Operations"), false)
  test.eq(is_buyer("ann@notumbrella.example", 50, "VP Operations"), true)
end)
