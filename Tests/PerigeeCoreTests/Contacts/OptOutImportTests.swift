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
}
