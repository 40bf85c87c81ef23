package import PerigeeCore

/// Who logs in, and by what. Shows nothing of the secret, however it is printed.
package struct MailLogin: Sendable, CustomStringConvertible, CustomReflectable {
  package typealias Method = MailAccess.Method

  let user: String
  let method: Method
  /// As C takes it: ended by a 0.
  let secret: [CChar]

  /// - Parameter secret: the password or the token; nil is the answer to one that holds a 0, which no
  ///   server could be told.
  package init?(user: String, method: Method = .password, secret: [UInt8]) {
    guard !secret.contains(0), !user.utf8.contains(0) else { return nil }
    self.user = user
    self.method = method
    self.secret = secret.map { CChar(bitPattern: $0) } + [0]
  }

  package var description: String { "login of \(user)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
