/// The part of our Message-IDs before the `@`, by which an answer is found again.
package struct MessageName: Hashable, Sendable {
  /// 32 hexadecimal digits in small letters.
  package let text: String

  /// The name of a plan's email: the same in the preview, in the store and in every attempt to send it,
  /// and no other email's.
  /// - Parameters:
  ///   - plan: the plan's digest.
  ///   - step: counts from 1.
  package init(plan: Digest, contact: EmailAddress, step: Int) {
    let digester = Digester()
    digester.add("perigee message 1")
    digester.add(plan.text)
    digester.add(contact.text)
    digester.add(step)
    text = String(digester.finish().text.prefix(32))
  }

  /// The name in a Message-ID that somebody wrote; nil where it cannot be one of ours. Some servers change
  /// the size of letters, and some leave the angle brackets out.
  package init?(messageID: some StringProtocol) {
    let bytes = messageID.utf8.drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: " ") }
    let left = bytes.prefix { $0 != UInt8(ascii: "@") }
    guard left.count == 32, left.endIndex < bytes.endIndex else { return nil }
    let name = String(decoding: left, as: UTF8.self).lowercased()
    guard name.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
      return nil
    }
    text = name
  }
}

/// An email of ours that was sent, or may have been, as its Message-ID names it.
package struct NamedSending: Hashable, Sendable {
  package var name: MessageName
  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int
  /// Whom it went to.
  package var contact: EmailAddress

  package init(name: MessageName, enrollment: Enrollment.ID, step: Int, contact: EmailAddress) {
    self.name = name
    self.enrollment = enrollment
    self.step = step
    self.contact = contact
  }
}
