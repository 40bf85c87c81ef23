--- What a job title says about somebody's level and department, in English, German, French, Spanish
--- and Italian.
local arguments = require "arguments"
local text = require "text"

local M = {}

local LEVELS = {
  "intern", "junior", "individual", "senior", "lead", "manager", "director", "vp", "c_level",
  "founder",
}

local RANKS = {}
for rank, level in ipairs(LEVELS) do RANKS[level] = rank end

-- Words and phrases as `text.fold` leaves them, separated by commas; the longest phrase is read
-- first, so that "vice president" is no president and an "account manager" no manager. German is
-- written with "ue" by some, so that such words stand here twice.
local LEVEL_PHRASES = {
  intern = [[
    intern, internship, apprentice, working student, student,
    praktikant, praktikantin, praktikum, werkstudent, werkstudentin, azubi, auszubildender,
    auszubildende, lehrling, volontar, volontarin, stagiaire, apprenti, apprentie, alternant,
    alternante, becario, becaria, practicante, aprendiz, stagista, tirocinante, apprendista]],
  junior = [[
    junior, jr, trainee, entry level, graduate, assistant, assistent, assistentin, assistenz,
    assistante, asistente, assistente, assistenza, debutant, debutante, berufseinsteiger,
    berufseinsteigerin]],
  -- Titles with a word of a higher level whose bearers lead nobody.
  individual = [[
    account manager, key account manager, product manager, project manager, program manager,
    programme manager, community manager, social media manager, case manager, success manager,
    customer success manager, office manager, partner manager, relationship manager,
    content manager, campaign manager, category manager, event manager, technical account manager,
    territory manager, property manager, product owner, process owner, business owner,
    account director, scrum master, lead generation, team member, staff member, board assistant,
    office of the ceo, office of the president, produktmanager, produktmanagerin, projektmanager,
    projektmanagerin, projektleiter, projektleiterin, chef de projet, cheffe de projet,
    chef de produit, cheffe de produit, charge de, chargee de, jefe de proyecto, jefa de proyecto,
    jefe de producto, jefa de producto, capo progetto, responsable de compte, gestore, gestor,
    gestora, student advisor, student counselor, student services, student affairs,
    student success]],
  senior = [[
    senior, sr, experienced, staff engineer, staff developer, staff designer, staff scientist,
    expert, experte, expertin, fachleiter, confirme, confirmee, experto, experta, esperto, esperta,
    specialist lead]],
  lead = [[
    lead, leader, team lead, team leader, tech lead, principal, supervisor, foreman,
    assistant manager, deputy manager, junior manager, staff manager, architect lead, teamleiter,
    teamleiterin, teamleitung, gruppenleiter, gruppenleiterin, schichtleiter, schichtleiterin,
    vorarbeiter, chef d equipe, cheffe d equipe, chef de groupe, jefe de equipo, jefa de equipo,
    lider, encargado, encargada, capo squadra, caposquadra, capogruppo, capo gruppo,
    coordinador de equipo]],
  manager = [[
    manager, managerin, mgr, senior manager, assistant director, deputy director, associate manager,
    leiter, leiterin, leitung, abteilungsleiter, abteilungsleiterin, filialleiter, filialleiterin,
    stellvertretender direktor, chef de service, cheffe de service, chef de departement,
    cheffe de departement, responsable, gerente, jefe, jefa, subdirector, subdirectora,
    directeur adjoint, directrice adjointe, director adjunto, directora adjunta, responsabile,
    capo reparto, caporeparto, capoufficio, capo ufficio, vicedirettore, vicedirettrice,
    vice direttore, vice direttrice]],
  director = [[
    director, directors, head, executive director, general manager, country manager,
    associate director, chief of staff, assistant vice president, direktor, direktorin,
    bereichsleiter, bereichsleiterin, bereichsleitung, hauptabteilungsleiter,
    hauptabteilungsleiterin, werkleiter, werkleiterin, werksleiter, werksleiterin,
    niederlassungsleiter, niederlassungsleiterin, prokurist, prokuristin,
    directeur, directrice, directora, direttore, direttrice, dirigente, vice president assistant]],
  vp = [[
    vp, svp, evp, avp, rvp, vice president, vicepresident, senior vice president,
    executive vice president, vizeprasident, vizeprasidentin, vizepraesident, vizepraesidentin,
    vice presidente, vicepresidente, vicepresidenta]],
  c_level = [[
    chief, ceo, cto, cfo, coo, cmo, cio, ciso, cpo, cro, chro, cdo, cso, cco, clo, president,
    presidents, chairman, chairwoman, chairperson, chair, managing director, managing partner,
    general partner, equity partner, senior partner, board member, member of the board,
    geschaftsfuhrer, geschaftsfuhrerin, geschaftsfuhrung, geschaeftsfuehrer, geschaeftsfuehrerin,
    geschaeftsfuehrung, geschaftsleiter, geschaftsleiterin, geschaftsleitung, geschaeftsleiter,
    geschaeftsleiterin, geschaeftsleitung, geschaftsfuhrender gesellschafter, vorstand, vorstandin,
    vorstandsvorsitzender, vorstandsvorsitzende, vorstandsmitglied, generaldirektor,
    generaldirektorin, prasident, prasidentin, praesident, praesidentin, directeur general,
    directrice generale, president directeur general, presidente directrice generale, pdg, gerant,
    gerante, presidente, presidenta, director general, directora general, director ejecutivo,
    directora ejecutiva, director gerente, directora gerente, consejero delegado,
    consejera delegada, gerente general, amministratore delegato, amministratrice delegata,
    amministratore unico, amministratrice unica, amministratore, amministratrice,
    direttore generale, direttrice generale]],
  founder = [[
    founder, founders, cofounder, owner, owners, co owner, proprietor, founding partner,
    grunder, grunderin, gruender, gruenderin, mitgrunder, mitgrunderin, mitgruender, mitgruenderin,
    inhaber, inhaberin, mitinhaber, mitinhaberin, eigentumer, eigentumerin, fondateur, fondatrice,
    cofondateur, cofondatrice, proprietaire, fundador, fundadora, cofundador, cofundadora,
    propietario, propietaria, dueno, duena, socio fundador, socia fundadora, fondatore, cofondatore,
    cofondatrice, socio fondatore, titolare, proprietario, proprietaria]],
}

-- Behind these stands somebody else's title: the assistant to the CEO is none.
local ASSISTING = [[
  assistant to, assistant of, assistants to, assistant for, executive assistant, personal assistant,
  management assistant, ea to, pa to, asst to, to the, to our, to ceo, to founder, to founders,
  to president, reporting to, assistenz der, assistenz des, assistent der, assistent des,
  assistentin der, assistentin des, assistenz geschaftsfuhrung, referent der, referent des,
  referentin der, referentin des, assistante de, assistante du, assistant de, assistant du,
  assistante d, assistant d, asistente de, asistente del, asistente ejecutivo, asistente ejecutiva,
  assistente di, assistente del, assistente della, assistente dell, secretary to, sekretarin der]]

-- Ends of German compounds, the longest first: Vertriebsleiterin, Entwicklungsdirektor.
local ENDINGS = {
  { "bereichsleiterin", "director" }, { "bereichsleiter", "director" },
  { "geschaftsfuhrerin", "c_level" }, { "geschaftsfuhrer", "c_level" },
  { "teamleiterin", "lead" }, { "teamleiter", "lead" },
  { "praktikantin", "intern" }, { "praktikant", "intern" },
  { "assistentin", "junior" }, { "assistent", "junior" },
  { "direktorin", "director" }, { "direktor", "director" },
  { "vorstandin", "c_level" }, { "vorstand", "c_level" },
  { "leiterin", "manager" }, { "leitung", "manager" }, { "leiter", "manager" },
  { "manager", "manager" }, { "chefin", "manager" }, { "chef", "manager" },
}

local DEPARTMENTS = {
  "data", "design", "engineering", "finance", "it", "legal", "marketing", "operations", "people",
  "procurement", "product", "sales", "support",
}

local IS_DEPARTMENT = {}
for _, name in ipairs(DEPARTMENTS) do IS_DEPARTMENT[name] = true end

local DEPARTMENT_PHRASES = {
  data = [[
    data, analytics, data science, data scientist, data analyst, data engineer, data engineering,
    business intelligence, bi, machine learning, statistician,
    daten, datenanalyst, datenanalystin, donnees, datos, dati, cdo, chief data officer]],
  design = [[
    design, designer, designerin, ux, ui, user experience, creative, art director, diseno,
    disenador, disenadora, grafiker, grafikerin, gestaltung, graphiste, concepteur, grafico,
    grafica, progettista grafico]],
  engineering = [[
    engineering, engineer, engineers, developer, development engineer, software, devops, sre,
    programmer, cto, chief technology officer, chief technical officer,
    technical lead, tech lead, architect, qa, r d, research and development, technology, backend,
    frontend, full stack, fullstack, entwickler, entwicklerin, entwicklung, ingenieur, ingenieurin,
    programmierer, programmiererin, forschung, technik, technischer, developpeur, developpeuse,
    ingenieure, ingenierie, developpement logiciel, technique, ingeniero, ingeniera, ingenieria,
    desarrollador, desarrolladora, desarrollo, tecnologia, sviluppatore, sviluppatrice, sviluppo,
    sviluppo software, ingegnere, ingegneria, tecnico]],
  finance = [[
    finance, financial, accounting, accountant, controller, controlling, treasurer, treasury, cfo,
    chief financial officer, bookkeeper, audit, auditor, tax,
    finanzen, finanz, buchhaltung, buchhalter, buchhalterin, steuer, rechnungswesen, kaufmannischer,
    financier, financiere, finances, comptable, comptabilite, tresorier, finanzas, financiero,
    financiera, contable, contabilidad, contador, tesorero, finanza, finanziario, finanziaria,
    contabile, contabilita, amministrazione e finanza]],
  it = [[
    it, information technology, cio, ciso, chief information officer,
    chief information security officer, system administrator, sysadmin, infrastructure,
    information security, it security, cyber security, cybersecurity, network, helpdesk, edv,
    systemadministrator, systemadministratorin, informatik, dsi, informatique,
    systeme d information, systemes d information, informatica, sistemas, sistemi,
    sistemi informativi]],
  legal = [[
    legal, lawyer, counsel, general counsel, attorney, compliance, paralegal, clo, recht, jurist,
    juristin, anwalt, anwaltin, rechtsanwalt, rechtsanwaltin, syndikus, juridique, juriste, avocat,
    avocate, abogado, abogada, juridico, juridica, legale, avvocato, avvocata, giuridico]],
  marketing = [[
    marketing, growth, brand, branding, communications, communication, pr, public relations, seo,
    content, social media, cmo, chief marketing officer, product marketing, demand generation,
    lead generation, events, event manager, campaign, offentlichkeitsarbeit, kommunikation, werbung,
    mercadotecnia, comunicacion, publicidad, comunicazione, pubblicita, marque, mercatique]],
  operations = [[
    operations, operation, ops, coo, chief operating officer, supply chain, logistics,
    manufacturing, production, plant, facilities, warehouse, quality,
    betrieb, produktion, logistik, fertigung, werkleiter, werksleiter, lager, qualitat,
    exploitation, logistique, operaciones, logistica, produccion, calidad, operazioni, produzione,
    qualita, stabilimento, magazzino]],
  people = [[
    people, hr, human resources, talent, talent acquisition, recruiting, recruiter, recruitment,
    chro, chief people officer, payroll, learning and development, de personal, leiter personal,
    leiterin personal, leitung personal, personalwesen, personnel, ressources humaines, rh, drh,
    recrutement, recruteur, recruteuse, recursos humanos, rrhh, reclutador, reclutadora, seleccion,
    risorse umane, personale, selezione, reclutamento]],
  procurement = [[
    procurement, purchasing, buyer, sourcing, einkauf, einkaufer, einkauferin, beschaffung, achats,
    acheteur, acheteuse, compras, comprador, compradora, acquisti, buyer senior, approvvigionamento,
    approvisionnement]],
  product = [[
    product, product management, cpo, chief product officer, produkt, produktmanagement,
    produktmanager, produktmanagerin, produit, produits, producto,
    productos, prodotto, prodotti]],
  sales = [[
    sales, sales operations, sales engineer, sales development, business development,
    account executive, account manager, key account manager, account director,
    sdr, bdr, cro, chief revenue officer, revenue, chief commercial officer, commercial, presales,
    pre sales, territory manager, partnerships, channel,
    vertrieb, vertriebler, verkauf, verkaufer, verkauferin, aussendienst, ventes, vente,
    commerciale, commerciaux, developpement commercial, ventas, comercial, vendedor, vendedora,
    desarrollo de negocio, vendite, venditore, venditrice, sviluppo commerciale]],
  support = [[
    support, customer support, technical support, customer success, success manager,
    customer success manager, customer service, customer care, customer experience, client services,
    kundenservice, kundendienst, kundenbetreuer, kundenbetreuerin, kundenbetreuung, service client,
    relation client, relations clients, atencion al cliente, soporte, soporte tecnico,
    servicio al cliente, assistenza clienti, servizio clienti]],
}

-- Beginnings of German compounds: Vertriebsleiter, Einkaufsleiterin.
local BEGINNINGS = {
  { "vertrieb", "sales" }, { "verkauf", "sales" }, { "marketing", "marketing" },
  { "entwicklung", "engineering" }, { "software", "engineering" }, { "finanz", "finance" },
  { "steuer", "finance" }, { "personal", "people" }, { "einkauf", "procurement" },
  { "produkt", "product" }, { "produktion", "operations" }, { "logistik", "operations" },
  { "betrieb", "operations" }, { "recht", "legal" }, { "kundenservice", "support" },
  { "kundendienst", "support" },
}

local LONGEST_PHRASE = 4

-- What `phrases` says of each phrase, as { phrase = { name, … } }: "cto" may be in two lists.
local function by_phrase(phrases, names)
  local map = {}
  for _, name in ipairs(names) do
    for phrase in ((phrases[name] or "") .. ","):gmatch "%s*([^,]-)%s*," do
      if phrase ~= "" then
        map[phrase] = map[phrase] or {}
        table.insert(map[phrase], name)
      end
    end
  end
  return map
end

local LEVELS_OF = by_phrase(LEVEL_PHRASES, LEVELS)
local DEPARTMENTS_OF = by_phrase(DEPARTMENT_PHRASES, DEPARTMENTS)
local IS_ASSISTING = by_phrase({ yes = ASSISTING }, { "yes" })

-- Before these stands somebody else's title too, in a possessive or without: "Founder's Assistant",
-- "CEO Assistant".
local BEHIND_ANOTHER = { "s", "assistant", "assistants", "asst", "secretary" }

-- The single letters that a run of letters and full stops begins with, as one word, and what is
-- behind them; nil where it begins with fewer than two.
local function abbreviated(run)
  local letters, position = {}, 1
  while true do
    local letter, behind = run:match("^(%a)%f[^%a\128-\255]%.?()", position)
    if not letter then break end
    letters[#letters + 1], position = letter, behind
  end
  if #letters < 2 then return nil end
  return table.concat(letters) .. " " .. run:sub(position)
end

-- As `text.fold` leaves a title, where "V.P." is "vp" and the possessive of many, "owners'", has an
-- s of its own.
local function folded(title)
  local plain = text.fold(title):gsub("’", "'"):gsub("s'%f[%s\0]", "s's")
  return (plain:gsub("%f[%w\128-\255]%a%.[%a\128-\255.]+", abbreviated))
end

local function words_of(title)
  local words = {}
  -- Bytes from 128 on are letters of other alphabets.
  for word in folded(title):gmatch "[%w\128-\255]+" do words[#words + 1] = word end
  return words
end

-- The names of the longest phrase of `map` that begins at a word, and how many words it has.
local function phrase_at(words, index, map)
  for length = math.min(LONGEST_PHRASE, #words - index + 1), 1, -1 do
    local names = map[table.concat(words, " ", index, index + length - 1)]
    if names then return names, length end
  end
  return nil, 1
end

-- Whether the phrase that ends before a word is the title of somebody else. A comma or another mark
-- between the two makes them two titles of one person: "Founder, Secretary of the Board".
local function is_another(title, phrase, word)
  for _, behind in ipairs(BEHIND_ANOTHER) do
    if word == behind then
      return folded(title):find(phrase .. (word == "s" and "'s" or " " .. word), 1, true) ~= nil
    end
  end
  return false
end

local function by_ending(word)
  for _, ending in ipairs(ENDINGS) do
    if #word > #ending[1] and word:sub(-#ending[1]) == ending[1] then return ending[2] end
  end
  return nil
end

local function by_beginning(word)
  local found
  -- The last one that fits is the longest: "produktion" stands behind "produkt".
  for _, beginning in ipairs(BEGINNINGS) do
    if #word > #beginning[1] and word:sub(1, #beginning[1]) == beginning[1] then
      found = beginning[2]
    end
  end
  return found
end

--- The names of the levels, the lowest first.
---
---     titles.levels() --> { "intern", "junior", "individual", "senior", "lead", "manager", … }
---
---@return string[]
function M.levels()
  return table.move(LEVELS, 1, #LEVELS, 1, {})
end

--- The place of a level among all levels, from 1.
---
---     titles.rank "junior" --> 2
---
---@param level string
---@return integer
function M.rank(level)
  arguments.choice(level, LEVELS, "titles.rank: the level")
  return RANKS[level]
end

--- The level of a job title: the highest that its words name,
--- and "individual" where they name none.
---
--- An intern is one whatever else the title says, a junior is one up to a senior's level, and an
--- assistant to somebody has none of their level: neither the "Assistant to the CEO" nor the
--- "Founder's Assistant".
---
---     titles.level "Leiterin Vertrieb" --> "manager"
---     titles.level "SVP Sales" --> "vp"
---     titles.level "C.E.O." --> "c_level"
---
---@param title string|nil
---@return string|nil level nil where there is no title
function M.level(title)
  if title == nil then return nil end
  if type(title) ~= "string" then
    error("titles.level: the title must be a string or nil, and is a " .. type(title), 2)
  end
  local words = words_of(title)
  if #words == 0 then return nil end
  local highest, is_intern, is_junior = RANKS.individual, false, false
  local index = 1
  while index <= #words and not phrase_at(words, index, IS_ASSISTING) do
    local names, length = phrase_at(words, index, LEVELS_OF)
    local level = names and names[1] or by_ending(words[index])
    if level then
      local phrase = table.concat(words, " ", index, index + length - 1)
      if is_another(title, phrase, words[index + length]) then level = nil end
    end
    if level == "intern" then is_intern = true end
    if level == "junior" then is_junior = true end
    if level and RANKS[level] > highest then highest = RANKS[level] end
    index = index + length
  end
  if is_intern then return "intern" end
  if is_junior and highest <= RANKS.senior then return "junior" end
  return LEVELS[highest]
end

--- The names of the departments that `titles.departments_of` knows, in the order of the alphabet.
---
---     titles.departments() --> { "data", "design", "engineering", … }
---
---@return string[]
function M.departments()
  return table.move(DEPARTMENTS, 1, #DEPARTMENTS, 1, {})
end

--- The departments that a job title names, in the order of the alphabet.
---
---     titles.departments_of "VP Sales & Marketing" --> { "marketing", "sales" }
---
---@param title string|nil
---@return string[]
function M.departments_of(title)
  if title == nil then return {} end
  if type(title) ~= "string" then
    error("titles.departments_of: the title must be a string or nil, and is a " .. type(title), 2)
  end
  local words, has, index = words_of(title), {}, 1
  while index <= #words do
    local found, length = phrase_at(words, index, DEPARTMENTS_OF)
    for _, name in ipairs(found or { by_beginning(words[index]) }) do has[name] = true end
    index = index + length
  end
  local list = {}
  for _, name in ipairs(DEPARTMENTS) do
    if has[name] then list[#list + 1] = name end
  end
  return list
end

--- Whether a name is one of a department.
---
---     titles.is_department "sales" --> true
---
---@param name string
---@return boolean
function M.is_department(name)
  arguments.text(name, "titles.is_department: the name")
  return IS_DEPARTMENT[name] == true
end

return M
