--- Languages by their names and codes, with the words that fillers need in them.
local arguments = require "arguments"
local text = require "text"

local M = {}

-- The code of ISO 639, and names as `text.fold` leaves them.
local LANGUAGES = {
  { "cs", "ces", "cze", "czech", "tschechisch", "cestina" },
  { "da", "dan", "danish", "danisch", "dansk" },
  { "de", "deu", "ger", "german", "deutsch", "allemand", "aleman", "tedesco", "alemao" },
  { "en", "eng", "english", "englisch", "anglais", "ingles", "inglese" },
  {
    "es", "spa", "spanish", "spanisch", "espanol", "castellano", "espagnol", "spagnolo", "espanhol",
  },
  { "fi", "fin", "finnish", "finnisch", "suomi" },
  { "fr", "fra", "fre", "french", "franzosisch", "francais", "frances", "francese" },
  { "it", "ita", "italian", "italienisch", "italiano", "italien" },
  { "nl", "nld", "dut", "dutch", "niederlandisch", "hollandisch", "nederlands", "neerlandais" },
  { "no", "nor", "nb", "nob", "nn", "norwegian", "norwegisch", "norsk", "bokmal" },
  { "pl", "pol", "polish", "polnisch", "polski" },
  { "pt", "por", "portuguese", "portugiesisch", "portugues", "portugais", "portoghese" },
  { "sv", "swe", "swedish", "schwedisch", "svenska" },
}

-- What is said from the morning, the afternoon and the evening on, at any hour, and among friends.
local GREETINGS = {
  cs = {
    morning = "Dobré ráno", afternoon = "Dobrý den", evening = "Dobrý večer", any = "Dobrý den",
    informal = "Ahoj",
  },
  da = {
    morning = "Godmorgen", afternoon = "Goddag", evening = "Godaften", any = "Goddag",
    informal = "Hej",
  },
  de = {
    morning = "Guten Morgen", afternoon = "Guten Tag", evening = "Guten Abend", any = "Guten Tag",
    informal = "Hallo",
  },
  en = {
    morning = "Good morning", afternoon = "Good afternoon", evening = "Good evening", any = "Hello",
    informal = "Hi",
  },
  es = {
    morning = "Buenos días", afternoon = "Buenas tardes", evening = "Buenas noches",
    any = "Buenos días", informal = "Hola",
  },
  fi = {
    morning = "Hyvää huomenta", afternoon = "Hyvää päivää", evening = "Hyvää iltaa",
    any = "Hyvää päivää", informal = "Hei",
  },
  fr = {
    morning = "Bonjour", afternoon = "Bonjour", evening = "Bonsoir", any = "Bonjour",
    informal = "Salut",
  },
  it = {
    morning = "Buongiorno", afternoon = "Buon pomeriggio", evening = "Buonasera",
    any = "Buongiorno", informal = "Ciao",
  },
  nl = {
    morning = "Goedemorgen", afternoon = "Goedemiddag", evening = "Goedenavond", any = "Goedendag",
    informal = "Hallo",
  },
  no = {
    morning = "God morgen", afternoon = "God dag", evening = "God kveld", any = "God dag",
    informal = "Hei",
  },
  pl = {
    morning = "Dzień dobry", afternoon = "Dzień dobry", evening = "Dobry wieczór",
    any = "Dzień dobry", informal = "Cześć",
  },
  pt = {
    morning = "Bom dia", afternoon = "Boa tarde", evening = "Boa noite", any = "Bom dia",
    informal = "Olá",
  },
  sv = {
    morning = "God morgon", afternoon = "God dag", evening = "God kväll", any = "God dag",
    informal = "Hej",
  },
}

-- The hours from which it is afternoon and evening, where they are not 12 and 18.
local AFTERNOONS = { de = 11, it = 14, pl = 12, es = 13 }
local EVENINGS = { es = 20, it = 17, pt = 19 }

-- As in the middle of a sentence, in the case that a name alone stands in.
local MONTHS = {
  cs = "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
  da = "januar februar marts april maj juni juli august september oktober november december",
  de = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  en = "January February March April May June July August September October November December",
  es = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  fi = "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu "
    .. "marraskuu joulukuu",
  fr = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  it = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
    .. "novembre dicembre",
  nl = "januari februari maart april mei juni juli augustus september oktober november december",
  no = "januar februar mars april mai juni juli august september oktober november desember",
  pl = "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik "
    .. "listopad grudzień",
  pt = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  sv = "januari februari mars april maj juni juli augusti september oktober november december",
}

local CODES, LIST, MONTH_NAMES = {}, {}, {}
for index, language in ipairs(LANGUAGES) do
  local code = language[1]
  LIST[index] = code
  for _, name in ipairs(language) do CODES[name] = code end
  MONTH_NAMES[code] = {}
  for month in MONTHS[code]:gmatch "%S+" do table.insert(MONTH_NAMES[code], month) end
end

--- The codes of the languages that have words here, in the order of the alphabet.
---
---     languages.codes() --> { "cs", "da", "de", … }
---
---@return string[]
function M.codes()
  return table.move(LIST, 1, #LIST, 1, {})
end

--- The code of a language by its code, by a code with a country, or by its name in one of several
--- languages; case and accents do not count.
---
---     languages.code "Deutsch" --> "de"
---     languages.code "pt-BR"   --> "pt"
---
---@param language string|nil
---@return string|nil code nil where there is no language, or an unknown one
function M.code(language)
  if language == nil then return nil end
  if type(language) ~= "string" then
    error("languages.code: the language must be a string or nil, and is a " .. type(language), 2)
  end
  local name = text.fold(language):match "^%s*(.-)%s*$"
  return CODES[name] or CODES[name:match "^(%a%a%a?)[-_]%a+" or ""]
end

---@class languages.GreetingOptions
---@field formal? boolean true if left out
---@field hour? integer the hour from 0 to 23; without it, what can be said at any

--- What one says when meeting somebody.
---
---     languages.greeting("de", { hour = 9 })       --> "Guten Morgen"
---     languages.greeting("de")                     --> "Guten Tag"
---     languages.greeting("de", { formal = false }) --> "Hallo"
---
---@param language string a code of `languages.codes`
---@param options? languages.GreetingOptions
---@return string
function M.greeting(language, options)
  arguments.choice(language, LIST, "languages.greeting: the language")
  options = arguments.options(options, { "formal", "hour" }, "languages.greeting")
  local words, formal, hour = GREETINGS[language], options.formal, options.hour
  if formal ~= nil and type(formal) ~= "boolean" then
    error("languages.greeting: formal must be true or false, and is a " .. type(formal), 2)
  end
  if hour ~= nil then
    hour = arguments.whole(hour, 0, "languages.greeting: the hour")
    if hour > 23 then
      error("languages.greeting: the hour must be from 0 to 23, and is " .. hour, 2)
    end
  end
  if formal == false then return words.informal end
  if hour == nil then return words.any end
  if hour >= (EVENINGS[language] or 18) or hour < 4 then return words.evening end
  if hour >= (AFTERNOONS[language] or 12) then return words.afternoon end
  return words.morning
end

--- The name of a month, as it stands in the middle of a sentence.
---
---     languages.month("fr", 8) --> "août"
---
---@param language string a code of `languages.codes`
---@param month integer from 1 to 12
---@return string
function M.month(language, month)
  arguments.choice(language, LIST, "languages.month: the language")
  local number = arguments.whole(month, 1, "languages.month: the month")
  if number > 12 then
    error("languages.month: the month must be from 1 to 12, and is " .. number, 2)
  end
  return MONTH_NAMES[language][number]
end

return M
