--- Countries by their names and codes, and the language in which people there are written to.
local arguments = require "arguments"
local text = require "text"

local M = {}

-- The code of ISO 3166, the language, and names as `text.fold` leaves them. Of a country with several
-- languages it is the one that most people there speak.
local COUNTRIES = {
  { "AR", "es", "argentina", "argentinien", "argentine" },
  { "AT", "de", "austria", "osterreich", "oesterreich", "autriche" },
  { "AU", "en", "australia", "australien", "australie" },
  { "BE", "nl", "belgium", "belgien", "belgie", "belgique", "belgica", "belgio" },
  { "BG", "bg", "bulgaria", "bulgarien" },
  { "BO", "es", "bolivia" },
  { "BR", "pt", "brazil", "brasil", "brasilien", "bresil", "brasile" },
  { "CA", "en", "canada", "kanada" },
  { "CH", "de", "switzerland", "schweiz", "suisse", "svizzera", "suiza" },
  { "CL", "es", "chile" },
  { "CN", "zh", "china", "people's republic of china", "chine", "cina" },
  { "CO", "es", "colombia", "kolumbien" },
  { "CR", "es", "costa rica" },
  { "CZ", "cs", "czechia", "czech republic", "tschechien", "cesko", "ceska republika" },
  { "DE", "de", "germany", "deutschland", "allemagne", "alemania", "germania", "alemanha" },
  { "DK", "da", "denmark", "danemark", "danmark", "dinamarca", "danimarca" },
  { "DO", "es", "dominican republic", "republica dominicana" },
  { "EC", "es", "ecuador" },
  { "EE", "et", "estonia", "estland", "eesti" },
  { "ES", "es", "spain", "espana", "spanien", "espagne", "spagna", "espanha" },
  { "FI", "fi", "finland", "finnland", "suomi", "finlande", "finlandia" },
  { "FR", "fr", "france", "frankreich", "francia", "franca" },
  { "GB", "en", "united kingdom", "uk", "great britain", "england", "scotland", "wales", "northern ireland",
    "grossbritannien", "vereinigtes konigreich", "royaume-uni", "reino unido", "regno unito" },
  { "GR", "el", "greece", "griechenland", "grece", "grecia" },
  { "GT", "es", "guatemala" },
  { "HK", "zh", "hong kong" },
  { "HR", "hr", "croatia", "kroatien", "hrvatska" },
  { "HU", "hu", "hungary", "ungarn", "magyarorszag" },
  { "ID", "id", "indonesia", "indonesien" },
  { "IE", "en", "ireland", "irland", "irlande", "irlanda", "republic of ireland" },
  { "IL", "he", "israel" },
  { "IN", "en", "india", "indien", "inde" },
  { "IS", "is", "iceland", "island" },
  { "IT", "it", "italy", "italia", "italien", "italie" },
  { "JP", "ja", "japan", "japon", "giappone" },
  { "KE", "en", "kenya", "kenia" },
  { "KR", "ko", "south korea", "korea", "republic of korea", "sudkorea", "coree du sud" },
  { "LI", "de", "liechtenstein" },
  { "LT", "lt", "lithuania", "litauen", "lietuva" },
  { "LU", "fr", "luxembourg", "luxemburg" },
  { "LV", "lv", "latvia", "lettland", "latvija" },
  { "MC", "fr", "monaco" },
  { "MT", "en", "malta" },
  { "MX", "es", "mexico", "mexiko", "mexique", "messico" },
  { "MY", "ms", "malaysia" },
  { "NG", "en", "nigeria" },
  { "NL", "nl", "netherlands", "the netherlands", "holland", "nederland", "niederlande", "pays-bas", "paises bajos", "paesi bassi" },
  { "NO", "no", "norway", "norwegen", "norge", "norvege", "noruega", "norvegia" },
  { "NZ", "en", "new zealand", "neuseeland" },
  { "PA", "es", "panama" },
  { "PE", "es", "peru" },
  { "PH", "en", "philippines", "philippinen" },
  { "PL", "pl", "poland", "polen", "polska", "pologne", "polonia" },
  { "PT", "pt", "portugal", "portogallo" },
  { "PY", "es", "paraguay" },
  { "RO", "ro", "romania", "rumanien", "roumanie" },
  { "RS", "sr", "serbia", "serbien" },
  { "SE", "sv", "sweden", "schweden", "sverige", "suede", "suecia", "svezia" },
  { "SG", "en", "singapore", "singapur" },
  { "SI", "sl", "slovenia", "slowenien", "slovenija" },
  { "SK", "sk", "slovakia", "slowakei", "slovensko" },
  { "TH", "th", "thailand" },
  { "TR", "tr", "turkey", "turkei", "turkiye", "turquie" },
  { "TW", "zh", "taiwan" },
  { "UA", "uk", "ukraine" },
  { "US", "en", "united states", "united states of america", "usa", "u.s.a.", "u.s.", "america", "vereinigte staaten",
    "etats-unis", "estados unidos", "stati uniti" },
  { "UY", "es", "uruguay" },
  { "VE", "es", "venezuela" },
  { "VN", "vi", "vietnam" },
  { "ZA", "en", "south africa", "sudafrika", "afrique du sud" },
}

local CODES, LANGUAGES = {}, {}
for _, country in ipairs(COUNTRIES) do
  local code = country[1]
  LANGUAGES[code] = country[2]
  CODES[code:lower()] = code
  for index = 3, #country do CODES[country[index]] = code end
end

--- The code of a country by its code or by its name in one of several languages; case and accents do not
--- count.
---
---     countries.code "Österreich" --> "AT"
---
---@param country string|nil
---@return string|nil code nil where there is no country, or an unknown one
function M.code(country)
  if country == nil then return nil end
  if type(country) ~= "string" then error("countries.code: the country must be a text or nil, and is a " .. type(country), 2) end
  return CODES[text.fold(country):match "^%s*(.-)%s*$"]
end

--- The code of the language that most people of a country speak.
---
---     countries.language "Austria" --> "de"
---
---@param country string
---@return string|nil language nil for an unknown country
function M.language(country)
  arguments.text(country, "countries.language: the country")
  local code = M.code(country)
  return code and LANGUAGES[code]
end

return M
