--- Countries by their names and codes, and the language in which people there are written to.
local arguments = require "arguments"
local text = require "text"

local M = {}

-- The two codes of ISO 3166, the language, and names as `text.fold` leaves them, without full
-- stops. Of a country with several languages it is the one that most people there speak.
local COUNTRIES = {
  {
    "AE", "ARE", "ar", "united arab emirates", "uae", "vae", "vereinigte arabische emirate",
    "emirats arabes unis", "emiratos arabes unidos", "emirati arabi uniti",
  },
  { "AR", "ARG", "es", "argentina", "argentinien", "argentine" },
  { "AT", "AUT", "de", "austria", "osterreich", "oesterreich", "autriche" },
  { "AU", "AUS", "en", "australia", "australien", "australie" },
  { "BE", "BEL", "nl", "belgium", "belgien", "belgie", "belgique", "belgica", "belgio" },
  { "BG", "BGR", "bg", "bulgaria", "bulgarien" },
  { "BO", "BOL", "es", "bolivia" },
  { "BR", "BRA", "pt", "brazil", "brasil", "brasilien", "bresil", "brasile" },
  { "CA", "CAN", "en", "canada", "kanada" },
  { "CH", "CHE", "de", "switzerland", "schweiz", "suisse", "svizzera", "suiza" },
  { "CL", "CHL", "es", "chile" },
  { "CN", "CHN", "zh", "china", "people's republic of china", "chine", "cina" },
  { "CO", "COL", "es", "colombia", "kolumbien" },
  { "CR", "CRI", "es", "costa rica" },
  { "CZ", "CZE", "cs", "czechia", "czech republic", "tschechien", "cesko", "ceska republika" },
  { "DE", "DEU", "de", "germany", "deutschland", "allemagne", "alemania", "germania", "alemanha" },
  { "DK", "DNK", "da", "denmark", "danemark", "danmark", "dinamarca", "danimarca" },
  { "DO", "DOM", "es", "dominican republic", "republica dominicana" },
  { "EC", "ECU", "es", "ecuador" },
  { "EE", "EST", "et", "estonia", "estland", "eesti" },
  { "ES", "ESP", "es", "spain", "espana", "spanien", "espagne", "spagna", "espanha" },
  { "FI", "FIN", "fi", "finland", "finnland", "suomi", "finlande", "finlandia" },
  { "FR", "FRA", "fr", "france", "frankreich", "francia", "franca" },
  {
    "GB", "GBR", "en", "united kingdom", "uk", "great britain", "england", "scotland", "wales",
    "northern ireland", "grossbritannien", "vereinigtes konigreich", "royaume-uni", "reino unido",
    "regno unito",
  },
  { "GR", "GRC", "el", "greece", "griechenland", "grece", "grecia" },
  { "GT", "GTM", "es", "guatemala" },
  { "HK", "HKG", "zh", "hong kong" },
  { "HR", "HRV", "hr", "croatia", "kroatien", "hrvatska" },
  { "HU", "HUN", "hu", "hungary", "ungarn", "magyarorszag" },
  { "ID", "IDN", "id", "indonesia", "indonesien" },
  { "IE", "IRL", "en", "ireland", "irland", "irlande", "irlanda", "republic of ireland" },
  { "IL", "ISR", "he", "israel" },
  { "IN", "IND", "en", "india", "indien", "inde" },
  { "IS", "ISL", "is", "iceland", "island" },
  { "IT", "ITA", "it", "italy", "italia", "italien", "italie" },
  { "JP", "JPN", "ja", "japan", "japon", "giappone" },
  { "KE", "KEN", "en", "kenya", "kenia" },
  { "KR", "KOR", "ko", "south korea", "korea", "republic of korea", "sudkorea", "coree du sud" },
  { "LI", "LIE", "de", "liechtenstein" },
  { "LT", "LTU", "lt", "lithuania", "litauen", "lietuva" },
  { "LU", "LUX", "fr", "luxembourg", "luxemburg" },
  { "LV", "LVA", "lv", "latvia", "lettland", "latvija" },
  { "MC", "MCO", "fr", "monaco" },
  { "MT", "MLT", "en", "malta" },
  { "MX", "MEX", "es", "mexico", "mexiko", "mexique", "messico" },
  { "MY", "MYS", "ms", "malaysia" },
  { "NG", "NGA", "en", "nigeria" },
  {
    "NL", "NLD", "nl", "netherlands", "the netherlands", "holland", "nederland", "niederlande",
    "pays-bas", "paises bajos", "paesi bassi",
  },
  { "NO", "NOR", "no", "norway", "norwegen", "norge", "norvege", "noruega", "norvegia" },
  { "NZ", "NZL", "en", "new zealand", "neuseeland" },
  { "PA", "PAN", "es", "panama" },
  { "PE", "PER", "es", "peru" },
  { "PH", "PHL", "en", "philippines", "philippinen" },
  { "PL", "POL", "pl", "poland", "polen", "polska", "pologne", "polonia" },
  { "PT", "PRT", "pt", "portugal", "portogallo" },
  { "PY", "PRY", "es", "paraguay" },
  { "RO", "ROU", "ro", "romania", "rumanien", "roumanie" },
  { "RS", "SRB", "sr", "serbia", "serbien" },
  {
    "RU", "RUS", "ru", "russia", "russian federation", "russland", "russische foderation", "russie",
    "rusia", "россия",
  },
  { "SE", "SWE", "sv", "sweden", "schweden", "sverige", "suede", "suecia", "svezia" },
  { "SG", "SGP", "en", "singapore", "singapur" },
  { "SI", "SVN", "sl", "slovenia", "slowenien", "slovenija" },
  { "SK", "SVK", "sk", "slovakia", "slowakei", "slovensko" },
  { "TH", "THA", "th", "thailand" },
  { "TR", "TUR", "tr", "turkey", "turkei", "turkiye", "turquie" },
  { "TW", "TWN", "zh", "taiwan" },
  { "UA", "UKR", "uk", "ukraine" },
  { "US", "USA", "en", "united states", "united states of america", "america", "vereinigte staaten",
    "etats-unis", "estados unidos", "stati uniti" },
  { "UY", "URY", "es", "uruguay" },
  { "VE", "VEN", "es", "venezuela" },
  { "VN", "VNM", "vi", "vietnam" },
  { "ZA", "ZAF", "en", "south africa", "sudafrika", "afrique du sud" },
}

local CODES, LANGUAGES = {}, {}
for _, country in ipairs(COUNTRIES) do
  local code = country[1]
  LANGUAGES[code] = country[3]
  CODES[code:lower()], CODES[country[2]:lower()] = code, code
  for index = 4, #country do CODES[country[index]] = code end
end

--- The code of a country by its code of two or three letters, or by its name in one of several
--- languages; case, accents and full stops do not count.
---
---     countries.code "Österreich" --> "AT"
---     countries.code "U.S.A."     --> "US"
---
---@param country string|nil
---@return string|nil code nil where there is no country, or an unknown one
function M.code(country)
  if country == nil then return nil end
  if type(country) ~= "string" then
    error("countries.code: the country must be a string or nil, and is a " .. type(country), 2)
  end
  local name = text.fold(text.collapse(country)):gsub("%.", "")
  return CODES[name]
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
