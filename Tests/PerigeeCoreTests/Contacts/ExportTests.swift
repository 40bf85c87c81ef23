import Testing

@testable import PerigeeCore

@Suite("Contacts that were exported are imported as what they were")
struct ExportTests {
  private static let header = ["email", "status", "owner", "lists"]

  private func exported(_ contacts: [Contact], variables: [String], lists: [String]) -> [UInt8] {
    var csv = CSVWriter(guarding: .formulasAndBlanks)
    csv.writeRow(Contact.header(variables: variables))
    for contact in contacts { csv.writeRow(contact.row(variables: variables, lists: lists)) }
    return csv.take()
  }

  @Test("Any value comes back byte for byte", arguments: 0..<300 as Range<UInt64>)
  func values(seed: UInt64) throws {
    var hostile = HostileText(seed: seed)
    let variables = ["a", "job_title", "surname", "z"]
    let contacts = (0..<20).map { number in
      let values = Dictionary(uniqueKeysWithValues: variables.map { ($0, hostile.next()) })
      return Contact(
        id: Contact.ID(Int64(number)),
        email: EmailAddress(
          normalised: ["+", "'", "-", "'+", "="][number % 5] + "\(number)@x.example"),
        status: ContactStatus.allCases[number % ContactStatus.allCases.count], variables: values)
    }
    let file = try ImportedFile(
      bytes: exported(contacts, variables: variables, lists: []), ContactImport(senders: [:]))
    #expect(file.rejected.isEmpty && file.warnings.isEmpty)
    for contact in contacts {
      let values = file.contacts[contact.email.text] ?? [:]
      #expect(file.statuses[contact.email.text] == contact.status)
      for (name, value) in contact.variables {
        // `==` on strings is canonical equivalence.
        let found = values[name].map { Array($0.utf8) }
        #expect(found == Array(value.utf8), "seed \(seed): \(value.debugDescription)")
      }
    }
  }

  @Test("Names of lists come back, whatever is in them", arguments: 0..<200 as Range<UInt64>)
  func lists(seed: UInt64) throws {
    var hostile = HostileText(seed: seed)
    let names = (0..<5).map { _ in hostile.next() }.map(\.trimmed).filter { !$0.isEmpty }
    #expect(
      ListNames.parsed(ListNames.joined(names)).map { Array($0.utf8) }
        == names.map { Array($0.utf8) })
  }

  @Test("A guard of another program is taken off, and an apostrophe that is a letter stays")
  func foreign() throws {
    let file = try ImportedFile(
      "Email,Job Title,Phone,City\n'+lead@x.example,' =x,'+33 1 42,'s-Hertogenbosch \n")
    #expect(
      file.contacts["+lead@x.example"] == [
        "title": " =x", "phone": "+33 1 42", "city": "'s-Hertogenbosch",
      ])
  }

  @Test("What 0.1.0 exported is known too, and a header of another name makes it another's file")
  func layouts() throws {
    for (headers, variables) in [
      (Self.header + ["job_title", "surname"], ["job_title", "surname"]),
      (["email", "status", "owner", "job_title"], ["job_title"]),
      (["email", "status", "owner", "job title"], ["title"]),
      (["email", "owner", "status", "job_title"], ["title"]),
    ] {
      #expect(try HeaderMapping(headers: headers).variables == variables, "\(headers)")
    }
    let mapped = try HeaderMapping(headers: Self.header + ["a"], overrides: ["a=b", "owner=boss"])
    #expect(mapped.targets == [.email, .status, .variable("boss"), .lists, .variable("b")])
  }
}
