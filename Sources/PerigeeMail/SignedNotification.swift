import COpenSSL
package import PerigeeCore

/// An event as it is posted to a team's web hook.
package struct SignedNotification: Hashable, Sendable {
  /// JSON.
  package let body: [UInt8]
  /// Names and values.
  package let headers: [[String]]

  /// `{"id", "event", "at", "sequence", "sender", "list", "automation", "contact", "detail"}`; the last two
  /// only where addresses are shown.
  ///
  /// - Parameters:
  ///   - secret: what the receiver knows too.
  ///   - now: the moment of the post, which is signed with it, so that an old one cannot be posted again.
  package init(
    _ notification: Notification, zone: Zone, showsAddresses: Bool, secret: [UInt8],
    at now: Instant
  ) {
    let event = notification.event
    var bytes: [UInt8] = []
    var json = JSONWriter(isOneLine: true) { bytes += $0 }
    // Texts and numbers can always be written.
    try? json.object { json in
      try json.member("id", notification.key)
      try json.member("event", event.kind.rawValue)
      try json.member("at", event.at.rfc3339(in: zone))
      try json.member("sequence", event.sequence)
      try json.member("sender", event.sender?.text)
      try json.member("list", event.list)
      try json.member("automation", event.origin?.automation)
      guard showsAddresses else { return }
      try json.member("contact", event.contact?.text)
      try json.member("detail", event.detail)
    }
    try? json.finish()
    body = bytes
    let time = String(now.milliseconds / 1_000)
    headers = [
      ["Content-Type", "application/json"], ["Perigee-Id", notification.key],
      ["Perigee-Event", event.kind.rawValue],
      ["Perigee-Signature", "t=\(time),v1=\(Self.signature(of: body, at: time, secret))"],
    ]
  }

  /// HMAC-SHA-256 of the time, a dot and the body, in hexadecimal digits.
  package static func signature(of body: [UInt8], at time: String, _ secret: [UInt8]) -> String {
    let message = Array("\(time).".utf8) + body
    var result = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    HMAC(EVP_sha256(), secret, Int32(secret.count), message, message.count, &result, &length)
    return result.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
