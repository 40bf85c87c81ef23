---@meta json
-- Written by `perigee reference --write`; what it says stands in Reference/API+Modules.swift.
-- luacheck: ignore

--- JSON as RFC 8259 has it; json.null stands for null, and what is read is written again as what it
--- was.
---@class json
local json = {}

--- JSON's null.
---@type json.Null
json.null = nil

--- The value of a text: tables for objects and arrays, json.null for null, integers for numbers
--- without fraction and exponent. A key that is there twice is an error, and so is anything else
--- that is no JSON, with line and column.
---
---     local json = require "json"
---     local value = json.decode [[{ "name": "Ann", "score": 3, "boss": null }]]
---     print(value.name, value.score, value.boss == json.null)
---@param text string JSON in UTF-8, nested at most 200 deep.
---@return any # A table, string, number, boolean or json.null.
function json.decode(text) end

--- The text of a value, keys in order: tables from 1 on are arrays, those with strings as keys are
--- objects, empty ones are arrays but for those of json.object. A float stays one: 1.0.
---
---     local json = require "json"
---     print(json.encode { name = "Ann", tags = { "new", "warm" }, boss = json.null })
---@param value any Without functions, and without tables inside of themselves.
---@param options? json.EncodeOptions How it looks.
---@return string # One line, or many that end with a line break.
function json.encode(value, options) end

--- A table that is written as an object where it is empty, too.
---
---     local json = require "json"
---     print(json.encode(json.object {}), json.encode {})
---@param table? table<string, any> A new one by default.
---@return table<string, any> # The table.
function json.object(table) end

return json
