package import PerigeeCore

/// A mail that was read and taken for something, before anybody knows whom it is about.
package struct ReadMail: Sendable {
  /// Nil for a mail of a file.
  package var place: Incoming.Place?
  package var reading: MailReading

  package init(place: Incoming.Place?, reading: MailReading) {
    self.place = place
    self.reading = reading
  }
}
