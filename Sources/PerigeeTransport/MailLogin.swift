package import PerigeeCore
import PerigeeMail

/// Who logs in, and by what. Shows nothing of the secret, however it is printed.
package struct MailLogin: Sendable, CustomStringConvertible, CustomReflectable {
  package typealias Method = MailAccess.Method

  let user: String
  let method: Method
  /// As C takes it: ended by a 0.
  let secret: [CChar]
  /// How the secret may stand in what a server says.
  private let forms: [String]

  /// - Parameter secret: the password or the token; nil is the answer to one that holds a 0, which no
  ///   server could be told.
  package init?(user: String, method: Method = .password, secret: [UInt8]) {
    guard !secret.contains(0), !user.utf8.contains(0) else { return nil }
    self.user = user
    self.method = method
    self.secret = secret.map { CChar(bitPattern: $0) } + [0]
    forms = Self.forms(user, secret)
  }

  /// As it is, and as commands carry it; the longest first.
  private static func forms(_ user: String, _ secret: [UInt8]) -> [String] {
    guard secret.count > 1 else { return [] }
    let plain = [0] + Array(user.utf8) + [0] + secret
    let token = Array("user=\(user)\u{1}auth=Bearer ".utf8) + secret + [1, 1]
    let encoded = [token, plain, secret].map(Base64.encode)
    return (encoded + [secret]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a server said, without the secret, which some repeat: it is kept and shown.
  func withheld(in text: String) -> String {
    forms.reduce(text) { $0.contains($1) ? $0.replacing($1, with: "(its secret)") : $0 }
  }

  package var description: String { "login of \(user)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
