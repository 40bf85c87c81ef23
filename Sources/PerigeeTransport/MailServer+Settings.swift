import CCurlShim
import PerigeeCore

extension MailServer {
  /// What libcurl is told of the server, whatever is spoken with it.
  /// - Parameter body: its pointers are valid while it runs.
  func withSettings<Result>(
    url: String, _ login: MailLogin?, _ body: (inout cshim_server) -> Result
  ) -> Result {
    url.withCString { url in
      CStrings.with(login?.user, certificates) { user, certificates in
        (login?.secret ?? [0]).withUnsafeBufferPointer { secret in
          var settings = cshim_server()
          settings.url = url
          settings.starts_tls = encryption == .starttls
          settings.certificates = certificates
          settings.user = user
          switch login?.method {
          case .password: settings.password = secret.baseAddress
          case .xoauth2: settings.token = secret.baseAddress
          case nil: break
          }
          settings.connect_seconds = connectSeconds
          settings.reply_seconds = replySeconds
          return body(&settings)
        }
      }
    }
  }
}

/// Texts for C, of which each may be missing.
private enum CStrings {
  static func with<Result>(
    _ first: String?, _ second: String?,
    _ body: (UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Result
  ) -> Result {
    one(first) { first in one(second) { second in body(first, second) } }
  }

  private static func one<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }
}
