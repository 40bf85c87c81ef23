package import PerigeeCore

extension MailServer {
  /// The server of a sender.
  /// - Parameters:
  ///   - folder: the workspace's, where a path of certificates begins that is not absolute.
  ///   - clientName: what the server is greeted with.
  package init(_ access: MailAccess, folder: String, clientName: String) {
    let certificates = access.certificates.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
    self.init(
      host: access.host.text, port: access.port, encryption: access.encryption,
      certificates: certificates, clientName: clientName)
  }
}
