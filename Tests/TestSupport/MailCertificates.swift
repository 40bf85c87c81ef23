/// Certificates for servers on this machine, in a folder: two authorities, and what the first one signed.
enum MailCertificates {
  struct NotMade: Error { let outcome: ProcessOutcome }

  /// Makes `ca.pem`, `other.pem`, and `.pem` and `.key` of `server` and `expired`.
  static func make(in folder: String) throws {
    for authority in ["ca", "other"] {
      try openssl(
        ["req", "-x509", "-days", "2", "-addext", "keyUsage=critical,keyCertSign"]
          + newKey(authority, subject: authority, into: "\(authority).pem"), in: folder)
    }
    for (name, days) in [("server", "2"), ("expired", "-1")] {
      try openssl(
        ["req", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
          + newKey(name, subject: "localhost", into: "\(name).csr"), in: folder)
      try openssl(
        ["x509", "-req", "-in", "\(name).csr", "-out", "\(name).pem", "-days", days]
          + ["-copy_extensions", "copy", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
        in: folder)
    }
  }

  private static func newKey(_ name: String, subject: String, into file: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
      + ["-keyout", "\(name).key", "-subj", "/CN=\(subject)", "-out", file]
  }

  private static func openssl(_ arguments: [String], in folder: String) throws {
    let outcome = try ChildProcess.run("openssl", arguments, in: folder)
    guard outcome.code == 0 else { throw NotMade(outcome: outcome) }
  }
}
