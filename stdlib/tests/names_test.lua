local test = require "perigee.test"
local names = require "names"

-- The answers of a function of the module for names, each compared with its name so that a failure
-- tells which it is.
local function answers(name, expected)
  for given, answer in pairs(expected) do
    test.eq(given .. " → " .. tostring((names[name](given))), given .. " → " .. answer)
  end
end

test.case("names in capitals and in small letters get their proper spelling", function()
  answers("proper", {
    ["JEAN-LUC VAN DER BERG"] = "Jean-Luc van der Berg", ["o'brien"] = "O'Brien",
    ["O’BRIEN"] = "O’Brien", ["mcdonald"] = "McDonald", ["mackenzie"] = "Mackenzie",
    ["d'artagnan"] = "d'Artagnan", ["ann"] = "Ann", ["al-hassan"] = "al-Hassan",
    ["AHMED AL-HASSAN"] = "Ahmed al-Hassan", ["ZIA-UL-HAQ"] = "Zia-ul-Haq",
    ["j.r.r. tolkien"] = "J.R.R. Tolkien", ["J. R. R. TOLKIEN"] = "J. R. R. Tolkien",
    ["dell'acqua"] = "Dell'Acqua", ["sa'ad"] = "Sa'ad", ["  ann \u{A0} lee "] = "Ann Lee",
    ["a"] = "A", ["jp morgan"] = "JP Morgan", [""] = "", ["smith-jones, ann"] = "Smith-Jones, Ann",
    ["robert \"bob\" (rob) smith"] = "Robert \"Bob\" (Rob) Smith",
    ["王小明"] = "王小明",
  })
end)

test.case("D' has a capital letter in Italian names, and a small one in French ones", function()
  answers("proper", {
    ["D'AMICO"] = "D'Amico", ["d'angelo"] = "D'Angelo", ["MARIO D’AGOSTINO"] = "Mario D’Agostino",
    ["D'ARTAGNAN"] = "d'Artagnan", ["JEAN D'ORMESSON"] = "Jean d'Ormesson",
    ["VALÉRY GISCARD D'ESTAING"] = "Valéry Giscard d'Estaing", ["D'HONDT"] = "d'Hondt",
    ["D'SOUZA"] = "D'Souza", ["D'ANTONIO-LEE"] = "D'Antonio-Lee", ["d'Amico"] = "d'Amico",
  })
end)

test.case("syllables of Korean and Chinese names are no particles", function()
  answers("proper", {
    ["MIN DO KIM"] = "Min Do Kim", ["kim do hyun"] = "Kim Do Hyun", ["XU BIN WANG"] = "Xu Bin Wang",
    ["YU DI LI"] = "Yu Di Li", ["PETER DE JONG"] = "Peter de Jong",
    ["MARIA DO CARMO"] = "Maria do Carmo", ["ANA DA SILVA KIM"] = "Ana da Silva Kim",
    ["ALI BIN SAID"] = "Ali bin Said",
  })
  answers("last", { ["Min Do Kim"] = "Kim", ["Maria do Carmo"] = "do Carmo" })
  answers("first", { ["Min Do Kim"] = "Min" })
end)

test.case("what says that there is no name is none", function()
  for _, name in ipairs {
    "N/A", "n/a", "#N/A", "-", "?", "", " \u{A0}", "unknown", "NULL", "ann.lee@acme.example", "123",
  } do
    test.eq(names.is_missing(name), true, name)
    test.eq(names.first(name), nil, name)
    test.eq(names.last(name), nil, name)
  end
  for _, name in ipairs { "Ann", "A. Lee", "Na", "李", "Ö", "Nullmann" } do
    test.eq(names.is_missing(name), false, name)
  end
  answers("proper", { ["N/A"] = "N/A", ["ann.lee@acme.example"] = "ann.lee@acme.example" })
  test.raises(function() names.is_missing(nil) end,
    "names.is_missing: the name must be a string, and is nil")
end)

test.case("an initial is no first name", function()
  answers("first", {
    ["A. Lee"] = "nil", ["A Lee"] = "nil", ["J. Robert Oppenheimer"] = "Robert",
    ["J.R.R. Tolkien"] = "nil", ["J. R. R. Tolkien"] = "nil", ["Lee, A."] = "nil",
    ["Lee, J. Robert"] = "Robert", ["Dr. É. Zola"] = "nil", ["A."] = "nil", ["Ann M. Lee"] = "Ann",
    ["J. van der Berg"] = "nil", ["Ann-M. Lee"] = "Ann-M.", ["Jo Lee"] = "Jo",
  })
  answers("last", {
    ["A. Lee"] = "Lee", ["J. Robert Oppenheimer"] = "Oppenheimer",
    ["J. van der Berg"] = "van der Berg",
  })
end)

test.case("in East Asian characters the family name stands first", function()
  answers("first", {
    ["李 明"] = "明", ["山田 太郎"] = "太郎", ["김 민준"] = "민준", ["김 민 준"] = "민준", ["さくら"] = "さくら",
    ["王小明"] = "王小明", ["アン リー"] = "アン", ["佐々木\u{3000}ひろし"] = "ひろし", ["李, 明"] = "明", ["明 Lee"] = "明",
    ["ИВАН ПЕТРОВ"] = "ИВАН",
  })
  answers("last", { ["李 明"] = "李", ["山田 太郎"] = "山田", ["アン リー"] = "リー", ["王小明"] = "nil" })
end)

test.case("particles are small inside a name", function()
  answers("proper", {
    ["maria de la cruz"] = "Maria de la Cruz", ["MARINE LE PEN"] = "Marine Le Pen",
    ["VAN DER BERG"] = "Van der Berg", ["von trapp"] = "von Trapp",
    ["GEORG VON TRAPP"] = "Georg von Trapp", ["KIM DO"] = "Kim Do",
    ["VAN DER BERG, ANN"] = "Van der Berg, Ann",
    ["joão da silva dos santos"] = "João da Silva dos Santos",
    ["JAN VAN 'T HOFF"] = "Jan van 't Hoff", ["josé ortega y gasset"] = "José Ortega y Gasset",
  })
end)

test.case("numerals and degrees behind a name have their capitals", function()
  answers("proper", {
    ["john smith iii"] = "John Smith III", ["JOHN SMITH II"] = "John Smith II",
    ["henry iv"] = "Henry IV", ["john smith jr."] = "John Smith Jr.",
    ["ann lee, phd"] = "Ann Lee, PhD",
  })
end)

test.case("letters beyond ASCII have capitals", function()
  answers("proper", {
    ["émile zola"] = "Émile Zola", ["łukasz"] = "Łukasz", ["ŁUKASZ ŻÓŁĆ"] = "Łukasz Żółć",
    ["JÜRGEN GROß"] = "Jürgen Groß", ["ИВАН ПЕТРОВ"] = "Иван Петров",
    ["νίκος παπαδόπουλος"] = "Νίκος Παπαδόπουλος", ["İBRAHİM ŞAHİN"] = "İbrahim Şahin",
    ["anne-élise"] = "Anne-Élise", ["d'étoile"] = "d'Étoile",
  })
end)

test.case("names with capitals and small letters are left", function()
  for _, name in ipairs {
    "DeShawn", "Ludwig van Beethoven", "Jean DUPONT", "Di Caprio", "McDONALD", "iPhone", "Ann lee",
  } do
    test.eq(names.proper(name), name)
  end
end)

test.case("proper spelling stays when it is made again", function()
  for _, name in ipairs {
    "JEAN-LUC VAN DER BERG", "o'brien", "d'artagnan", "al-hassan", "j.r.r. tolkien", "iii", "a",
    "KIM II",
  } do
    local proper = names.proper(name)
    test.eq(names.proper(proper), proper)
  end
end)

test.case("titles and degrees are taken off", function()
  answers("without_titles", {
    ["Dr. Ann Lee"] = "Ann Lee", ["Prof. Dr. Ann Lee, MBA"] = "Ann Lee", ["Mr Lee"] = "Lee",
    ["MRS. LEE"] = "LEE", ["Herr Dr. Huber"] = "Huber",
    ["Frau Dipl.-Ing. Anna Huber"] = "Anna Huber", ["Ing. Max Muster"] = "Max Muster",
    ["Dr.-Ing. Max Muster"] = "Max Muster", ["Dr. rer. nat. Max Muster"] = "Max Muster",
    ["Dr.med. Eva Muster"] = "Eva Muster", ["Mag. (FH) Eva Muster, MSc"] = "Eva Muster",
    ["Univ.-Prof. Eva Muster"] = "Eva Muster", ["Ann Lee Ph.D."] = "Ann Lee",
    ["Ann Lee, Ph.D., M.A."] = "Ann Lee", ["Jack Ma"] = "Jack Ma",
    ["Huber, Dr. Anna"] = "Huber, Anna", ["M. Dupont"] = "Dupont", ["Sra. García"] = "García",
    ["Señora García"] = "García", ["Ann Lee"] = "Ann Lee", ["Drew Profitt"] = "Drew Profitt",
    ["Ann Lee, Jr."] = "Ann Lee, Jr.", ["Fräulein"] = "", [""] = "",
    ["Jean-Luc Picard"] = "Jean-Luc Picard", ["Pan Wei"] = "Pan Wei", ["Hr. Huber"] = "Huber",
    ["Priv.-Doz. Dr. Eva Muster"] = "Eva Muster",
  })
end)

test.case("a whole name has a first name", function()
  answers("first", {
    ["Ann Lee"] = "Ann", ["Lee, Ann"] = "Ann", ["Lee, Dr. Ann Mary"] = "Ann",
    ["Prof. Jean-Luc van der Berg"] = "Jean-Luc", ["Ann"] = "Ann", ["Mr. Lee"] = "nil",
    ["Frau Dr. Huber"] = "nil", ["von Trapp"] = "nil", ["Van Morrison"] = "Van",
    ["Ann Lee, PhD"] = "Ann", ["Ann Lee, Jr."] = "Ann", ["Ann (Annie) Lee"] = "Ann",
    ["Lee,"] = "Lee", [" "] = "nil", ["Al Gore"] = "Al", ["VAN DER BERG"] = "nil",
    ["de la cruz"] = "nil", ["VAN MORRISON"] = "VAN", ["ann lee"] = "ann",
  })
end)

test.case("a whole name has a last name with its particles", function()
  answers("last", {
    ["Ann Lee"] = "Lee", ["Lee, Ann"] = "Lee", ["Ludwig van Beethoven"] = "van Beethoven",
    ["MARIA DE LA CRUZ"] = "DE LA CRUZ", ["van der Berg, Ann"] = "van der Berg", ["Ann"] = "nil",
    ["Mr. Lee"] = "Lee", ["von Trapp"] = "von Trapp", ["John Smith III"] = "Smith",
    ["John Smith Jr."] = "Smith", ["Ann Mary Lee"] = "Lee", ["Marine Le Pen"] = "Le Pen",
    ["Kim Do"] = "Do", ["Antoine de Saint-Exupéry"] = "de Saint-Exupéry",
    ["Mohammed Ben Ali"] = "Ben Ali", [""] = "nil",
  })
end)

test.case("particles behind the first name belong to the last name before the comma", function()
  answers("last", {
    ["Berg, Jean-Luc van der"] = "van der Berg", ["Beethoven, Ludwig van"] = "van Beethoven",
    ["Silva, Ana da"] = "da Silva", ["Cruz, Maria de la"] = "de la Cruz",
    ["García Márquez, Gabriel"] = "García Márquez", ["Do, Kim"] = "Do", ["Lee, Van"] = "Lee",
    ["Berg, Jean van der, PhD"] = "van der Berg", ["Lee, Ann La"] = "Lee", ["Kim, Min Do"] = "Kim",
    ["KIM, MIN DO"] = "KIM", ["Lee, Ann Y"] = "Lee", ["lee, ann y"] = "lee", ["Lee, van"] = "Lee",
  })
  answers("first", { ["Berg, Jean-Luc van der"] = "Jean-Luc", ["Lee, Van"] = "Van" })
end)

local function both(email)
  local first, last = names.from_email(email)
  return tostring(first) .. " " .. tostring(last)
end

test.case("an address with two names has both", function()
  test.eq(both "jean-luc.vandenberg@x.example", "Jean-Luc Vandenberg")
  test.eq(both "ANN_LEE@x.example", "Ann Lee")
  test.eq(both " ann.lee+news@x.example", "Ann Lee")
  test.eq(both "ann.lee82@x.example", "Ann Lee")
  test.eq(both "ann.m.lee@x.example", "Ann Lee")
  test.eq(both "ann.o'brien@x.example", "Ann O'Brien")
  test.eq(both "jörg.müller@x.example", "Jörg Müller")
  test.eq(both "jan.van.der.berg@x.example", "Jan van der Berg")
end)

test.case("an address without two names has none", function()
  for _, name in ipairs {
    "ann", "ann-lee", "j.smith", "ann.l", "info", "sales.emea", "berlin.office", "dr.huber",
    "van.berg", "ann.mary.lee", "ann.1982", "a1b2.c3d4", "ann.", ".",
  } do
    test.eq(name .. ": " .. both(name .. "@x.example"), name .. ": nil nil")
  end
  test.eq(both "ann.lee", "nil nil")
end)

test.case("addresses of tasks are known, and people's are not among them", function()
  for _, name in ipairs {
    "info", "Sales", "team", "support", "hello", "office", "contact", "kontakt", "no-reply",
    "do_not_reply", "sales-emea", "info2", "vienna.office", "customer.service", "comptabilité",
    "info+list", "hr",
  } do
    test.eq(name .. ": " .. tostring(names.is_role_address(name .. "@x.example")), name .. ": true")
  end
  for _, name in ipairs {
    "ann.lee", "steve.jobs", "maria.sales", "teamann", "salesia", "informed", "1984", ".",
  } do
    test.eq(
      name .. ": " .. tostring(names.is_role_address(name .. "@x.example")), name .. ": false")
  end
  test.eq(names.is_role_address "info", false)
end)

test.case("names and addresses must be strings", function()
  test.raises(function() names.proper(nil) end,
    "names.proper: the name must be a string, and is nil")
  test.raises(function() names.first(7) end,
    "names.first: the name must be a string, and is a number")
  test.raises(function() names.from_email {} end,
    "names.from_email: the address must be a string, and is a table")
end)
