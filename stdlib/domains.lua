--- What the domain of an email address says: whether it belongs to a free mail provider, and the
--- name of the company behind it.
local arguments = require "arguments"

local M = {}

-- Providers whose mailboxes are open to everybody, so that a domain says nothing about an employer.
local FREE = {
  -- Worldwide
  "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "windowslive.com",
  "msn.com", "passport.com", "yahoo.com", "ymail.com", "rocketmail.com", "aol.com", "aim.com",
  "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "protonmail.ch", "pm.me",
  "tutanota.com", "tutanota.de", "tuta.io", "tuta.com", "fastmail.com", "fastmail.fm", "zoho.com",
  "zohomail.com", "hushmail.com", "mail.com", "email.com", "usa.com", "inbox.com", "hey.com",
  "duck.com", "mailfence.com", "runbox.com", "lavabit.com", "gmx.com", "gmx.us", "gmx.eu",
  "gmx.info",
  -- United States and Canada
  "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net",
  "charter.net", "earthlink.net", "juno.com", "netzero.net", "optonline.net", "rogers.com",
  "shaw.ca", "sympatico.ca", "telus.net", "yahoo.ca", "hotmail.ca", "live.ca",
  -- United Kingdom and Ireland
  "yahoo.co.uk", "hotmail.co.uk", "live.co.uk", "outlook.co.uk", "btinternet.com",
  "btopenworld.com", "sky.com", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk",
  "talktalk.net", "tiscali.co.uk", "yahoo.ie", "eircom.net", "gmx.co.uk", "hotmail.ie", "live.ie",
  "outlook.ie",
  -- German
  "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "arcor.de",
  "online.de", "posteo.de", "posteo.net", "mailbox.org", "1und1.de", "email.de", "mail.de",
  "yahoo.de", "hotmail.de", "live.de", "outlook.de", "aon.at", "chello.at", "bluewin.ch",
  "hispeed.ch", "yahoo.at", "hotmail.at", "live.at", "outlook.at", "hotmail.ch", "live.ch",
  -- French
  "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "laposte.net", "bbox.fr",
  "numericable.fr", "club-internet.fr", "aliceadsl.fr", "yahoo.fr", "hotmail.fr", "live.fr",
  "outlook.fr", "gmx.fr", "voila.fr", "skynet.be", "telenet.be", "proximus.be", "yahoo.be",
  "hotmail.be", "live.be", "outlook.be",
  -- Italian
  "libero.it", "virgilio.it", "alice.it", "tin.it", "tiscali.it", "tim.it", "inwind.it", "iol.it",
  "fastwebnet.it", "yahoo.it", "hotmail.it", "live.it", "outlook.it", "email.it",
  -- Spanish and Portuguese
  "yahoo.es", "hotmail.es", "outlook.es", "telefonica.net", "terra.es", "ono.com", "yahoo.com.mx",
  "hotmail.com.mx", "live.com.mx", "prodigy.net.mx", "yahoo.com.ar", "hotmail.com.ar",
  "fibertel.com.ar", "speedy.com.ar", "yahoo.com.br", "hotmail.com.br", "outlook.com.br",
  "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "globo.com", "globomail.com", "sapo.pt",
  "iol.pt", "netcabo.pt", "hotmail.pt", "live.com.pt", "outlook.pt", "yahoo.pt", "gmx.es", "gmx.pt",
  "live.com.ar", "outlook.com.ar", "live.cl", "hotmail.cl", "outlook.cl", "yahoo.cl",
  "yahoo.com.co", "yahoo.com.pe", "yahoo.com.ve",
  -- Dutch and Nordic
  "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "hetnet.nl", "home.nl", "upcmail.nl",
  "xs4all.nl", "live.nl", "hotmail.nl", "outlook.nl", "telia.com", "hotmail.se", "live.se",
  "yahoo.se", "bredband.net", "online.no", "hotmail.no", "yahoo.no", "live.no", "hotmail.dk",
  "live.dk", "yahoo.dk", "outlook.dk", "jubii.dk", "luukku.com", "yahoo.nl", "yahoo.fi",
  "hotmail.fi", "live.fi", "gmx.se",
  -- Central and eastern Europe
  "wp.pl", "o2.pl", "onet.pl", "onet.eu", "op.pl", "interia.pl", "interia.eu", "poczta.fm",
  "gazeta.pl", "tlen.pl", "seznam.cz", "email.cz", "centrum.cz", "post.cz", "volny.cz", "azet.sk",
  "centrum.sk", "zoznam.sk", "freemail.hu", "citromail.hu", "abv.bg", "mail.bg", "yahoo.ro",
  "inbox.lv", "one.lt", "mail.ee", "ukr.net", "i.ua", "mail.ru", "bk.ru", "inbox.ru", "list.ru",
  "internet.ru", "yandex.ru", "yandex.com", "ya.ru", "rambler.ru", "yahoo.gr", "hotmail.gr",
  "otenet.gr", "mynet.com", "hotmail.com.tr", "outlook.com.tr", "yahoo.com.tr", "walla.com",
  "walla.co.il", "yahoo.pl", "yahoo.cz", "yahoo.hu", "outlook.cz", "outlook.hu", "live.ru",
  "hotmail.co.il", "yahoo.co.il",
  -- Asia, Africa and Oceania
  "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com",
  "aliyun.com", "139.com", "189.cn", "21cn.com", "tom.com", "yahoo.com.cn", "yahoo.com.hk",
  "netvigator.com", "yahoo.com.tw", "hinet.net", "yahoo.co.jp", "ybb.ne.jp", "docomo.ne.jp",
  "ezweb.ne.jp", "softbank.ne.jp", "i.softbank.jp", "nifty.com", "naver.com", "hanmail.net",
  "daum.net", "nate.com", "kakao.com", "rediffmail.com", "yahoo.co.in", "yahoo.in", "hotmail.co.in",
  "yahoo.com.sg", "singnet.com.sg", "yahoo.co.id", "yahoo.com.ph", "yahoo.com.vn", "yahoo.co.th",
  "yahoo.com.my", "yahoo.com.au", "hotmail.com.au", "live.com.au", "outlook.com.au", "bigpond.com",
  "bigpond.net.au", "optusnet.com.au", "iinet.net.au", "yahoo.co.nz", "xtra.co.nz", "yahoo.co.za",
  "mweb.co.za", "telkomsa.net", "live.jp", "hotmail.co.jp", "outlook.jp", "live.cn", "live.hk",
  "live.in", "outlook.in", "live.co.kr", "yahoo.co.kr", "live.com.sg", "outlook.sg", "live.com.my",
  "live.com.ph", "outlook.ph", "hotmail.co.th", "outlook.co.th", "outlook.co.id", "hotmail.co.nz",
  "live.co.nz", "outlook.co.nz", "hotmail.co.za", "live.co.za", "outlook.co.za", "outlook.sa",
}

local IS_FREE = {}
for _, domain in ipairs(FREE) do IS_FREE[domain] = true end

-- The second level of these is the registry's and not the company's: acme.co.uk, acme.com.au.
local REGISTRY_WORDS = {}
for word in ("ac co com edu gob gouv gov govt ltd me mil net ne nom or org plc sch"):gmatch "%S+" do
  REGISTRY_WORDS[word] = true
end

-- Under these many have a domain of their own without anything in common: each customer of a
-- provider, and who bought a name from a company that has a short one.
local SHARED = {}
for domain in ([[
  onmicrosoft.com mail.onmicrosoft.com
  uk.com us.com eu.com de.com gb.com gb.net uk.net uk.org us.org eu.org se.net jp.net jpn.com za.com
  br.com cn.com sa.com ru.com hu.com no.com qc.com gr.com kr.com mex.com ae.org com.de co.com co.nl
  co.no in.net hu.net github.io gitlab.io blogspot.com wordpress.com wixsite.com weebly.com
  myshopify.com herokuapp.com azurewebsites.net netlify.app vercel.app web.app firebaseapp.com
  pages.dev
]]):gmatch "%S+" do
  SHARED[domain] = true
end

-- The longest one has three parts.
local LONGEST_SHARED = 3

--- Whether everybody can have a mailbox at the domain, such as gmail.com, or at one that it is a
--- subdomain of.
---
---     domains.is_free "gmail.com"      --> true
---     domains.is_free "mail.yahoo.com" --> true
---
---@param domain string
---@return boolean
function M.is_free(domain)
  arguments.text(domain, "domains.is_free: the domain")
  local rest = domain:lower()
  while rest do
    if IS_FREE[rest] then return true end
    rest = rest:match "^[^.]*%.(.+)$"
  end
  return false
end

--- The domains of free mail providers, in the order of the alphabet.
---
---     perigee.one_of(domains.free())
---
---@return string[]
function M.free()
  local list = table.move(FREE, 1, #FREE, 1, {})
  table.sort(list)
  return list
end

--- The domain of an email address, in small letters; nil where the text is no address.
---
---     domains.of "Ann@Acme.example" --> "acme.example"
---
---@param email string
---@return string|nil
function M.of(email)
  arguments.text(email, "domains.of: the address")
  local domain = email:match "@([^@%s]+)$"
  return domain and domain:lower()
end

-- The parts of a domain, and the place of the one that was registered; nil where there is none.
local function parts_of(domain)
  local parts = {}
  for part in domain:lower():gmatch "[^.]+" do parts[#parts + 1] = part end
  local count = #parts
  if count < 2 or parts[count]:find "^%d+$" then return parts, nil end
  for length = math.min(LONGEST_SHARED, count - 1), 2, -1 do
    if SHARED[table.concat(parts, ".", count - length + 1)] then return parts, count - length end
  end
  -- A registry's word counts before a country only: "com.au" is one, and "me.com" is a company's.
  if count >= 3 and #parts[count] == 2 and REGISTRY_WORDS[parts[count - 1]] then
    return parts, count - 2
  end
  return parts, count - 1
end

--- A domain without its subdomains, which is what somebody registered.
---
---     domains.registered "mail.acme.co.uk"      --> "acme.co.uk"
---     domains.registered "acme.onmicrosoft.com" --> "acme.onmicrosoft.com"
---
---@param domain string
---@return string registered the domain itself where it has one part only, or is an address of
---  numbers
function M.registered(domain)
  arguments.text(domain, "domains.registered: the domain")
  local parts, place = parts_of(domain)
  return table.concat(parts, ".", place or 1)
end

--- The part of a domain that was registered, without what stands before and behind it.
---
---     domains.label "mail.acme-tools.co.uk" --> "acme-tools"
---     domains.label "acme.onmicrosoft.com"  --> "acme"
---
---@param domain string
---@return string|nil label nil where the domain has one part only, or is an address of numbers
function M.label(domain)
  arguments.text(domain, "domains.label: the domain")
  local parts, place = parts_of(domain)
  return place and parts[place]
end

--- The name of the company at a domain, guessed from its spelling; nil for free mail.
---
---     domains.company "acme-tools.co.uk" --> "Acme Tools"
---
---@param domain string
---@return string|nil
function M.company(domain)
  arguments.text(domain, "domains.company: the domain")
  if M.is_free(domain) then return nil end
  local label = M.label(domain)
  -- "xn--" begins a name whose letters are encoded, which nobody would want to read.
  if not label or label:find "^xn%-%-" then return nil end
  local words = {}
  for word in label:gmatch "[^-_]+" do words[#words + 1] = word:sub(1, 1):upper() .. word:sub(2) end
  if #words == 0 then return nil end
  return table.concat(words, " ")
end

return M
