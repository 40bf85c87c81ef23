import Foundation
import Testing

@testable import PerigeeCore

@Suite struct ContactSelectionTests {
  @Test("What 0.1.0 stored with its engagements is read")
  func first() throws {
    let stored: [String: ContactSelection] = [
      #"{"list":{"_0":"spring"}}"#: .list("spring"),
      #"{"filter":{"_0":"large"}}"#: .filter("large"),
      #"{"emails":{"_0":["a@x.example"]}}"#: .emails([try EmailAddress("a@x.example")]),
    ]
    for (text, selection) in stored {
      let read = try JSONDecoder().decode(ContactSelection.self, from: Data(text.utf8))
      #expect(read == selection, "\(text)")
    }
  }

  @Test(
    "A selection is read as it was stored, and said in words",
    arguments: [
      (ContactSelection(.all), "no filter"), (.list("spring"), "list spring"),
      (.filter("large"), "filter large"),
      (ContactSelection(.list("spring"), filters: ["large"]), "list spring, filter large"),
      (
        ContactSelection(
          .gathered(lists: ["b", "a"], emails: [EmailAddress(normalised: "x@y.example")]),
          filters: ["f", "e", "f"]), "lists a, b and 1 address, filters e or f"
      ),
      (.emails([]), "0 addresses"),
      (
        ContactSelection(
          .all,
          conditions: [
            ContactCondition(field: "title", value: ""),
            ContactCondition(field: "country", value: "DE"),
            ContactCondition(field: "country", value: "AT"),
          ], leftOut: [EmailAddress(normalised: "x@y.example")]),
        "country=AT or DE, title=(blank)"
      ),
    ])
  func roundTrip(selection: ContactSelection, words: String) throws {
    let text = try JSONEncoder().encode(selection)
    #expect(try JSONDecoder().decode(ContactSelection.self, from: text) == selection)
    #expect(selection.words == words)
  }

  @Test("The order of what was named, and naming it twice, makes no other selection")
  func order() throws {
    let (a, b) = (try EmailAddress("a@x.example"), try EmailAddress("b@x.example"))
    #expect(ContactSelection.emails([b, a, b]) == .emails([a, b]))
    #expect(
      ContactScope.gathered(lists: ["y", "x", "y"], emails: [])
        == .gathered(lists: ["x", "y"], emails: []))
    var selection = ContactSelection(.all)
    selection.leftOut = [b, a, a]
    #expect(selection.leftOut == [a, b])
  }
}
