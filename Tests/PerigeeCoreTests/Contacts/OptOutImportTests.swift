import Testing

@testable import PerigeeCore

@Suite("Opt-outs in imported files")
struct OptOutImportTests {
  @Test("The heaviest of what a row says holds, and the telling columns are named")
  func columns() throws {
    let file = try ImportedFile(
      """
      Email,Status,Email Opt Out,Opt-in,Email Bounced
      a@x.example,Active,1,,
      b@x.example,qualified,0,yes,true
      c@x.example,Bounced,,no,
      d@x.example,replied,false,,0
      e@x.example,Unsubscribed,,,
      """)
    #expect(
      file.statuses == [
        "a@x.example": .doNotContact, "b@x.example": .badData, "c@x.example": .doNotContact,
        "d@x.example": .replied, "e@x.example": .doNotContact,
      ])
    #expect(file.outcome.optedOutCount == 3)
    #expect(file.outcome.badDataCount == 1)
    #expect(file.outcome.tellingColumns == [1, 2, 3, 4])
    #expect(file.contacts["a@x.example"]?["email_opt_out"] == "1")
    #expect(file.contacts["a@x.example"]?["crm_status"] == "Active")
    #expect(file.contacts["d@x.example"]?["crm_status"] == nil)
  }

  @Test("A column that was mapped says nothing more")
  func mapped() throws {
    let text = "Email,Email Opt Out,Status\na@x.example,1,Unsubscribed\n"
    let variable = try ImportedFile(text, overrides: ["Email Opt Out=flag", "Status=lead_status"])
    #expect(variable.statuses.isEmpty)
    #expect(
      variable.contacts["a@x.example"] == ["flag": "1", "lead_status": "Unsubscribed"])
    let left = try ImportedFile(text, overrides: ["Email Opt Out=", "Status="])
    #expect(left.statuses.isEmpty)
    #expect(left.contacts["a@x.example"] == [:])
  }

  @Test("Foreign statuses are kept over batches, beside a crm_status that the file has itself")
  func foreign() throws {
    var text = "email,status,crm_status\n1@x.example,Open,\n2@x.example,Open,Hot\n"
    var file = try ImportedFile(text)
    #expect(file.contacts["1@x.example"] == ["crm_status": "Open"])
    #expect(file.contacts["2@x.example"] == ["crm_status": "Hot"])
    text = "email,status\n"
    for row in 0..<20_000 { text += "\(row)@x.example,\(row % 9_000 == 8_999 ? "Open" : "new")\n" }
    file = try ImportedFile(text)
    #expect(file.batchSizes == [8192, 8192, 3616])
    #expect(file.contacts.values.count { $0 == ["crm_status": "Open"] } == 2)
    #expect(file.contacts.values.count { $0.isEmpty } == 19_998)
  }

  @Test("Columns that are not taken say it all the same, unless they are mapped")
  func notTaken() throws {
    var settings = ImportSettings()
    settings.columns = ["Email", "First Name"]
    let text = "Email,First Name,Email Opt Out,Status\na@x.example,A,1,\nb@x.example,B,,Bounced\n"
    let file = try ImportedFile(bytes: Array(text.utf8), ContactImport(settings, senders: [:]))
    #expect(file.statuses == ["a@x.example": .doNotContact, "b@x.example": .badData])
    #expect(file.contacts["a@x.example"] == ["first_name": "A"])
    settings.overrides = ["Email Opt Out=", "Status="]
    let mapped = try ImportedFile(bytes: Array(text.utf8), ContactImport(settings, senders: [:]))
    #expect(mapped.statuses.isEmpty)
  }

  @Test("The wish of any row of an address holds, in its batch and behind it")
  func doubles() throws {
    var text = "Email,Email Opt Out,Status\ndup@x.example,,\nDup@x.example,1,\n"
    text += "two@x.example,,Bounced\ntwo@x.example,,Unsubscribed\n"
    var file = try ImportedFile(text)
    #expect(file.statuses == ["dup@x.example": .doNotContact, "two@x.example": .doNotContact])
    #expect(file.outcome.optedOutCount == 2 && file.outcome.badDataCount == 0)
    #expect(file.rejected.count == 2 && file.outcome.importedCount == 2)
    text = "Email,Email Opt Out\n"
    for row in 0..<9_000 { text += "\(row)@x.example,\n" }
    file = try ImportedFile(text + "7@x.example,1\n7@x.example,1\n8999@x.example,yes\n")
    #expect(file.statuses == ["7@x.example": .doNotContact, "8999@x.example": .doNotContact])
    #expect(file.batchSizes == [8192, 808, 1] && file.outcome.importedCount == 9_000)
    #expect(file.outcome.optedOutCount == 2)
  }

  @Test("A foreign file with the names of an export is heard; rows of an export have their status")
  func likeExports() throws {
    let foreign = try ImportedFile(
      "email,status,owner,first_name,unsubscribed\na@x.example,,,A,true\n")
    #expect(foreign.statuses == ["a@x.example": .doNotContact])
    var text = "email,status,owner,lists,unsubscribed\n"
    text += "a@x.example,new,,,true\nb@x.example,,,,true\n"
    let file = try ImportedFile(text)
    #expect(file.statuses == ["a@x.example": .new, "b@x.example": .doNotContact])
  }
}
