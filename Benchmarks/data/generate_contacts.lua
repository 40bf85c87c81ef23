-- Writes invented contacts in the column layout of a HubSpot export: lua5.4 generate_contacts.lua COUNT
-- SEED. All domains are reserved names, and the same seed gives the same file.
local count, state = tonumber(arg[1] or 15000), tonumber(arg[2] or 1)

-- xorshift: the interpreter's own generator does not promise to stay the same.
local function random(n)
  state = state ~ (state << 13); state = state ~ (state >> 7); state = state ~ (state << 17)
  return (state & 0x7fffffff) % n + 1
end
state = state * 2654435761 + 88172645463325252
for _ = 1, 20 do random(2) end
local function pick(list) return list[random(#list)] end

local countries = {
  { "France", "Europe/Paris", { "Camille", "Zoë", "Léo", "Hugo", "Inès" }, { "Martin", "Lefèvre", "Moreau", "Petit" } },
  { "Germany", "Europe/Berlin", { "Jürgen", "Anke", "Lena", "Felix" }, { "Müller", "Schäfer", "Weiß", "Koch" } },
  { "Italy", "Europe/Rome", { "Chiara", "Marco", "Giulia", "Luca" }, { "Rossi", "Bianchi", "D'Amico", "Conti" } },
  { "Spain", "Europe/Madrid", { "Lucía", "Íñigo", "Pablo", "Sofía" }, { "García", "Núñez", "López", "Ruiz" } },
  { "United Kingdom", "Europe/London", { "Amelia", "Oliver", "George", "Isla" }, { "Smith", "O'Brien", "Taylor", "Evans" } },
  { "United States", "America/Chicago", { "Emma", "Noah", "Ava", "Liam" }, { "Johnson", "Nguyen", "Brown", "Garcia" } },
  { "Canada", "America/Toronto", { "Olivia", "Ethan", "Chloé", "Lucas" }, { "Tremblay", "Roy", "Singh", "Campbell" } },
  { "Brazil", "America/Sao_Paulo", { "João", "Ana", "Mariana", "Thiago" }, { "Silva", "Gonçalves", "Souza", "Araújo" } },
  { "India", "Asia/Kolkata", { "अर्जुन", "Priya", "Rohan", "Ananya" }, { "Sharma", "पटेल", "Iyer", "Khan" } },
  { "Japan", "Asia/Tokyo", { "陽菜", "Haruto", "さくら", "Ren" }, { "佐藤", "Suzuki", "高橋", "Tanaka" } },
  { "China", "Asia/Shanghai", { "伟", "Fang", "静", "Lei" }, { "王", "Li", "张", "Chen" } },
  { "Poland", "Europe/Warsaw", { "Zofia", "Łukasz", "Hanna", "Jan" }, { "Kowalski", "Wójcik", "Nowak", "Zieliński" } },
}
local titles = {
  "Head of Sales", "CEO", "Sales Operations Manager", "Intern", "VP Marketing", "Student assistant",
  "Office Manager", "Chief Technology Officer", "Account Executive", "Directeur commercial", "",
}
local companies = { "Nordlicht", "Blue Finch", "Atelier Gris", "Kappa & Söhne", "Rivière", "Tandem, Inc.", "Oak Street", "三和" }
local sizes = { 3, 12, 25, 50, 80, 120, 250, 400, 500, 900, 2500 }
local owners = { "anna@acme.example", "bo@acme.example", "chiara@acme.example", "dev@acme.example", "emi@acme.example" }
local statuses = { "New", "Open", "In Progress", "Unqualified", "" }
local notes = { "", "", "", "", 'Met at "SaaStr"; call back\nin spring', "Asked for a demo, twice", "=SUM(1,2)", "prefers email" }

-- The ASCII letters of a name, or a word for one that has none.
local function ascii(name)
  local letters = name:gsub("[^A-Za-z]", ""):lower()
  return #letters > 1 and letters or "contact"
end

local function cell(text)
  text = tostring(text)
  if text:find '[,"\n]' then return '"' .. text:gsub('"', '""') .. '"' end
  return text
end

local write, buffer = io.write, {}
write "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Job Title,Company name,Number of Employees,Country/Region,Time Zone,Lead Status,Create Date,Notes\n"
for i = 0, count - 1 do
  local country = pick(countries)
  local first, last = pick(country[3]), pick(country[4])
  local email = ("%s.%s%d@c%d.example"):format(
    ascii(first), ascii(last), i, random(2000))
  if random(50) == 1 then email = email:upper() end
  local row = {
    1000000 + i, random(100) <= 6 and "" or first, last, email,
    ("+%d %d %d"):format(random(90), 100 + random(800), 100000 + random(800000)),
    random(100) <= 8 and "" or pick(owners), pick(titles),
    random(100) <= 3 and "" or pick(companies) .. " " .. random(400), pick(sizes), country[1],
    country[2], pick(statuses), ("2026-%02d-%02d"):format(random(10), random(28)), pick(notes),
  }
  for k = 1, #row do row[k] = cell(row[k]) end
  buffer[#buffer + 1] = table.concat(row, ",")
  if #buffer == 1000 then write(table.concat(buffer, "\n"), "\n"); buffer = {} end
end
if #buffer > 0 then write(table.concat(buffer, "\n"), "\n") end
