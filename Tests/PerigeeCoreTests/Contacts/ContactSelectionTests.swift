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
      (ContactSelection(.list("spring"), filter: "large"), "list spring, filter large"),
    ])
  func roundTrip(selection: ContactSelection, words: String) throws {
    let text = try JSONEncoder().encode(selection)
    #expect(try JSONDecoder().decode(ContactSelection.self, from: text) == selection)
    #expect(selection.words == words)
  }
}
