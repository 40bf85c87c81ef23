-- Whose public holidays each sender keeps; perigee.lua and scripts/holidays.lua both read it.
return {
  ["anna@acme.example"]   = "FR",
  ["bo@acme.example"]     = "US",
  ["chiara@acme.example"] = "IT",
  ["dev@acme.example"]    = "IN",
  ["emi@acme.example"]    = "JP",
}
