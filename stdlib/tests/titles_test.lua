local test = require "perigee.test"
local titles = require "titles"

local function levels(expected)
  for title, level in pairs(expected) do
    test.eq(title .. ": " .. tostring(titles.level(title)), title .. ": " .. level)
  end
end

test.case("English titles have a level", function()
  levels {
    ["Marketing Intern"] = "intern", ["Junior Developer"] = "junior",
    ["Software Engineer"] = "individual", ["Sr. Software Engineer"] = "senior",
    ["Team Lead"] = "lead", ["Principal Engineer"] = "lead", ["Engineering Manager"] = "manager",
    ["Director of Sales"] = "director", ["Head of Growth"] = "director", ["VP Sales"] = "vp",
    ["Senior Vice President, EMEA"] = "vp", ["Vice-President"] = "vp", ["President"] = "c_level",
    ["CTO"] = "c_level", ["Chief Happiness Officer"] = "c_level", ["Managing Director"] = "c_level",
    ["Co-Founder & CEO"] = "founder", ["Owner"] = "founder", ["International Buyer"] = "individual",
  }
end)

test.case("German titles have a level", function()
  levels {
    ["Praktikantin"] = "intern", ["Werkstudent (m/w/d)"] = "intern",
    ["Vertriebsleiter"] = "manager", ["Leiterin Einkauf"] = "manager", ["Teamleiter"] = "lead",
    ["Vertriebsdirektorin"] = "director", ["Bereichsleiter Produktion"] = "director",
    ["Geschäftsführer"] = "c_level", ["Geschaeftsfuehrerin"] = "c_level",
    ["GESCHÄFTSFÜHRER:IN"] = "c_level", ["Vorstand Finanzen"] = "c_level", ["Gründer"] = "founder",
    ["Inhaberin"] = "founder", ["Vertriebsmitarbeiter"] = "individual",
  }
end)

test.case("French, Spanish and Italian titles have a level", function()
  levels {
    ["Stagiaire marketing"] = "intern", ["Chef de projet"] = "individual",
    ["Chef d'équipe"] = "lead", ["Responsable des ventes"] = "manager",
    ["Directrice commerciale"] = "director", ["Directeur général"] = "c_level", ["PDG"] = "c_level",
    ["Fondatrice"] = "founder", ["Becario"] = "intern", ["Jefa de ventas"] = "manager",
    ["Gerente de marketing"] = "manager", ["Directora de ventas"] = "director",
    ["Director General"] = "c_level", ["Consejero delegado"] = "c_level", ["Dueño"] = "founder",
    ["Stagista"] = "intern", ["Responsabile acquisti"] = "manager",
    ["Direttore vendite"] = "director", ["Amministratore delegato"] = "c_level",
    ["Titolare"] = "founder",
  }
end)

test.case("a phrase says more than its words", function()
  levels {
    ["Account Manager"] = "individual", ["Senior Account Manager"] = "senior",
    ["Junior Product Manager"] = "junior", ["Product Owner"] = "individual",
    ["Assistant Manager"] = "lead", ["Assistant Vice President"] = "director",
    ["Executive Assistant to the CEO"] = "individual",
    ["Assistant to the Managing Director"] = "individual",
    ["Assistenz der Geschäftsführung"] = "individual", ["Intern, Office of the CEO"] = "intern",
    ["Administrative Assistant"] = "junior", ["Chief of Staff"] = "director",
  }
end)

test.case("letters with full stops are one word", function()
  levels {
    ["V.P. Sales"] = "vp", ["E.V.P."] = "vp", ["C.E.O."] = "c_level", ["C.E.O"] = "c_level",
    ["V.P.Sales"] = "vp", ["Sr. V.P., Sales"] = "vp", ["Sr.Engineer"] = "senior",
    ["St. Mary's C.F.O."] = "c_level", ["Dr. B. Director"] = "director",
  }
  test.eq(titles.departments_of "H.R. Manager", { "people" })
  test.eq(titles.departments_of "I.T. & Q.A.", { "engineering", "it" })
end)

test.case("an assistant has no level of whom they assist", function()
  levels {
    ["Founder's Assistant"] = "junior", ["Founder’s Assistant"] = "junior",
    ["Founders' Assistant"] = "junior", ["CEO's Executive Assistant"] = "individual",
    ["CEO Assistant"] = "junior", ["Assistant to the CEO"] = "individual",
    ["Asst. to the CEO"] = "individual", ["Assistant to CEO & Founder"] = "individual",
    ["Chief of Staff to the CEO"] = "director", ["President's Office"] = "individual",
    ["Managing Director's Secretary"] = "individual", ["Advisor to the Founder"] = "individual",
    ["Founder, Secretary of the Board"] = "founder", ["Founder & CEO"] = "founder",
    ["Women's Health Director"] = "director", ["Director, Procure to Pay"] = "director",
    ["Head of Owner's Engineering"] = "director",
  }
end)

test.case("no title has no level", function()
  test.eq(titles.level(nil), nil)
  test.eq(titles.level " - ", nil)
  test.raises(function() titles.level(7) end,
    "titles.level: the title must be a string or nil, and is a number")
end)

test.case("levels have an order", function()
  local all = titles.levels()
  test.eq(#all, 10)
  for rank, level in ipairs(all) do test.eq(titles.rank(level), rank) end
  test.raises(function() titles.rank "directer" end,
    'titles.rank: the level cannot be "directer"; did you mean "director"?')
end)

test.case("titles name departments", function()
  test.eq(titles.departments_of "VP Sales & Marketing", { "marketing", "sales" })
  test.eq(titles.departments_of "Product Marketing Manager", { "marketing" })
  test.eq(titles.departments_of "Sales Engineer", { "sales" })
  test.eq(titles.departments_of "CTO", { "engineering" })
  test.eq(titles.departments_of "Vertriebsleiter", { "sales" })
  test.eq(titles.departments_of "Produktionsleiter", { "operations" })
  test.eq(titles.departments_of "Leiterin Einkauf", { "procurement" })
  test.eq(titles.departments_of "Directrice des ressources humaines", { "people" })
  test.eq(titles.departments_of "Responsable financiero", { "finance" })
  test.eq(titles.departments_of "Responsabile vendite", { "sales" })
  test.eq(titles.departments_of "Customer Success Manager", { "support" })
  test.eq(titles.departments_of "Gardener", {})
  test.eq(titles.departments_of(nil), {})
end)

test.case("departments are known by name", function()
  test.eq(titles.is_department "sales", true)
  test.eq(titles.is_department "sails", false)
  test.eq(#titles.departments(), 13)
end)
