--- Working with strings: letters beyond ASCII too, and what a table of contacts has in it, such as
--- no-break spaces, accents and different spellings.
---
--- Capital and small letters are known for Latin, Greek and Cyrillic. Bytes that are no UTF-8 stay
--- as they are.
local arguments = require "arguments"

local M = {}

-- One character, or one byte that belongs to none with all that follow it.
local CHARACTER = ".[\x80-\xBF]*"
local BEYOND_ASCII = "[\xC2-\xF4][\x80-\xBF]+"

local ELLIPSIS = "…"

local TO_UPPER, TO_LOWER, TO_BASE, BLANKS, SEPARATORS = {}, {}, {}, {}, {}

-- Each capital letter from `first` to `last`, with its small letter `distance` later.
local function pair(first, last, step, distance)
  for code = first, last, step do
    local upper, lower = utf8.char(code), utf8.char(code + distance)
    TO_LOWER[upper], TO_UPPER[lower] = lower, upper
  end
end

-- Latin
pair(0xC0, 0xD6, 1, 32)
pair(0xD8, 0xDE, 1, 32)
pair(0x100, 0x12E, 2, 1)
pair(0x132, 0x136, 2, 1)
pair(0x139, 0x147, 2, 1)
pair(0x14A, 0x176, 2, 1)
pair(0x178, 0x178, 1, 0xFF - 0x178)
pair(0x179, 0x17D, 2, 1)
pair(0x18F, 0x18F, 1, 0x259 - 0x18F)
pair(0x1A0, 0x1A4, 2, 1)
pair(0x1AF, 0x1AF, 1, 1)
pair(0x1CD, 0x1DB, 2, 1)
pair(0x1DE, 0x1EE, 2, 1)
pair(0x1F8, 0x21E, 2, 1)
pair(0x222, 0x232, 2, 1)
pair(0x1E00, 0x1E94, 2, 1)
pair(0x1EA0, 0x1EFE, 2, 1)
TO_UPPER["ß"], TO_LOWER["ẞ"] = "SS", "ß"
TO_UPPER["ı"], TO_LOWER["İ"] = "I", "i"
-- Greek
pair(0x386, 0x386, 1, 38)
pair(0x388, 0x38A, 1, 37)
pair(0x38C, 0x38C, 1, 64)
pair(0x38E, 0x38F, 1, 63)
pair(0x391, 0x3A1, 1, 32)
pair(0x3A3, 0x3AB, 1, 32)
TO_UPPER["ς"] = "Σ"
-- Cyrillic
pair(0x400, 0x40F, 1, 80)
pair(0x410, 0x42F, 1, 32)
pair(0x460, 0x480, 2, 1)
pair(0x48A, 0x4BE, 2, 1)
pair(0x4C0, 0x4C0, 1, 15)
pair(0x4C1, 0x4CD, 2, 1)
pair(0x4D0, 0x52E, 2, 1)

for base, letters in pairs {
  a = "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặḁ", b = "ḃḅḇ", c = "çćĉċčḉ", d = "ďđðḋḍḏḑḓ",
  e = "èéêëēĕėęěȅȇȩẹẻẽếềểễệḕḗḙḛḝə", f = "ḟ", g = "ĝğġģǥǧǵḡ", h = "ĥħȟḣḥḧḩḫẖ",
  i = "ìíîïĩīĭįıǐȉȋịỉḭḯ", j = "ĵǰ", k = "ķĸǩḱḳḵ", l = "ĺļľŀłḷḹḻḽ", m = "ḿṁṃ", n = "ñńņňŉŋǹṅṇṉṋ",
  o = "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợṍṏṑṓ", p = "ṕṗ", r = "ŕŗřȑȓṙṛṝṟ", s = "śŝşšșſṡṣṥṧṩ",
  t = "ţťŧțṫṭṯṱẗ", u = "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựṳṵṷṹṻ", v = "ṽṿ", w = "ŵẁẃẅẇẉẘ", x = "ẋẍ",
  y = "ýÿŷȳẏẙỳỵỷỹ", z = "źżžẑẓẕ", ae = "æǣǽ", oe = "œ", ss = "ß", th = "þ", ij = "ĳ",
  ["α"] = "ά", ["ε"] = "έ", ["η"] = "ή", ["ι"] = "ίϊΐ", ["ο"] = "ό", ["υ"] = "ύϋΰ", ["ω"] = "ώ",
  ["σ"] = "ς",
  ["е"] = "ё",
} do
  for letter in letters:gmatch(BEYOND_ASCII) do TO_BASE[letter] = base end
end
for upper, lower in pairs(TO_LOWER) do TO_BASE[upper] = TO_BASE[lower] or lower end
-- Accents that stand behind their letter as a character of their own.
for code = 0x300, 0x36F do TO_BASE[utf8.char(code)] = "" end

for _, code in ipairs {
  0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x200B, 0xFEFF,
} do
  BLANKS[utf8.char(code)] = " "
end
for code = 0x2000, 0x200A do BLANKS[utf8.char(code)] = " " end

-- What is no part of a word: signs of Latin-1, dashes, quotes, arrows and other symbols.
for _, range in ipairs {
  { 0x80, 0xBF }, { 0xD7, 0xD7 }, { 0xF7, 0xF7 }, { 0x2010, 0x206F }, { 0x20A0, 0x20BF },
  { 0x2190, 0x21FF },
} do
  for code = range[1], range[2] do SEPARATORS[utf8.char(code)] = "-" end
end
for blank in pairs(BLANKS) do SEPARATORS[blank] = "-" end
SEPARATORS["’"], SEPARATORS["™"] = "", "-"

local function check(value, what)
  if type(value) ~= "string" then
    error(
      what .. " must be a string, and is " .. (value == nil and "nil" or "a " .. type(value)), 3)
  end
end

local function spaced(text)
  return (text:gsub(BEYOND_ASCII, BLANKS))
end

local function lowered(text)
  return (text:lower():gsub(BEYOND_ASCII, TO_LOWER))
end

local function uppered(text)
  return (text:upper():gsub(BEYOND_ASCII, TO_UPPER))
end

-- For comparing: the small sigma at the end of a word is the same letter.
local function caseless(text)
  return (lowered(text):gsub("ς", "σ"))
end

local function folded(text)
  return (text:lower():gsub(BEYOND_ASCII, TO_BASE))
end

local function characters(text)
  local list = {}
  for character in text:gmatch(CHARACTER) do list[#list + 1] = character end
  return list
end

local function words_of(text)
  local words = {}
  for word in spaced(text):gmatch "%S+" do words[#words + 1] = word end
  return words
end

-- The place of the last character from `first` on that is no blank.
local function last_of(text, first)
  local last = #text
  while last >= first do
    local blank = BLANKS[text:sub(last - 1, last)] and 2 or BLANKS[text:sub(last - 2, last)] and 3
      or text:find("^%s", last) and 1
    if not blank then break end
    last = last - blank
  end
  return last
end

--- The text without blanks at its ends, among which are the no-break space and its like.
---
---     text.trim "  Ann Lee " --> "Ann Lee"
---
---@param text string
---@return string
function M.trim(text)
  check(text, "text.trim: the text")
  local first = 1
  while true do
    first = text:match("^%s*()", first)
    local character = text:match("^" .. BEYOND_ASCII, first)
    if not BLANKS[character or ""] then break end
    first = first + #character
  end
  return text:sub(first, last_of(text, first))
end

--- The text with one space for each run of blanks, and none at its ends.
---
---     text.collapse " Ann \t Lee " --> "Ann Lee"
---
---@param text string
---@return string
function M.collapse(text)
  check(text, "text.collapse: the text")
  return table.concat(words_of(text), " ")
end

--- The words of a string: what stands between blanks.
---
---     text.words "VP of  Sales" --> { "VP", "of", "Sales" }
---
---@param text string
---@return string[]
function M.words(text)
  check(text, "text.words: the text")
  return words_of(text)
end

--- The lines of a string, without their ends; a new line at the end of the string starts none.
---
---     text.lines "a\r\nb\n" --> { "a", "b" }
---
---@param text string
---@return string[]
function M.lines(text)
  check(text, "text.lines: the text")
  local lines = {}
  text = text:gsub("\r\n?", "\n")
  if text ~= "" and text:sub(-1) ~= "\n" then text = text .. "\n" end
  for line in text:gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
  return lines
end

--- What stands before, between and behind the separators;
--- a separator is a plain string and no pattern.
---
---     text.split("a.b..c", ".") --> { "a", "b", "", "c" }
---
---@param text string
---@param separator string
---@return string[]
function M.split(text, separator)
  check(text, "text.split: the text")
  check(separator, "text.split: the separator")
  if separator == "" then error("text.split: the separator must not be empty", 2) end
  local parts, from = {}, 1
  while true do
    local first, last = text:find(separator, from, true)
    if not first then break end
    parts[#parts + 1] = text:sub(from, first - 1)
    from = last + 1
  end
  parts[#parts + 1] = text:sub(from)
  return parts
end

--- Whether a string starts with another; case does not count, and accents do.
---
---     text.starts_with("VP Sales", "vp") --> true
---
---@param text string
---@param start string
---@return boolean
function M.starts_with(text, start)
  check(text, "text.starts_with: the text")
  check(start, "text.starts_with: the start")
  start = caseless(start)
  return caseless(text):sub(1, #start) == start
end

--- Whether a string ends with another; case does not count, and accents do.
---
---     text.ends_with("Acme GmbH", "gmbh") --> true
---
---@param text string
---@param ending string
---@return boolean
function M.ends_with(text, ending)
  check(text, "text.ends_with: the text")
  check(ending, "text.ends_with: the ending")
  ending = caseless(ending)
  return ending == "" or caseless(text):sub(-#ending) == ending
end

--- Whether a string has another in it, which is no pattern; case does not count, and accents do.
---
---     text.contains("Head of R&D (EMEA)", "r&d") --> true
---
---@param text string
---@param part string
---@return boolean
function M.contains(text, part)
  check(text, "text.contains: the text")
  check(part, "text.contains: the part")
  return caseless(text):find(caseless(part), 1, true) ~= nil
end

--- The text in capital letters.
---
---     text.upper "émile" --> "ÉMILE"
---
---@param text string
---@return string
function M.upper(text)
  check(text, "text.upper: the text")
  return uppered(text)
end

--- The text in small letters.
---
---     text.lower "ŁUKASZ" --> "łukasz"
---
---@param text string
---@return string
function M.lower(text)
  check(text, "text.lower: the text")
  local lower = lowered(text)
  if text:find("Σ", 1, true) then lower = lower:gsub("([%w\128-\255])σ%f[^%w\128-\255]", "%1ς") end
  return lower
end

--- The text with a capital letter at the start of each word and small ones behind; for names of
--- people there is `names.proper`.
---
---     text.title "north-rhine WESTPHALIA" --> "North-Rhine Westphalia"
---
---@param text string
---@return string
function M.title(text)
  check(text, "text.title: the text")
  return (M.lower(text):gsub("[^%s%-/]+", function(word)
    local marks, first, rest = word:match("^(%p*)(" .. CHARACTER .. ")(.*)$")
    if not first then return nil end
    -- The German letter has no capital one at the start of a word.
    return marks .. (first == "ß" and first or uppered(first)) .. rest
  end))
end

--- The text in small letters without accents, for comparing.
---
---     text.fold "Crème Brûlée" --> "creme brulee"
---
---@param text string
---@return string
function M.fold(text)
  check(text, "text.fold: the text")
  return folded(text)
end

--- The first letters of the words, in capitals.
---
---     text.initials "Ann Lee" --> "AL"
---
---@param text string
---@return string
function M.initials(text)
  check(text, "text.initials: the text")
  local letters = {}
  for _, word in ipairs(words_of(text)) do
    local letter = word:match "[%w\128-\255][\128-\191]*"
    letters[#letters + 1] = letter and uppered(letter)
  end
  return table.concat(letters)
end

--- The text if it has no more characters than that, and otherwise its start with an ellipsis as the
--- last of them.
---
---     text.truncate("Senior Vice President", 8) --> "Senior…"
---
---@param text string
---@param count integer
---@return string
function M.truncate(text, count)
  check(text, "text.truncate: the text")
  count = arguments.whole(count, 1, "text.truncate: the number of characters")
  if text:gsub(CHARACTER, "", count) == "" then return text end
  local rest = text:gsub(CHARACTER, "", count - 1)
  local start = text:sub(1, #text - #rest)
  return start:sub(1, last_of(start, 1)) .. ELLIPSIS
end

--- The text for an address or the name of a file: small letters, digits and single hyphens.
--- Letters of other alphabets than the Latin one stay.
---
---     text.slug "Q4: Crème & Co." --> "q4-creme-co"
---
---@param text string
---@return string
function M.slug(text)
  check(text, "text.slug: the text")
  local slug = folded(text):gsub(BEYOND_ASCII, SEPARATORS):gsub("'", "")
  slug = slug:gsub("[^%w\128-\255]+", "-")
  return (slug:gsub("^%-", ""):gsub("%-$", ""))
end

--- A whole number from 0 to 4294967295 that is always the same for a string (32-bit FNV-1a).
---
---     text.hash(contact.email) % 2 == 0
---
---@param text string
---@return integer
function M.hash(text)
  check(text, "text.hash: the text")
  local hash = 0x811C9DC5
  for index = 1, #text do hash = ((hash ~ text:byte(index)) * 0x01000193) & 0xFFFFFFFF end
  return hash
end

--- Whether there is nothing to read: nil, or a string of blanks only.
---
---     text.blank(contact.company)
---
---@param value any
---@return boolean
function M.blank(value)
  if type(value) == "string" then return not spaced(value):find "%S" end
  return value == nil
end

--- A number with its noun; the noun for many is the one for one with an s, if left out.
---
---     text.plural(3, "reply", "replies") --> "3 replies"
---
---@param count number
---@param one string
---@param many? string
---@return string
function M.plural(count, one, many)
  arguments.number(count, "text.plural: the count")
  check(one, "text.plural: the noun for one")
  if many ~= nil then check(many, "text.plural: the noun for many") end
  return ("%s %s"):format(math.tointeger(count) or count, count == 1 and one or many or one .. "s")
end

--- The strings and numbers of a list in one string.
---
---     text.join { "Ann", "Bo", "Chi" } --> "Ann, Bo and Chi"
---     text.join({ "Ann", "Bo", "Chi" }, ", ", " und ") --> "Ann, Bo und Chi"
---
---@param list (string|number)[]
---@param separator? string ", " if left out
---@param last? string between the last two; " and " if it and the separator are left out, and
---  otherwise the separator
---@return string
function M.join(list, separator, last)
  if type(list) ~= "table" then
    error("text.join: the list must be a table, and is "
      .. (list == nil and "nil" or "a " .. type(list)), 2)
  end
  local gap = arguments.gap(list)
  if gap then
    error(("text.join: number %d must be a string or a number, and is nil"):format(gap), 2)
  end
  if separator ~= nil then check(separator, "text.join: the separator") end
  if last ~= nil then check(last, "text.join: the last separator") end
  last = last or separator or " and "
  separator = separator or ", "
  local count = #list
  for index = 1, count do
    local item = list[index]
    if type(item) ~= "string" and type(item) ~= "number" then
      error(("text.join: number %d must be a string or a number, and is %s")
        :format(index, item == nil and "nil" or "a " .. type(item)), 2)
    end
  end
  if count < 2 then return tostring(list[1] or "") end
  return table.concat(list, separator, 1, count - 1) .. last .. list[count]
end

local function changes(a, b)
  local above = {}
  for column = 0, #b do above[column] = column end
  for row = 1, #a do
    local line, character = { [0] = row }, a[row]
    for column = 1, #b do
      local least = above[column - 1]
      if character ~= b[column] then
        if above[column] < least then least = above[column] end
        if line[column - 1] < least then least = line[column - 1] end
        least = least + 1
      end
      line[column] = least
    end
    above = line
  end
  return above[#b]
end

--- How many characters must be changed, added or left out to make one string of the other.
---
---     text.distance("Müller", "Mueller") --> 2
---
---@param a string
---@param b string
---@return integer
function M.distance(a, b)
  check(a, "text.distance: the first text")
  check(b, "text.distance: the second text")
  return changes(characters(a), characters(b))
end

--- The text of a list that was probably meant, or nil where none is like it; case and accents do
--- not count.
---
---     text.nearest("Munchen", { "Berlin", "München" }) --> "München"
---
---@param text string
---@param list string[]
---@return string|nil
function M.nearest(text, list)
  check(text, "text.nearest: the text")
  if type(list) ~= "table" then
    error("text.nearest: the list must be a table, and is "
      .. (list == nil and "nil" or "a " .. type(list)), 2)
  end
  local gap = arguments.gap(list)
  if gap then error(("text.nearest: number %d must be a string, and is nil"):format(gap), 2) end
  local wanted = characters(folded(text))
  local best, least = nil, math.max(2, #wanted // 3) + 1
  for index, candidate in ipairs(list) do
    if type(candidate) ~= "string" then
      error(
        ("text.nearest: number %d must be a string, and is a %s"):format(index, type(candidate)), 2)
    end
    local letters = characters(folded(candidate))
    -- The difference of the lengths is the least there can be;
    -- the table is spared where it is too much.
    if math.abs(#letters - #wanted) < least then
      local count = changes(wanted, letters)
      if count < least then best, least = candidate, count end
    end
  end
  return best
end

return M
