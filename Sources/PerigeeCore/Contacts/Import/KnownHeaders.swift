/// What other programs and other languages call the usual fields.
///
/// Add a name where it belongs: capitals, accents, blanks and signs do not count, so that "E-Mail
/// Address", "email_address" and "EmailAddress" are one entry, "email address". The first of a
/// field's names that a file has is taken; its other columns keep names of their own.
enum KnownHeaders {
  /// Only one column is the address.
  static let email = keys([
    // HubSpot, Salesforce, Mailchimp, Brevo, ActiveCampaign, Lemlist, Apollo, LinkedIn, Outlook
    "email", "email address", "primary email", "primary email address", "contact email",
    "contact email address", "lead email",
    // Pipedrive
    "person email", "person email work", "person primary email",
    // Google Contacts, now and before 2024
    "e-mail 1 value", "email 1 value",
    "work email", "work email address", "business email", "business email address",
    "company email", "corporate email", "professional email", "email 1", "email address 1",
    "email 1 address", "mail", "mail address", "person email home", "personal email",
    // German
    "e-mail-adresse", "mailadresse", "mail-adresse", "e-mail geschäftlich", "geschäftliche e-mail",
    "e-mail-adresse geschäftlich", "e-mail 1 wert", "elektronische post",
    // French
    "courriel", "adresse e-mail", "adresse mail", "adresse courriel", "adresse électronique",
    "adresse de messagerie", "e-mail professionnel", "adresse e-mail professionnelle", "mél",
    "e-mail du contact",
    // Spanish
    "correo electrónico", "dirección de correo electrónico", "correo", "dirección de correo",
    "dirección de e-mail", "dirección email", "correo electrónico de trabajo",
    "correo de trabajo", "e-mail del contacto",
    // Italian
    "posta elettronica", "indirizzo e-mail", "indirizzo di posta elettronica", "indirizzo mail",
    "e-mail di lavoro", "e-mail aziendale", "indirizzo di posta",
    // Dutch
    "e-mailadres", "mailadres", "zakelijk e-mailadres", "e-mail zakelijk", "zakelijke e-mail",
    // Portuguese
    "endereço de e-mail", "endereço de correio eletrônico", "endereço de correio electrónico",
    "endereço de correio eletrónico", "correio eletrônico", "correio eletrónico",
    "correio electrónico", "e-mail comercial", "endereço eletrônico", "e-mail de trabalho",
    // Polish
    "adres e-mail", "adres poczty elektronicznej", "poczta elektroniczna", "adres mailowy",
    "e-mail służbowy", "służbowy e-mail", "poczta",
    // Swedish
    "e-post", "e-postadress", "epostadress", "mejladress", "mejl", "e-post arbete",
    "e-postadress arbete",
    // Japanese
    "メールアドレス", "メール", "Eメール", "Eメールアドレス", "電子メール", "電子メールアドレス",
    "電子メール アドレス", "e-mailアドレス", "emailアドレス", "mailアドレス", "メアド", "会社メールアドレス",
    "勤務先メールアドレス",
  ])

  static let owner = keys([
    "contact owner", "owner", "person owner", "lead owner", "owner email", "contact owner email",
    "record owner", "owner name", "contact owner name", "lead owner email", "account owner",
    // German
    "kontaktinhaber", "zuständiger mitarbeiter", "inhaber", "zuständig", "besitzer",
    "eigentümer", "kontakteigentümer", "kontaktbesitzer", "lead-inhaber",
    // French
    "propriétaire du contact", "propriétaire", "propriétaire de la piste",
    // Spanish
    "propietario del contacto", "propietario", "propietario de contacto",
    // Italian
    "proprietario del contatto", "proprietario contatto", "titolare del contatto",
    // Dutch
    "eigenaar van contact", "contacteigenaar", "eigenaar contactpersoon", "eigenaar",
    // Portuguese
    "proprietário do contato", "proprietário do contacto", "proprietário",
    // Polish
    "właściciel kontaktu", "właściciel", "opiekun kontaktu", "opiekun",
    // Swedish
    "kontaktägare", "ägare", "ägare av kontakt",
    // Japanese
    "コンタクト所有者", "コンタクト担当者", "所有者", "営業担当", "営業担当者",
  ])

  static let status = keys([
    "status", "contact status", "person status", "subscriber status", "subscription status",
    "member status", "person marketing status", "marketing status",
    // German, Dutch and Swedish say "Status" too.
    "kontaktstatus", "abonnementstatus", "abo-status", "contactstatus", "abonneestatus",
    "prenumerationsstatus", "prenumerantstatus",
    // French
    "statut", "statut du contact", "statut de l'abonné", "statut d'abonnement",
    // Spanish
    "estado del contacto", "estado de contacto", "estado de suscripción", "estado del suscriptor",
    // Italian
    "stato del contatto", "stato contatto", "stato iscrizione", "stato dell'iscrizione",
    // Portuguese
    "status do contato", "estado do contacto", "situação", "situação do contato",
    "estado da subscrição", "status da inscrição",
    // Polish
    "status kontaktu", "status subskrypcji", "stan kontaktu",
    // Japanese
    "ステータス", "コンタクトステータス", "状態", "状況", "配信ステータス", "配信状況", "購読状況",
  ])

  /// What a person is at work, said so plainly that a "Title" beside it is "Dr." or "Mr.".
  static let jobTitle = keys([
    "job title", "current job title", "job position", "position", "current position",
    "organization title", "organization 1 title", "person job title", "contact job title",
    "contact title", "company position", "job role",
    // German
    "berufsbezeichnung", "jobtitel", "job-titel", "stellenbezeichnung", "funktion", "stelle",
    "jobbezeichnung", "beruf",
    // French
    "intitulé du poste", "titre du poste", "poste", "fonction", "titre professionnel",
    // Spanish
    "cargo", "puesto", "puesto de trabajo", "título del puesto", "título del trabajo",
    "título profesional",
    // Italian
    "qualifica", "posizione", "titolo professionale", "posizione lavorativa", "ruolo", "mansione",
    // Dutch
    "functie", "functietitel", "functienaam", "functiebenaming",
    // Portuguese
    "função", "título do cargo", "título profissional", "título de trabalho",
    // Polish
    "stanowisko", "stanowisko pracy", "nazwa stanowiska",
    // Swedish
    "befattning", "jobbtitel", "yrkestitel", "yrke", "arbetstitel",
    // Japanese
    "役職", "役職名", "肩書", "肩書き", "職位",
  ])

  /// A job title, or how to address somebody: what stands beside it tells.
  static let plainTitle = keys(["title", "titel", "titre", "título", "titolo", "tytuł"])

  /// A last name where a column of first names stands beside it and none of last names.
  static let plainName = keys(["name", "naam", "namn", "nom"])

  /// Each variable with its names, the best first.
  static let variables: [(name: String, keys: [String])] = [
    (
      "first_name",
      [
        "first name", "given name", "person first name", "forename", "contact first name",
        "vorname", "rufname", "prénom", "prénoms", "nombre", "nombre de pila", "primer nombre",
        "nome", "nome di battesimo", "voornaam", "roepnaam", "primeiro nome", "nome próprio",
        "imię", "imiona", "förnamn", "tilltalsnamn", "名", "名前（名）", "ファーストネーム",
      ]
    ),
    (
      "last_name",
      [
        "last name", "surname", "family name", "person last name", "contact last name",
        "nachname", "familienname", "zuname", "nom", "nom de famille", "apellidos", "apellido",
        "primer apellido", "cognome", "achternaam", "familienaam", "sobrenome", "apelido",
        "último nome", "nome de família", "nazwisko", "efternamn", "familjenamn", "姓", "名字", "苗字",
        "名前（姓）", "ラストネーム",
      ]
    ),
    (
      "name",
      [
        "name", "full name", "person name", "contact name", "display name", "lead name",
        "vollständiger name", "vor- und nachname", "anzeigename", "nom complet",
        "nom et prénom", "prénom et nom", "nombre completo", "nombre y apellidos",
        "nome completo", "nome e cognome", "naam", "volledige naam", "imię i nazwisko",
        "nazwa kontaktu", "namn", "fullständigt namn", "för- och efternamn", "氏名", "名前",
        "お名前", "姓名", "フルネーム", "担当者名", "担当者",
      ]
    ),
    (
      "company",
      [
        "company", "company name", "account name", "organization name", "organization",
        "organisation name", "organisation", "person organization", "associated company",
        "organization 1 name", "current company", "employer", "company account", "account",
        "primary associated company", "business name",
        "firma", "firmenname", "unternehmen", "unternehmensname", "arbeitgeber",
        "société", "nom de la société", "entreprise", "nom de l'entreprise", "raison sociale",
        "nom de la compagnie", "empresa", "nombre de la empresa", "nombre de empresa",
        "compañía", "organización", "azienda", "nome azienda", "società", "ragione sociale",
        "nome dell'azienda", "bedrijf", "bedrijfsnaam", "organisatie", "onderneming",
        "nome da empresa", "companhia", "organização", "razão social", "nazwa firmy",
        "przedsiębiorstwo", "organizacja", "företag", "företagsnamn", "bolag",
        "firma account", "accountname", "kontoname", "nom du compte", "société compte",
        "nombre de la cuenta", "nombre de cuenta", "cuenta", "nome account", "nome dell'account",
        "naam van account", "nome da conta", "conta", "nazwa konta", "kontonamn", "account naam",
        "取引先名", "取引先", "取引先企業", "貴社名", "御社名", "会社", "会社名", "企業名", "企業", "勤務先", "法人名", "組織",
        "組織名", "所属",
      ]
    ),
    ("title", []),
    (
      "salutation",
      [
        "salutation", "name prefix", "honorific", "honorific prefix", "courtesy title", "anrede",
        "briefanrede", "civilité", "tratamiento", "trato", "appellativo", "aanhef", "aanspreking",
        "tratamento", "pronome de tratamento", "zwrot grzecznościowy", "敬称",
      ]
    ),
    (
      "employees",
      [
        "employees", "number of employees", "no of employees", "num employees", "nb employees",
        "organization number of employees", "employee count",
        "mitarbeiter", "mitarbeiterzahl", "anzahl mitarbeiter", "anzahl der mitarbeiter",
        "nombre d'employés", "effectif", "nombre de salariés", "effectifs",
        "número de empleados", "empleados", "numero di dipendenti", "dipendenti",
        "numero dipendenti", "aantal werknemers", "aantal medewerkers", "número de funcionários",
        "funcionários", "número de empregados", "número de colaboradores", "liczba pracowników",
        "antal anställda", "anställda", "従業員数", "社員数",
      ]
    ),
    (
      "country",
      [
        "country", "country region", "mailing country", "organization country of address",
        "person country of address", "business country region", "business country",
        "address 1 country", "company country", "billing country", "mailing country region",
        "land", "land region", "staat land", "pays", "pays région", "país", "país región",
        "paese", "paese regione", "nazione", "land regio", "país região", "kraj",
        "kraj region", "land område", "国", "国名", "国 地域", "国地域",
      ]
    ),
    (
      "city",
      [
        "city", "mailing city", "business city", "town", "address 1 city", "company city",
        "billing city", "ort", "stadt", "wohnort", "ville", "ciudad", "localidad", "città",
        "località", "stad", "plaats", "woonplaats", "cidade", "localidade", "miasto",
        "miejscowość", "ort stad", "postort", "市区町村", "都市", "市",
      ]
    ),
    (
      "phone",
      [
        "phone", "phone number", "person phone", "person phone work", "work phone",
        "business phone", "phone 1 value", "telephone", "telephone number", "work direct phone",
        "direct phone", "telefon", "telefonnummer", "telefon geschäftlich",
        "téléphone", "numéro de téléphone", "téléphone professionnel", "tél", "tel",
        "teléfono", "número de teléfono", "teléfono del trabajo", "telefono",
        "numero di telefono", "telefono di lavoro", "telefoon", "telefoonnummer",
        "telefone", "número de telefone", "telefone comercial", "numer telefonu",
        "telefon służbowy", "telefon arbete", "電話", "電話番号", "会社電話", "勤務先電話番号", "tel番号",
      ]
    ),
    (
      "mobile",
      [
        "mobile", "mobile phone", "mobile phone number", "mobile number", "cell phone", "cell",
        "person phone mobile", "mobiltelefon", "handy", "handynummer", "mobilnummer",
        "portable", "téléphone portable", "téléphone mobile", "mobile professionnel",
        "móvil", "teléfono móvil", "celular", "teléfono celular", "cellulare",
        "telefono cellulare", "mobiele telefoon", "mobiel", "mobiel nummer", "telemóvel",
        "telefone celular", "telefon komórkowy", "komórka", "mobil", "携帯", "携帯電話", "携帯番号",
        "携帯電話番号",
      ]
    ),
    (
      "industry",
      [
        "industry", "organization industry", "company industry", "branche", "industrie",
        "secteur", "secteur d'activité", "sector", "industria", "settore", "bedrijfstak",
        "setor", "indústria", "ramo de atividade", "branża", "bransch", "業種", "業界",
      ]
    ),
    (
      "department",
      [
        "department", "organization department", "departments", "abteilung", "département",
        "departamento", "reparto", "dipartimento", "afdeling", "dział", "avdelning",
        "部署", "部署名", "部門",
      ]
    ),
    (
      "website",
      [
        "website", "website url", "web site", "web page", "company website", "homepage",
        "person website", "webseite", "internetseite", "site web", "site internet", "sitio web",
        "página web", "sito web", "sito internet", "strona internetowa", "strona www",
        "webbplats", "webbsida", "hemsida", "ウェブサイト", "ホームページ", "webサイト",
      ]
    ),
    ("time_zone", ["time zone", "zeitzone", "fuseau horaire", "zona horaria", "fuso orario"]),
    ("lead_status", ["lead status", "hs lead status"]),
  ].map { ($0.0, keys($0.1)) }

  private static func keys(_ names: [String]) -> [String] { names.map(HeaderKey.squeezed) }
}
