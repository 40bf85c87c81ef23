-- Writes contacts in the column layout of a HubSpot export, for benchmarks and the demo workspace:
--
--     lua5.4 generate_contacts.lua 15000 1 > contacts.csv
--
-- The first argument is how many, the second the seed; the same two give the same bytes. People and
-- companies are invented, and every domain is under the reserved .example.

local count = math.tointeger(tonumber(arg[1] or "15000"))
local seed = math.tointeger(tonumber(arg[2] or "1"))
if not count or count < 0 or not seed then
  io.stderr:write("usage: lua5.4 generate_contacts.lua COUNT [SEED], two whole numbers\n")
  os.exit(2)
end
math.randomseed(seed, 0)
local random = math.random

local function words(text)
  local list = {}
  for word in text:gmatch "[^|]+" do list[#list + 1] = word end
  return list
end

-- A name is written "Name" or, where its letters are not ASCII, "Name=ascii" for the address.
local function names(text)
  local list = {}
  for _, entry in ipairs(words(text)) do
    local name, ascii = entry:match "^(.-)=(.+)$"
    name = name or entry
    list[#list + 1] = { name, (ascii or name):lower():gsub("[^a-z]", "") }
  end
  return list
end

local countries = {
  { "Germany", "Europe/Berlin", "+49 30 #######", "%s GmbH|%s AG|%s & Söhne",
    "Anna|Lukas|Jörg=joerg|Katrin|Uwe|Heike|Jürgen=juergen|Sabine|Moritz|Frieda",
    "Müller=mueller|Schäfer=schaefer|Weber|Vogt|Krämer=kraemer|Lindner|Stoll|Brandt|Groß=gross"
      .. "|Jahn",
    "Elektroniker|Pflegerin|Leiterin Einkauf|Geschäftsführer|Mathematiker" },
  { "France", "Europe/Paris", "+33 1 ## ## ## ##", "%s SARL|%s|Groupe %s",
    "Zoé=zoe|Rémy=remy|Thibaut|Inès=ines|Gaël=gael|Chloé=chloe|Luc|Odile|Hugo|Margaux",
    "Guérin=guerin|Benard|Rodrigues|Lefèvre=lefevre|Petit|Moreau|Besnard|Hoarau|Marty|Colas",
    "commissaire|ingénieur process|Directrice des achats|juriste|géomètre" },
  { "United States", "America/Chicago", "###-555-01##", "%s Inc|%s LLC|%s and Partners",
    "Jacob|Maria|Robert|Michael|Ashley|Tamara|Denise|Kyle|Erin|Curtis",
    "Smith|Marquez|Mendoza|Williams|O'Neil|Carter|Hayes|Nguyen|Bishop|Kelly",
    "VP Sales|Head of IT|Engineer, broadcasting|Artist|Buyer, retail" },
  { "United Kingdom", "Europe/London", "+44 20 7946 0###", "%s Ltd|%s plc|%s Group",
    "Kayleigh|Liam|Leah|Gareth|Jenna|Owen|Abigail|Rhys|Lorraine|Dean",
    "Shaw|Patel|Morgan|Shepherd|Bishop|Hussain|Clarke|Barnes|Doyle|Whitehead",
    "Careers adviser|Chief Operating Officer|Editor, film/video|Planner|Surveyor" },
  { "Italy", "Europe/Rome", "+39 0# #######", "%s S.r.l.|%s SPA|%s Group",
    "Isa|Gioacchino|Chiara|Niccolò=niccolo|Donatella|Piero|Ilaria|Ugo|Loretta|Enzo",
    "Guarana|Garibaldi|Burcardo|Bonomo|Zetticci|Pisano|Offredi|Ruggieri|Tozzi|Vespa",
    "Responsabile acquisti|Medico|Programmatore|Direttore|Architetto" },
  { "Spain", "Europe/Madrid", "+34 91# ### ###", "%s S.L.|%s y asociados S.A.|Grupo %s",
    "Severo|Íñigo=inigo|Lucía=lucia|Begoña=begona|Andrés=andres|Pilar|Ramón=ramon|Nuria|Leo|Alba",
    "López=lopez|Ibáñez=ibanez|Peña=pena|Cabrera|Ferrer|Gálvez=galvez|Roca|Sáez=saez|Vidal|Coll",
    "Jefa de compras|Ingeniero|Abogada|Economista|Técnico" },
  { "Netherlands", "Europe/Amsterdam", "+31 20 ### ####", "%s BV|Stichting %s|Koninklijke %s",
    "Oscar|Beau|Sam|Fleur|Thijs|Noor|Ruben|Sanne|Daan|Lotte",
    "van Olst|de Groot|Borman|Martens|Die Bont|Hondeveld|Roosenboom|de Wit|Vos|Kuipers",
    "Inkoper|Directeur|IT trainer|Accountant|Adviseur" },
  { "Japan", "Asia/Tokyo", "090-####-####", "有限会社%s|%s運輸有限会社|株式会社%s",
    "明美=akemi|太郎=taro|花子=hanako|健一=kenichi|直樹=naoki|陽子=yoko|翔太=shota|裕美子=yumiko",
    "鈴木=suzuki|佐藤=sato|高橋=takahashi|渡辺=watanabe|岡本=okamoto|松本=matsumoto|橋本=hashimoto",
    "歯科医師|部長|営業担当|エンジニア|弁護士" },
  { "Poland", "Europe/Warsaw", "+48 22 ### ## ##", "%s Sp. z o.o.|Fundacja %s|%s s.c.",
    "Łukasz=lukasz|Agnieszka|Paweł=pawel|Zofia|Michał=michal|Róża=roza|Igor|Kaja|Jan|Iga",
    "Wójcik=wojcik|Żak=zak|Nowak|Wrona|Piątek=piatek|Mazur|Szulc|Kłos=klos|Banaś=banas|Gil",
    "Kierownik|Inżynier|Księgowa|Analityk|Dyrektor" },
  { "Brazil", "America/Sao_Paulo", "+55 11 #### ####", "%s Ltda.|%s S.A.|%s",
    "João=joao|Luíza=luiza|Caio|Lívia=livia|Otávio=otavio|Bruna|Davi|Cauã=caua|Ana|Enzo",
    "Carvalho|Pinto|Gonçalves=goncalves|Araújo=araujo|Moura|Rocha|Brandão=brandao|Dias|Teixeira",
    "Gerente de compras|Engenheira|Advogado|Diretor|Analista" },
  { "Sweden", "Europe/Stockholm", "+46 8 ### ### ##", "%s AB|%s HB|%s Gruppen",
    "Erika|Åsa=asa|Göran=goran|Björn=bjorn|Maja|Nils|Sven|Elin|Märta=marta|Axel",
    "Östman=ostman|Nilsson|Åberg=aberg|Lindqvist|Sjöberg=sjoberg|Ek|Dahl|Hägg=hagg|Holm|Frisk",
    "Inköpschef|Ingenjör|Redaktör|Lärare|Chef" },
  { "Czechia", "Europe/Prague", "+420 ### ### ###", "%s s.r.o.|%s a.s.|%s",
    "Helena|Jiří=jiri|Tomáš=tomas|Petra|Ondřej=ondrej|Lucie|Matěj=matej|Iveta|Vít=vit|Dana",
    "Krausová=krausova|Horváth=horvath|Kubíčková=kubickova|Dvořák=dvorak|Novák=novak|Malá=mala"
      .. "|Bláha=blaha",
    "Terapeut, hudba|Ředitel|Účetní|Vedoucí nákupu|Právník" },
}
for _, country in ipairs(countries) do
  country.forms, country.first = words(country[4]), names(country[5])
  country.last, country.titles = names(country[6]), words(country[7])
end

local owners = {
  "anna@acme.example", "bo@acme.example", "chiara@acme.example", "dev@acme.example",
  "emi@acme.example",
}
local sizes = words "5|12|40|80|150|300|900|4000"
local statuses = words "New|Open|In progress|Unqualified"

local function pick(list) return list[random(#list)] end

-- The value, or nothing in `share` of all rows.
local function mostly(value, share) return random() < share and "" or value end

local function quoted(cell)
  if not cell:find '[,"\r\n]' then return cell end
  return '"' .. cell:gsub('"', '""') .. '"'
end

local function digit() return random(0, 9) end

local function note()
  local chance = random()
  if chance < 0.03 then return 'Met at "SaaStr"; call back\nnext week, she said' end
  return chance < 0.05 and "prefers phone, not email" or ""
end

local function row(number)
  local country = pick(countries)
  local first, last = pick(country.first), pick(country.last)
  local email = ("%s.%s%d@c%d.example"):format(first[2], last[2], number, random(0, 1199))
  if random() < 0.02 then email = email:upper() end
  local company = pick(country.forms):format(pick(country.last)[1])
  return table.concat({
    1000000 + number, mostly(first[1], 0.06), last[1], email, (country[3]:gsub("#", digit)),
    mostly(pick(owners), 0.08), quoted(mostly(pick(country.titles), 0.1)),
    quoted(mostly(company, 0.03)), pick(sizes), country[1], country[2],
    mostly(pick(statuses), 0.2), ("2026-%02d-%02d"):format(random(10), random(28)), quoted(note()),
  }, ",")
end

io.stdout:setvbuf("full", 1 << 16)
io.write("Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Job Title,Company name,",
  "Number of Employees,Country/Region,Time Zone,Lead Status,Create Date,Notes\n")
for number = 0, count - 1 do io.write(row(number), "\n") end
