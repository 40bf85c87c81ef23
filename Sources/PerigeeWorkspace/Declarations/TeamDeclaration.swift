import LuaBridge
import PerigeeCore

/// Reads what `perigee.lua` returns: `perigee.team { … }`.
struct TeamDeclaration {
  private let table: ClosedTable
  private let zones: ZoneDirectory

  /// The team, or nil where there are mistakes to be found in `mistakes`.
  static func read(
    _ tree: LuaTree, zones: ZoneDirectory, mistakes: DeclarationMistakes
  ) -> Team? {
    let value = DeclaredValue(tree: tree, path: .root, subject: "the team", mistakes: mistakes)
    guard let table = value.closedTable("a team", keys: API.keys(of: "perigee.TeamDeclaration"))
    else { return nil }
    let team = Self(table: table, zones: zones).team()
    return mistakes.findings.isEmpty ? team : nil
  }

  private func team() -> Team? {
    let zone = table.required("time_zone").flatMap { zones.read($0) }
    var window =
      table["window"].map { WindowDeclaration.read($0, inherited: .default) }
      ?? Window.default
    if let closed = table["closed"] { window.closed.formUnion(WindowDeclaration.dates(closed)) }
    let quota =
      table["quota"].map { QuotaDeclaration.read($0, inherited: .default) }
      ?? Quota.default
    // Without a zone there is no team; UTC lets the senders be checked all the same.
    let model = SenderDeclaration(
      zone: zone ?? .utc, window: window, quota: quota, zones: zones,
      signature: table["signature"].flatMap { SignatureDeclaration.read($0) },
      replyTo: table["reply_to"].flatMap { $0.address() })
    let before = table.mistakes.findings.count
    let senders = senders(model)
    let areAllRead = table.mistakes.findings.count == before
    let variables = variables()
    let unsubscribe = table["unsubscribe"].flatMap { UnsubscribeDeclaration.read($0) }
    let notify = table["notify"].flatMap { NotifyDeclaration.read($0) }
    let silence = table["unresponsive_after"].flatMap { $0.integer(in: Team.silences) }
    let defaultUser = defaultUser(senders, areAllRead: areAllRead)
    guard let zone, let defaultUser else { return nil }
    var team = Team(
      zone: zone, senders: senders, defaultUser: defaultUser, variableKinds: variables,
      unsubscribe: unsubscribe, window: window)
    team.notify = notify
    team.unresponsiveAfter = silence ?? Team.usualSilence
    return team
  }

  private func senders(_ model: SenderDeclaration) -> [Sender] {
    guard let list = table.required("senders")?.list("a list", element: { "sender \($0)" })
    else { return [] }
    if list.isEmpty { table["senders"]?.report(.noSenders) }
    var first: [EmailAddress: DeclaredValue] = [:]
    return list.compactMap { value in
      guard let sender = model.read(value) else { return nil }
      if let other = first[sender.email] {
        value.report(
          .duplicate(sender.email.text, kind: "sender", first: other.location.description))
      }
      first[sender.email] = first[sender.email] ?? value
      return sender
    }
  }

  /// "The workspace's default": the first sender where nobody is named.
  private func defaultUser(_ senders: [Sender], areAllRead: Bool) -> EmailAddress? {
    guard let value = table["default_user"] else { return senders.first?.email }
    guard let email = value.address() else { return nil }
    let known = senders.map(\.email.text)
    let suggestion = Suggestion.nearest(to: email.text, among: known)
    // A sender who could not be read may be meant, but hardly where the name is nearly another's.
    let isJudged = areAllRead || (suggestion != nil && table["senders"]?.hole == nil)
    if !known.contains(email.text), isJudged {
      value.report(.defaultUser(email.text, suggestion: suggestion))
    }
    return email
  }

  private func variables() -> [String: VariableKind] {
    var kinds: [String: VariableKind] = [:]
    for (name, value) in table["variables"]?.fields("a table such as { employees = \"number\" }")
      ?? []
    {
      if ContactField(rawValue: name) != nil { value.report(.reservedVariable(name)) }
      kinds[name] = value.choice(VariableKind.self)
    }
    return kinds
  }
}
