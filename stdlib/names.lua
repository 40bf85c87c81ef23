--- Names of people: their proper spelling, their parts, and what an email address tells of them.
local text = require "text"

local M = {}

local LETTER = ".[\x80-\xBF]*"

local function set(words)
  local members = {}
  for word in words:gmatch "%S+" do members[word] = true end
  return members
end

-- Words inside a name that are written small and belong to the last name.
local PARTICLES = set [[
  von vom zu zum zur van der den ter ten te 't de del della di da do dos das du des af av bin ibn
  bint al y
]]
-- These are written small behind `de` only: "de la Cruz", and "Marine Le Pen".
local ARTICLES = set "la las lo los le les"
-- Of these some are words of Korean and Chinese names too, and are no particles before one of the
-- names below; "de" stays one, as there are more people of the name de Jong than Chinese ones who
-- write it so.
local SYLLABLES = set "da di do bin"
-- The commonest family names and the second syllables of given names,
-- as they are written in Latin letters.
local EAST_ASIAN = set [[
  ahn bae baek chen cheng cho choi chung dong gao guo han hong hu huang hwang jang jeon jeong jiang
  jung kang kim ko kwak kwon lee li liang lim lin liu luo ma moon nam oh pan park peng ryu seo shen
  shin sohn song su sun tang wang wei wu xie xu yang yoo yoon yu yuan yun zhang zhao zheng zhou zhu
  eun ha hee heon ho hoon hun hwan hye hyeon hyeong hyuk hyun hyung in ja jae jin jong joo joon ju
  jun kyu kyun kyung min mi rim seok seong soo sook sub sun sung tae wan won woo woong yeon yeong
  yong young
]]
-- These belong to a last name, and are written with a capital letter as often as not.
local CAPITAL_PARTICLES = set "el ben abu lo la le mac st saint san"
-- Written small at the start of a name too.
local ALWAYS_SMALL = set "von vom zu zum zur"

-- Prefixes with a hyphen: "al-Hassan".
local HYPHEN_PREFIXES = set "al ad ar as ash az"
-- Written small between two hyphens: "Zia-ul-Haq".
local HYPHEN_PARTICLES = set "al ul de du des der la le sur"

-- What stands where a name should be and says that there is none; as `text.fold` leaves it.
local PLACEHOLDERS = set [[
  n/a #n/a n.a. n.a na/na none null nil unknown undefined unbekannt inconnu tbd tba (blank) (none)
  (unknown)
]]

-- What stands before an apostrophe, as it is written; a capital letter follows.
local APOSTROPHE_PREFIXES = {
  d = "d", o = "O", l = "L", m = "M", n = "N", t = "T", dell = "Dell", dall = "Dall", sant = "Sant",
  de = "De", da = "Da", la = "La",
}

local NUMERALS = set "ii iii iv vii viii"
local SUFFIXES = set "jr sr ii iii iv vii viii"
-- First names that are two letters, each spoken on its own.
local LETTER_PAIRS = set "aj bj cj dj jd jj jp jt kc kj mj oj pj rj tj"

local TITLES = set [[
  dr prof professor professorin mr mrs ms miss mx mister sir madam herr herrn frau fraulein
  ing dipl mag bakk dkfm univ priv doz mme mlle monsieur madame mademoiselle sra srta senor senora
  senorita dona signor signora dott dottssa dottoressa avv rev pani
]]
-- A title only with its full stop, as it is a name or a letter of one without.
local DOTTED_TITLES = set "m sr hr fr sig hon arch"
-- These go on behind a title: "Dr. med.", "Dr. rer. nat.", "Mag. (FH)".
local TITLE_ENDINGS = set [[
  med phil jur iur rer nat pol oec soc theol techn mont vet dent hc mult habil fh inf hum ing dipl
  kfm kffr math phys chem
]]
-- Behind a name, with a comma or without.
local DEGREES = {
  phd = "PhD", mba = "MBA", emba = "EMBA", msc = "MSc", bsc = "BSc", dphil = "DPhil", llm = "LLM",
  llb = "LLB", meng = "MEng", beng = "BEng", mph = "MPH", cpa = "CPA", cfa = "CFA", pmp = "PMP",
  esq = "Esq",
}
-- Behind a name and a comma only: "Jack Ma" has no degree.
local COMMA_DEGREES = set "ma ba bs ms md jd rn pe edd dds dba mpa mphil mfa bba dr fh"

-- A mailbox is nobody's if the first part of its name is one of these.
local ROLES = set [[
  abuse accounting accounts admin administration administrator ads agency ask assistance assistant
  backoffice billing bewerbung booking bookings buchhaltung bureau career careers commercial
  compliance comptabilite consulting contact contacto contactus contato contatti customercare
  customerservice customersupport datenschutz dev developer developers development direccion
  direction dpo einkauf email empfang enquiries enquiry events export facturacion feedback finance
  general hello help helpdesk hi hola hostmaster hr human iletisim import impressum info informacion
  informatie information informations infos inquiries inquiry invest invoice invoices invoicing ir
  it job jobs karriere kontakt kundenservice legal list mail mailbox mailerdaemon management
  marketing media news newsletter nobody noc noreply donotreply nepasrepondre office operations
  orders order partner partners partnerships payroll personal postmaster presse press privacy
  procurement purchasing reception recruiting recruitment rechnung redaktion registration
  reservations root sales secretariat secretary security sekretariat service services shop solutions
  spam staff subscribe support talent team tech technik technical test treasury unsubscribe usenet
  uucp ventas ventes vendite verkauf vertrieb webmaster webshop welcome www zentrale
]]
-- And if the last part is one of these: "berlin.office".
local LAST_ROLES = set [[
  admin contact helpdesk info kontakt marketing newsletter noreply office reply service support team
  vertrieb
]]

local function check(value, what)
  if type(value) ~= "string" then
    error(
      what .. " must be a string, and is " .. (value == nil and "nil" or "a " .. type(value)), 3)
  end
end

-- A word without marks, for looking it up: "Ph.D.," is "phd".
local function plain(word)
  return (text.fold(word):gsub("[%.,()]", ""))
end

local function without_comma(word)
  return (word:lower():gsub(",$", ""))
end

local function capitalised(part)
  local marks, first, rest = part:match("^([%(%[\"'’]*)(" .. LETTER .. ")(.*)$")
  if not first then return part end
  -- The first letter is not made small before, since the dot of a Turkish one would be lost.
  if first ~= "ß" then first = text.upper(first) end
  rest = text.lower(rest):gsub("(%.)(" .. LETTER .. ")",
    function(dot, letter) return dot .. text.upper(letter) end)
  return marks .. first .. rest
end

-- D'Amico, D'Angelo and D'Agostino are Italian and end in a vowel that a French or Belgian name
-- such as d'Artagnan, d'Ormesson and d'Hondt does not end in. Before other consonants than h, as in
-- D'Souza, the name is no French one either. Capital and small letters do not tell them apart,
-- since only names that have one kind alone are spelled here.
local function has_capital_d(rest)
  local folded = text.fold(rest)
  return folded:find "^[aeiou][a-z]+[aio]$" ~= nil or folded:find "^[b-df-gj-np-tv-xz]" ~= nil
end

local function apostrophed(prefix, mark, rest)
  local written = APOSTROPHE_PREFIXES[text.lower(prefix)]
  if written == "d" and has_capital_d(rest) then written = "D" end
  if written and rest:find "[%a\128-\255]" then return written .. mark .. capitalised(rest) end
  return capitalised(prefix .. mark .. rest)
end

-- A word, or what of it stands between hyphens.
local function proper_part(part)
  local prefix, mark, rest = part:match "^(%a+)(')(.*)$"
  if not prefix then prefix, mark, rest = part:match "^(%a+)(’)(.*)$" end
  if prefix then return apostrophed(prefix, mark, rest) end
  local lower = part:lower()
  if lower:find "^'[st]$" then return lower end
  if part:find "^[Mm][Cc]%a[%a\128-\255]+" then return "Mc" .. capitalised(part:sub(3)) end
  return capitalised(part)
end

local function proper_hyphened(word)
  local parts = text.split(word, "-")
  for index, part in ipairs(parts) do
    local lower = part:lower()
    local is_prefix = index == 1 and #parts > 1 and HYPHEN_PREFIXES[lower]
    local is_between = index > 1 and index < #parts and HYPHEN_PARTICLES[lower]
    parts[index] = (is_prefix or is_between) and lower or proper_part(part)
  end
  return table.concat(parts, "-")
end

-- Whether a word that may be a particle is one before the word behind it: "João do Carmo", and "Min
-- Do Kim".
local function is_particle(word, behind)
  return PARTICLES[word] and not (SYLLABLES[word] and EAST_ASIAN[plain(behind)]) or false
end

local function proper_word(words, index)
  local word, is_last = words[index], index == #words
  local lower = without_comma(word)
  local comma = word:sub(-1) == "," and "," or ""
  if index > 1 then
    local mark = word:match "[%.,]*$"
    if NUMERALS[plain(word)] then return text.upper(word) end
    if is_last and DEGREES[plain(word)] then return DEGREES[plain(word)] .. mark end
  elseif LETTER_PAIRS[lower] then
    return text.upper(word)
  end
  -- A particle has a name behind it, and none is before a comma.
  if not is_last and comma == "" then
    local starts = index == 1 or words[index - 1]:sub(-1) == ","
    if ALWAYS_SMALL[lower] or not starts and is_particle(lower, words[index + 1]) then
      return lower
    end
    if index > 1 and ARTICLES[lower] and words[index - 1]:lower() == "de" then return lower end
  end
  return proper_hyphened(word)
end

--- Whether a string says that there is no name: it is blank, an email address or without any
--- letter, or it is one of the words that stand in for a name, such as "N/A" and "unknown".
---
---     names.is_missing "N/A"     --> true
---     names.is_missing "Ann Lee" --> false
---
---@param name string
---@return boolean
function M.is_missing(name)
  check(name, "names.is_missing: the name")
  return name:find("@", 1, true) ~= nil or not name:find "[%a\128-\255]" or text.blank(name)
    or PLACEHOLDERS[text.fold(text.collapse(name))] == true
end

--- A name in its proper spelling, if it is all in capitals or all in small letters; one that has
--- both is left as it is, and so is what `names.is_missing` finds to be none. Blanks are made
--- single spaces.
---
--- "D'" has a capital letter in Italian names, which end in a vowel, and before a consonant, and a
--- small one in French names: "D'Amico", "D'Souza" and "d'Artagnan".
---
---     names.proper "JEAN-LUC VAN DER BERG" --> "Jean-Luc van der Berg"
---     names.proper "DeShawn"               --> "DeShawn"
---
---@param name string
---@return string
function M.proper(name)
  check(name, "names.proper: the name")
  name = text.collapse(name)
  if M.is_missing(name) then return name end
  -- This letter stays small between capitals.
  local letters = name:gsub("ß", "")
  if letters ~= text.lower(letters) and letters ~= text.upper(letters) then return name end
  local words, proper = text.words(name), {}
  for index = 1, #words do proper[index] = proper_word(words, index) end
  return table.concat(proper, " ")
end

-- Whether a word is a title in all its pieces, such as "Dipl.-Ing."
local function is_title(word, is_behind_title)
  local whole = plain(word):gsub("%-", "")
  if TITLES[whole] or is_behind_title and TITLE_ENDINGS[whole] then return true end
  if DOTTED_TITLES[whole] and word:sub(-1) == "." then return true end
  local folded, is_first = text.fold(word), true
  if not folded:find "[%.%-/]" then return false end
  for piece in folded:gmatch "[^%.%-/(),]+" do
    if not (TITLES[piece] or not is_first and TITLE_ENDINGS[piece]) then return false end
    is_first = false
  end
  return not is_first
end

-- A name's sections between its commas, each the words that are no title and no degree; and whether
-- there was a title.
local function untitled_sections(name)
  local sections, was_titled = {}, false
  for number, section in ipairs(text.split(name, ",")) do
    local words = text.words(section)
    local last, are_degrees = #words, number > 1 and #words > 0
    if are_degrees then
      for _, word in ipairs(words) do
        local degree = plain(word)
        are_degrees = are_degrees and (DEGREES[degree] or COMMA_DEGREES[degree]) ~= nil
      end
    end
    local first = 1
    while first <= last and is_title(words[first], first > 1) do
      first = first + 1
      was_titled = true
    end
    while last > first and DEGREES[plain(words[last])] do last = last - 1 end
    if not are_degrees and first <= last then
      sections[#sections + 1] = { table.unpack(words, first, last) }
    end
  end
  return sections, was_titled
end

--- A name without titles before it and degrees behind it; an empty string if there is nothing else.
---
---     names.without_titles "Prof. Dr. Ann Lee, MBA" --> "Ann Lee"
---
---@param name string
---@return string
function M.without_titles(name)
  check(name, "names.without_titles: the name")
  local parts = {}
  for index, words in ipairs((untitled_sections(name))) do
    parts[index] = table.concat(words, " ")
  end
  return table.concat(parts, ", ")
end

-- Where the last name starts in words of which the first is the first name.
local function start_of_last(words)
  for index = 2, #words - 1 do
    local lower = text.fold(words[index])
    if is_particle(lower, words[index + 1]) or CAPITAL_PARTICLES[plain(lower)] then return index end
  end
  return #words
end

-- Where the particles at the end start: "Beethoven, Ludwig van" has the last name's behind the
-- first name. Only words written small are taken, and not where all is: "Kim, Min Do" and "lee, ann
-- y" end in a given name and a letter.
local function start_of_particles(words)
  local start = #words + 1
  if words[1] == text.lower(words[1]) then return start end
  while start > 2 do
    local word = words[start - 1]
    if not (PARTICLES[word] or ARTICLES[word] and words[start - 2] == "de") then break end
    start = start - 1
  end
  return start
end

-- "von Trapp" and "DE LA CRUZ" have no first name; "VAN MORRISON" has one.
local function is_last_only(words)
  if #words == 1 or not PARTICLES[text.fold(words[1])] then return false end
  local second, last = text.fold(words[2]), words[#words]
  return #words > 2 and (PARTICLES[second] or ARTICLES[second])
    or PARTICLES[words[1]] and text.lower(last) ~= last
end

-- Whether a word is one of Chinese characters, kana or Hangul,
-- and whether it is one of katakana alone.
local function east_asian(word)
  -- The characters from U+3000 on begin with one of these bytes.
  if not word:find "^[\xE3-\xED\xF0]" or not utf8.len(word) then return false, false end
  local is_katakana = true
  for _, code in utf8.codes(word) do
    local is_kana = code >= 0x3041 and code <= 0x30FF
    local is_han = code >= 0x3400 and code <= 0x9FFF or code >= 0xF900 and code <= 0xFAFF
      or code >= 0x20000 and code <= 0x3FFFF
    if not (is_kana or is_han or code == 0x3005 or code >= 0xAC00 and code <= 0xD7A3) then
      return false, false
    end
    if code < 0x30A1 or code > 0x30FF then is_katakana = false end
  end
  return true, is_katakana
end

-- "李 明" and "김 민준" begin with the family name; "アン リー" is a foreigner's and does not.
local function is_family_first(words)
  local is_foreign = true
  for _, word in ipairs(words) do
    local is_east_asian, is_katakana = east_asian(word)
    if not is_east_asian then return false end
    is_foreign = is_foreign and is_katakana
  end
  return not is_foreign
end

-- The first of the words up to that number that is no initial:
-- of "J. Robert Oppenheimer" it is Robert.
local function spelled_out(words, count)
  for index = 1, count do
    local word = words[index]
    -- "J." and "J", and "J.R.R."; a single Chinese character is a name.
    local rest = text.fold(word):gsub("%a%.", ""):gsub("^%a$", "")
    if rest ~= "" then return word end
  end
  return nil
end

-- The first and the last name, each nil if there is none.
local function divided(full)
  local sections, was_titled = untitled_sections((full:gsub("%b()", " ")))
  -- "Ann Lee, Jr." has its last name before the comma and no first name behind.
  while #sections > 1 and #sections[#sections] == 1 and SUFFIXES[plain(sections[#sections][1])] do
    sections[#sections] = nil
  end
  local words = sections[1]
  if not words then return nil, nil end
  if #words > 2 and SUFFIXES[plain(words[#words])] or #words == 2 and NUMERALS[plain(words[2])] then
    words = { table.unpack(words, 1, #words - 1) }
  end
  if sections[2] then
    local start = start_of_particles(sections[2])
    local last = table.move(words, 1, #words, #sections[2] - start + 2,
      { table.unpack(sections[2], start) })
    return spelled_out(sections[2], start - 1), table.concat(last, " ")
  end
  if #words > 1 and is_family_first(words) then return table.concat(words, "", 2), words[1] end
  if #words == 1 and was_titled or is_last_only(words) then return nil, table.concat(words, " ") end
  if #words == 1 then return spelled_out(words, 1), nil end
  local start = start_of_last(words)
  return spelled_out(words, start - 1), table.concat(words, " ", start)
end

--- The first name in a whole name, also if the last name stands first with a comma behind it; nil
--- if there is none. An initial is none. In Chinese characters, kana and Hangul the family name
--- stands first and the first name behind it;
--- without a blank between the two they are not told apart.
---
---     names.first "Dr. Ann Lee"  --> "Ann"
---     names.first "Lee, Ann"     --> "Ann"
---     names.first "Mr. Lee"      --> nil
---     names.first "A. Lee"       --> nil
---     names.first "李 明"        --> "明"
---
---@param full string
---@return string|nil
function M.first(full)
  check(full, "names.first: the name")
  if M.is_missing(full) then return nil end
  return (divided(full))
end

--- The last name in a whole name, with what belongs to it; nil if there is none.
---
---     names.last "Ludwig van Beethoven" --> "van Beethoven"
---     names.last "Lee, Ann"             --> "Lee"
---     names.last "Ann"                  --> nil
---
---@param full string
---@return string|nil
function M.last(full)
  check(full, "names.last: the name")
  if M.is_missing(full) then return nil end
  local _, last = divided(full)
  return last
end

-- What stands before the @ and before a plus sign, in small letters; nil if the text is no address.
local function mailbox(email)
  local name = text.trim(email):match "^([^@%s]+)@[^@%s]+$"
  if not name then return nil end
  return text.lower(name:match "^([^+]+)" or name)
end

local function is_role(name)
  local pieces = {}
  for piece in text.fold(name):gmatch "[^%._%-]+" do
    -- "info2" is one, and so is "team24".
    piece = piece:gsub("%d+$", "")
    if piece ~= "" then pieces[#pieces + 1] = piece end
  end
  return #pieces > 0
    and (ROLES[pieces[1]] or LAST_ROLES[pieces[#pieces]] or ROLES[table.concat(pieces)]) == true
end

--- Whether an address is that of a task and not of a person:
--- info, sales, team, kontakt and many more.
---
---     names.is_role_address "sales-emea@acme.example" --> true
---
---@param email string
---@return boolean
function M.is_role_address(email)
  check(email, "names.is_role_address: the address")
  local name = mailbox(email)
  return name ~= nil and is_role(name)
end

--- The first and the last name out of an address with both; nil for an address of a task, and where
--- one of the two is missing or only a letter.
---
---     names.from_email "jean-luc.vandenberg@acme.example" --> "Jean-Luc", "Vandenberg"
---     names.from_email "j.smith@acme.example"             --> nil
---
---@param email string
---@return string|nil first
---@return string|nil last
function M.from_email(email)
  check(email, "names.from_email: the address")
  local name = mailbox(email)
  if not name or is_role(name) then return nil end
  local parts = {}
  for part in name:gmatch "[^%._]+" do
    part = part:gsub("%d+$", "")
    if part:find "[^%a\128-\255'%-]" or part:find "^%-" or part:find "%-$" then return nil end
    if part ~= "" then parts[#parts + 1] = part end
  end
  local first, last = parts[1], parts[#parts]
  if #parts < 2 or utf8.len(first) == 1 or utf8.len(last) == 1 then return nil end
  if TITLES[text.fold(first)] or PARTICLES[first] then return nil end
  local words = {}
  for index = 2, #parts - 1 do
    -- The letter of a middle name is left out; another name between the two could belong to either.
    if PARTICLES[parts[index]] or ARTICLES[parts[index]] then words[#words + 1] = parts[index]
    elseif utf8.len(parts[index]) ~= 1 then return nil end
  end
  words[#words + 1] = last
  -- The first name before them makes the particles small.
  local proper = text.words(M.proper(first .. " " .. table.concat(words, " ")))
  return proper[1], table.concat(proper, " ", 2)
end

return M
