import PerigeeCore
import PerigeeSession
import Testing

@Suite("Who does not answer, and who has")
struct SilenceTests {
  @Test("A contact is unresponsive a week after the last step, and a late reply is a reply")
  func silence() throws {
    let world = try InboxWorld()
    try world.send(at: "2026-11-26T15:00:00+01:00")
    try world.send(at: "2026-12-01T15:00:00+01:00")
    #expect(try world.state(1) == .stopped)
    try world.take(try world.mail(.reply, about: 2))
    world.move(by: 7 * Milliseconds.day - 1)
    #expect(try world.session.endSilences() == 0)
    world.move(by: 1)
    #expect(try world.session.endSilences() == 5)
    #expect(try world.session.endSilences() == 0)
    #expect(try world.state(1) == .unresponsive)
    #expect(try world.status(1) == .unresponsive)
    #expect(try world.state(2) == .replied)
    try world.take(try world.mail(.reply, about: 1))
    #expect(try world.state(1) == .replied)
    #expect(try world.status(1) == .replied)
  }

  @Test("The status replied stops, by hand and by a file, also where the file's is not kept")
  func replied() throws {
    let world = try InboxWorld()
    let stopped = try world.set(.replied, of: 1)
    #expect(stopped.map(\.after) == [.replied])
    #expect(try world.enrollment(1).sendings.map(\.state) == [.sent, .cancelled, .cancelled])
    for (number, mode) in [(2, "fill"), (3, "overwrite"), (4, "skip")] {
      let path = try world.write(
        "crm\(number).csv", "email,status\nc\(number)@x.example,replied\nc5@x.example,contacted\n")
      var order = ImportOrder(path: path)
      order.onExisting = try #require(ExistingContact(rawValue: mode))
      let summary = try world.session.importContacts(order)
      #expect(summary.stopped.map(\.contact) == [world.contact(number)], "\(mode)")
      #expect(try world.state(number) == .replied, "\(mode)")
      #expect(try world.status(number) == .replied, "\(mode)")
      // Said again it ends nothing, since somebody may have engaged the contact knowingly since.
      try world.engageAuthorized("again", world.contact(number))
      #expect(try world.session.importContacts(order).stopped.isEmpty, "\(mode)")
      #expect(try world.state(number) == .added, "\(mode)")
    }
    #expect(try world.state(5) == .active)
  }
}
