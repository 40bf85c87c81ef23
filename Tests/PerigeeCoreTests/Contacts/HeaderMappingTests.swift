import Testing

@testable import PerigeeCore

@Suite("Headers")
struct HeaderMappingTests {
  @Test(
    "The exports of other programs are recognised",
    arguments: [
      // HubSpot
      (
        "Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Job Title|Company name|"
          + "Number of Employees|Country/Region|Time Zone|Lead Status|Create Date|Notes",
        "record_id first_name last_name email phone owner title company employees country "
          + "time_zone lead_status create_date notes"
      ),
      // Salesforce
      (
        "Salutation|First Name|Last Name|Title|Account Name|Mailing Country|Phone|Mobile|Email|"
          + "Account Owner",
        "salutation first_name last_name title company country phone mobile email owner"
      ),
      // Pipedrive
      (
        "Person - ID|Person - Name|Person - Email - Work|Person - Phone|Organization - Name|"
          + "Person - Owner|Deal - Title",
        "person_id name email phone company owner deal_title"
      ),
      ("email|prenom|nom|societe|note", "email first_name last_name company note"),
      ("Prénom|Nom|Adresse e-mail|Société", "first_name last_name email company"),
      ("Courriel|État", "email etat"), ("E-Mail-Adresse|Straße|Größe", "email strasse grosse"),
      ("\u{200B}E\u{AD}-Mail\u{A0}|Be\u{301}b\u{E9}", "email bebe"),
      ("EMAIL|Status|Owner", "email status owner"),
      ("Email|Work Email|Contact owner|Owner", "email work_email owner owner_"),
      ("Phone Number|Phone|Email", "phone_number phone email"),
      ("Email|List|Domain|end|ID|local", "email list_ domain_ end_ id_ local_"),
      ("Email|会社|趣味|имя|2nd phone", "email company u8da3_u5473 imya column_2nd_phone"),
      ("Email|\(String(repeating: "x", count: 70))", "email \(String(repeating: "x", count: 63))"),
    ])
  func recognised(headers: String, names: String) throws {
    let mapping = try HeaderMapping(headers: headers.cells)
    #expect(mapping.targets.map(\.name) == names.split(separator: " ").map(String.init))
  }

  @Test("An override says what a column becomes, whatever its case")
  func overrides() throws {
    let headers = "Adresse|a=b|Email|Zuständig".cells
    let mapping = try HeaderMapping(
      headers: headers, overrides: ["adresse=email", "a=b = formula", "Email=second"])
    #expect(mapping.targets.map(\.name) == ["email", "formula", "second", "owner"])
    #expect(mapping.variables == ["formula", "second"])
    #expect(mapping.column(of: .email) == 0)
  }

  @Test(
    "Headers and overrides that cannot be carried out are refused",
    arguments: [
      ("Name|Company", [], ImportError.noEmailColumn(headers: ["Name", "Company"])),
      ("Email|Email", [], .sameTarget(name: "email", headers: ["Email", "Email"])),
      ("Email|A b|a_B", [], .sameTarget(name: "a_b", headers: ["A b", "a_B"])),
      ("Email|x", ["x"], .badOverride("x")), ("Email|x", ["=y"], .badOverride("=y")),
      ("Email|x", ["x=Été"], .badVariableName("Été", suggestion: "ete")),
      ("Email|x", ["x=end"], .badVariableName("end", suggestion: "end_")),
      (
        "Email|Company", ["Compnay=firm"],
        .unknownHeader("Compnay", suggestion: "Company", headers: ["Email", "Company"])
      ),
      ("Email|x", ["x=a", "X=b"], .overrideTwice(header: "x")),
      (
        "Email|x", ["x=email", "Email=email"], .sameTarget(name: "email", headers: ["Email", "x"])
      ),
    ])
  func refused(headers: String, overrides: [String], error: ImportError) {
    #expect(throws: error) { try HeaderMapping(headers: headers.cells, overrides: overrides) }
  }

  @Test("The words list what was found and say what to do")
  func words() {
    #expect(
      ImportError.noEmailColumn(headers: ["Name", "Company"]).message
        == "the file has no column of email addresses: line 1 was taken for the header, since no "
        + "line before the contacts names one. Columns: Name, Company. "
        + "Say which it is: --map \"Header=email\".")
    #expect(
      ImportError.noEmailColumn(headers: ["A", "B", "A"], line: 4, likely: 2).message.hasSuffix(
        "Column 3 of 3, \"A\", looks like addresses: --map \"A#2=email\"."))
    #expect(
      ImportError.unknownHeader("Compnay", suggestion: "Company", headers: ["Email"]).message
        == "the file has no column \"Compnay\". Did you mean Company? Columns: Email.")
  }
}

extension String {
  fileprivate var cells: [String] {
    split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }
}
