import Testing

@testable import PerigeeCore

@Suite("Headers of other programs and languages")
struct KnownHeaderTests {
  @Test(
    "The usual fields are known in ten languages",
    arguments: [
      "First Name|Last Name|Email|Company|Job Title|Country|Phone|Contact owner|Status",
      "Vorname|Nachname|E-Mail-Adresse|Firma|Berufsbezeichnung|Land|Telefon|Zuständig|Status",
      "Prénom|Nom|Courriel|Société|Fonction|Pays|Téléphone|Propriétaire|Statut",
      "Nombre|Apellidos|Correo electrónico|Empresa|Cargo|País|Teléfono|Propietario|Status",
      "Nome|Cognome|Indirizzo e-mail|Azienda|Qualifica|Paese|Telefono|Proprietario del contatto|"
        + "Stato del contatto",
      "Voornaam|Achternaam|E-mailadres|Bedrijf|Functie|Land|Telefoon|Eigenaar|Status",
      "Nome|Sobrenome|E-mail|Empresa|Cargo|País|Telefone|Proprietário|Situação",
      "Imię|Nazwisko|Adres e-mail|Firma|Stanowisko|Kraj|Telefon|Właściciel|Status",
      "Förnamn|Efternamn|E-postadress|Företag|Befattning|Land|Telefon|Ägare|Status",
      "名|姓|メールアドレス|会社名|役職|国|電話番号|所有者|ステータス",
    ])
  func languages(headers: String) throws {
    let names = "first_name last_name email company title country phone owner status"
    #expect(try Self.names(headers) == names)
  }

  @Test(
    "The exports of other programs are recognised",
    arguments: [
      (  // Google Contacts
        "First Name|Last Name|Name Prefix|Organization Name|Organization Title|E-mail 1 - Label|"
          + "E-mail 1 - Value|E-mail 2 - Value|Phone 1 - Value",
        "first_name last_name salutation company title e_mail_1_label email e_mail_2_value phone"
      ),
      (  // Outlook: "Title" is Mr. or Dr. there.
        "Title|First Name|Last Name|Company|Job Title|Business Country/Region|Business Phone|"
          + "Mobile Phone|E-mail Address|Web Page",
        "salutation first_name last_name company title country phone mobile email website"
      ),
      (  // LinkedIn's connections
        "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
        "first_name last_name url email company title connected_on"
      ),
      (  // Salesforce's leads
        "Lead ID|Salutation|FirstName|LastName|Title|Company|Email|Status|Lead Owner",
        "lead_id salutation first_name last_name title company email status owner"
      ),
      (  // Apollo
        "First Name|Last Name|Title|Company|Email|Email Status|Contact Owner|Stage|# Employees",
        "first_name last_name title company email email_status owner stage employees"
      ),
      (  // Pipedrive
        "Person - Name|Person - Email - Work|Person - Organization|Person - Marketing status",
        "name email company status"
      ),
      ("EMAIL|LASTNAME|FIRSTNAME|SMS", "email last_name first_name sms"),  // Brevo
      (
        "email|firstName|lastName|companyName|icebreaker",
        "email first_name last_name company icebreaker"
      ),
      ("Email Address|First Name|Last Name|Tags", "email first_name last_name tags"),
      ("Name|Vorname|E-Mail", "last_name first_name email"), ("Name|E-Mail", "name email"),
      ("Email (required, unique)|First name (optional)", "email first_name"),
      ("E-Mail (privat)|E-Mail (dienstlich)|Email", "e_mail_privat e_mail_dienstlich email"),
      (
        "Anrede|Vorname|Nachname|Titel|Firma / Account|E-Mail",
        "salutation first_name last_name title company email"
      ),
      ("Civilité|Prénom|Nom|Titre|E-mail", "salutation first_name last_name title email"),
      ("Titel|E-mailadres", "title email"), ("取引先名|メール", "company email"),
      ("Ｅｍａｉｌ|氏名", "email name"), ("Email|Titel|Position", "email salutation title"),
    ])
  func layouts(headers: String, names: String) throws {
    #expect(try Self.names(headers) == names)
  }

  @Test("A header in other letters has the same variable in every file, and never its place")
  func transliterated() throws {
    let names = ["趣味", "фамилия", "Όνομα", "電話1", "電話2", "שם"]
    let forwards = try HeaderMapping(headers: ["email"] + names)
    let backwards = try HeaderMapping(headers: ["email"] + names.reversed())
    #expect(forwards.variables == backwards.variables.reversed())
    #expect(Set(forwards.variables).count == names.count)
    #expect(forwards.variables.prefix(3) == ["u8da3_u5473", "familiya", "onoma"])
    #expect((1...6).allSatisfy(forwards.isSurprising))
    #expect(!forwards.isSurprising(0))
  }

  @Test("Long headers that begin alike are told apart, the same way in every file")
  func long() throws {
    let japanese = ["一対一のEメールの配信を停止済みのコンタクト", "一対一のEメールの配信を停止した日のコンタクト"]
    let both = try HeaderMapping(headers: ["email"] + japanese)
    #expect(Set(both.variables).count == 2 && both.variables.allSatisfy(VariableName.isValid))
    #expect(try HeaderMapping(headers: ["email", japanese[1]]).variables == [both.variables[1]])
    let question = "How satisfied are you, all in all, with the service of our team in the year "
    let survey = try HeaderMapping(headers: ["email", question + "2025?", question + "2026?"])
    #expect(Set(survey.variables).count == 2 && survey.variables.allSatisfy(VariableName.isValid))
  }

  @Test("An export of ours may have as many variables as a workspace")
  func wideExport() throws {
    let headers = ["email", "status", "owner", "lists"] + (0..<1_000).map { "c\($0)" }
    #expect(try HeaderMapping(headers: headers).variables.count == 1_000)
    #expect(throws: ImportError.self) { try HeaderMapping(headers: headers + ["one_more"]) }
  }

  @Test("A column without a header is left out, unless it is named by its place")
  func unnamed() throws {
    let mapping = try HeaderMapping(headers: ["email", "", "—"])
    #expect(mapping.unnamed == [1, 2])
    #expect(mapping.variables.isEmpty)
    let named = try HeaderMapping(headers: ["email", "", "—"], overrides: ["#2=note"])
    #expect(named.variables == ["note"] && named.unnamed == [2])
    let file = try ImportedFile("email,x,\na@x.example,1,2\nb@x.example,1,\nc@x.example,1,,,\n")
    #expect(file.contacts.count == 3 && file.rejected.isEmpty)
    #expect(file.warnings == [1: .unnamedColumn(3, count: 1)])
  }

  @Test("Of several columns of one name each is named by its number")
  func sameNames() throws {
    let headers = ["email", "Tag", "Tag", "Tag"]
    let all = try HeaderMapping(
      headers: headers, overrides: ["tag=one", "Tag#2=two", "Tag#3="])
    #expect(all.targets.map(\.name) == ["email", "one", "two", ""])
    #expect(all.takenFirst.isEmpty)
    let first = try HeaderMapping(
      headers: ["Email", "Email", "x"], overrides: ["Email=second_email"])
    #expect(first.targets.map(\.name) == ["second_email", "email", "x"])
    #expect(first.takenFirst == [0])
    #expect(throws: ImportError.sameTarget(name: "tag", headers: ["Tag", "Tag", "Tag"])) {
      try HeaderMapping(headers: headers)
    }
    #expect(throws: (any Error).self) {
      try HeaderMapping(headers: headers, overrides: ["Tag#4=x"])
    }
  }

  @Test("Of more columns than can be imported, those are taken that are named")
  func manyColumns() throws {
    let headers = ["Email"] + (1...600).map { "c\($0)" }
    #expect(throws: ImportError.tooManyColumns(601, limit: 500)) {
      try HeaderMapping(headers: headers)
    }
    let some = try HeaderMapping(headers: headers, overrides: ["c9=nine"], only: ["email", "C7"])
    #expect(some.variables == ["c7", "nine"])
    #expect(throws: ImportError.self) { try HeaderMapping(headers: headers, only: ["c601"]) }
  }

  private static func names(_ headers: String) throws -> String {
    let headers = headers.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return try HeaderMapping(headers: headers).targets.map(\.name).joined(separator: " ")
  }
}
