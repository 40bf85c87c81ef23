-- Everybody that a plan leaves out, with every reason and what would cure it, as a CSV.
-- Commits nothing. Run it with: perigee run scripts/left_out_csv.lua FILTER [FILE]
local perigee = require "perigee"

local filter, file = arg[1] or "mid_market", arg[2] or "left_out.csv"

-- A cell that begins like a formula is one to a spreadsheet,
-- and a quote inside quotes is written twice.
---@param value string
---@return string
local function cell(value)
  if value:find "^[=+@%-\t\r]" then value = "'" .. value end
  return '"' .. value:gsub('"', '""') .. '"'
end

local plan = perigee.plan {
  sequence = "intro", contacts = perigee.contacts(filter), senders = perigee.owners(),
  fit = "truncate",
}

local lines = { "email,code,reason,cure" }
for _, excluded in ipairs(plan:excluded()) do
  for _, reason in ipairs(excluded.reasons) do
    lines[#lines + 1] = table.concat(
      { cell(excluded.contact), cell(reason.code), cell(reason.detail), cell(reason.cure) }, ",")
  end
end

perigee.write(file, table.concat(lines, "\r\n") .. "\r\n")
print(("%d of %d left out, %d reasons in %s")
  :format(#plan:excluded(), plan.contacts + #plan:excluded(), #lines - 1, file))
