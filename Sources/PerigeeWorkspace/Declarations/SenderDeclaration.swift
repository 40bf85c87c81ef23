import PerigeeCore

/// Reads one of a team's `senders`; holds what a sender takes from its team.
struct SenderDeclaration {
  let zone: Zone
  let window: Window
  let quota: Quota
  let zones: ZoneDirectory
  let signature: SignatureDeclaration?
  let replyTo: EmailAddress?

  func read(_ value: DeclaredValue) -> Sender? {
    guard let table = value.closedTable("a sender", keys: API.keys(of: "perigee.SenderDeclaration"))
    else { return nil }
    let email = table.required("email")?.address()
    let zone = table["time_zone"].map { zones.read($0) ?? self.zone } ?? self.zone
    var window =
      table["window"].map { WindowDeclaration.read($0, inherited: self.window) }
      ?? self.window
    if let closed = table["closed"] { window.closed.formUnion(WindowDeclaration.dates(closed)) }
    var quota =
      table["quota"].map { QuotaDeclaration.read($0, inherited: self.quota) } ?? self.quota
    if let warmUp = table["warm_up"] { quota.warmUp = WarmUpDeclaration.read(warmUp) }
    let name = table["name"].flatMap { $0.name() }
    let role = table["role"].flatMap { $0.choice(Sender.Role.self) }
    let isEnabled = table["enabled"].flatMap { $0.boolean() }
    let signature = table["signature"].map { SignatureDeclaration.read($0) } ?? self.signature
    let replyTo = table["reply_to"].map { $0.address() } ?? self.replyTo
    let smtp = table["smtp"].flatMap { MailAccessDeclaration.read($0, of: .smtp) }
    let imap = table["imap"].flatMap { MailAccessDeclaration.read($0, of: .imap) }
    guard let email else { return nil }
    return Sender(
      email: email, name: name ?? email.text, role: role ?? .member, zone: zone, window: window,
      quota: quota, isEnabled: isEnabled ?? true,
      signature: signature?.signature(name: name ?? email.text, email: email), replyTo: replyTo,
      smtp: smtp, imap: imap)
  }
}

extension ZoneDirectory {
  /// The zone that a declaration names.
  func read(_ value: DeclaredValue) -> Zone? {
    guard let name = value.text("a time zone such as \"Europe/Paris\"") else { return nil }
    do {
      return try zone(named: name)
    } catch {
      value.report(error.mistake)
      return nil
    }
  }
}

extension ZoneDirectoryError {
  var mistake: DeclarationMistake {
    switch self {
    case .unknown(let name, let suggestion): .unknownZone(name, suggestion: suggestion)
    case .unreadable(let name, let reason): .unreadableZone(name, reason: reason)
    }
  }
}
