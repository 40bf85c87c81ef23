---@meta csv
-- Written by `perigee reference --write`; what it says stands in Reference/API+Modules.swift.
-- luacheck: ignore

--- Tables of rows as RFC 4180 has them; what is written is read again as what it was.
---@class csv
local csv = {}

--- The rows of a text, each a table of cells by the header's names, or a list of cells. Cells are
--- strings, blank ones ""; a row with more or fewer cells than the header is an error with its
--- line.
---
---     local csv = require "csv"
---     local rows, columns = csv.decode "email,company\nann@x.example,Xenon\n"
---     print(#rows, columns[2], rows[1].company)
---@param text string CSV in UTF-8.
---@param options? csv.DecodeOptions What the text is like.
---@return table<any, string>[] # The rows, in their order.
---@return string[]? # The columns; nil without a header.
function csv.decode(text, options) end

--- The text of rows: tables of cells by column, or lists of cells. Cells are strings, numbers, true
--- and false; lines end with CR LF.
---
---     local csv = require "csv"
---     perigee.write("out/senders.csv", csv.encode(
---       { { email = "ann@x.example", free = 3 } }, { columns = { "email", "free" } }))
---@param rows table<any, any>[] All of one kind.
---@param options? csv.EncodeOptions What the text is to be like.
---@return string # Empty for no row and no columns.
function csv.encode(rows, options) end

return csv
