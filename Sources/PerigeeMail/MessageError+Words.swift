import PerigeeCore

extension MessageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .address(let role):
      "the \(role.words) address is not written as name@domain "
        + "in ASCII letters, digits and marks of RFC 5322, or is longer than 254 bytes; "
        + "correct the address"
    case .messageID(let id):
      "a message's identifier is left@right in at most \(MessageID.maximumLength) ASCII bytes "
        + "without spaces, and \(id.debugDescription) was found"
    case .noBody: "the email has neither a text nor an HTML body; write one of them in its step"
    case .date(let instant):
      "a message's date lies in the years 1900 to 9999, and the moment \(instant.milliseconds) ms "
        + "after 1970 was found; check the clock"
    case .offset(let seconds):
      "a time zone is less than 24 hours from UTC, and \(seconds) seconds were found; "
        + "check the sender's time zone"
    }
  }
}

extension MessageError.Role {
  fileprivate var words: String {
    switch self {
    case .from: "sender's"
    case .to: "contact's"
    case .replyTo: "sender's reply_to"
    case .unsubscribe: "team's unsubscribe"
    }
  }
}
