local test = require "perigee.test"
local domains = require "domains"

test.case("free mail providers are known by their domain and its subdomains", function()
  test.eq(domains.is_free "gmail.com", true)
  test.eq(domains.is_free "GMX.de", true)
  for _, domain in ipairs { "mail.yahoo.com", "a.b.gmx.de", "windowslive.com", "live.jp" } do
    test.eq(domains.is_free(domain), true, domain)
  end
  test.eq(domains.is_free "notgmail.com", false)
  test.eq(domains.is_free "gmail.com.example", false)
  test.ok(#domains.free() >= 80)
end)

test.case("free mail providers are sorted, each once, in a list of the caller's own", function()
  local list = domains.free()
  for index = 2, #list do test.ok(list[index - 1] < list[index]) end
  list[1] = "changed.example"
  test.ok(domains.free()[1] ~= "changed.example")
end)

test.case("an address has a domain in small letters", function()
  test.eq(domains.of "Ann@Acme.Example", "acme.example")
  test.eq(domains.of "nobody", nil)
end)

test.case("the registered part is found before one ending or two", function()
  test.eq(domains.label "acme.example", "acme")
  test.eq(domains.label "mail.acme-tools.co.uk", "acme-tools")
  test.eq(domains.label "acme.com.au", "acme")
  test.eq(domains.label "co.uk", "co")
  test.eq(domains.label "acme.onmicrosoft.com", "acme")
  test.eq(domains.label "acme.mail.onmicrosoft.com", "acme")
  test.eq(domains.label "mail.acme.uk.com", "acme")
  test.eq(domains.label "uk.com", "uk")
  test.eq(domains.label "localhost", nil)
  test.eq(domains.label "10.0.0.1", nil)
end)

test.case("a domain is registered without its subdomains", function()
  test.eq(domains.registered "uk.acme.co.uk", "acme.co.uk")
  test.eq(domains.registered "Mail.Acme.example", "acme.example")
  test.eq(domains.registered "acme.example", "acme.example")
  test.eq(domains.registered "mail.acme.onmicrosoft.com", "acme.onmicrosoft.com")
  test.eq(domains.registered "localhost", "localhost")
  test.eq(domains.registered "10.0.0.1", "10.0.0.1")
  test.raises(function() domains.registered "" end,
    "domains.registered: the domain must be a string")
end)

test.case("a domain gives the name of a company", function()
  test.eq(domains.company "acme-tools.co.uk", "Acme Tools")
  test.eq(domains.company "Acme.example", "Acme")
  test.eq(domains.company "acme.onmicrosoft.com", "Acme")
  test.eq(domains.company "acme.uk.com", "Acme")
  test.eq(domains.company "yahoo.co.uk", nil)
  test.eq(domains.company "mail.yahoo.com", nil)
  test.eq(domains.company "xn--mller-kva.example", nil)
end)

test.case("a domain must be a string", function()
  test.raises(function() domains.is_free(7) end,
    "domains.is_free: the domain must be a string, and is 7")
  test.raises(function() domains.label() end,
    "domains.label: the domain must be a string, and is nil")
end)
