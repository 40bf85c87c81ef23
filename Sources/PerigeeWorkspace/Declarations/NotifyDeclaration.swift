import PerigeeCore

/// Reads `notify = { webhook = "https://…", secret = perigee.secret { … }, events = { "reply" } }`.
enum NotifyDeclaration {
  static func read(_ value: DeclaredValue) -> Notify? {
    guard let table = value.closedTable("a notify", keys: API.keys(of: "perigee.Notify")) else {
      return nil
    }
    let webhook = table.required("webhook").flatMap(webhook)
    let secret = table.required("secret").flatMap { SecretDeclaration.read($0) }
    let kinds = table["events"].map(kinds) ?? AutomationEvent.Kind.allCases
    let showsAddresses = table["addresses"].map { $0.boolean() } ?? false
    guard let webhook, let secret, let kinds, let showsAddresses else { return nil }
    return Notify(
      webhook: webhook, secret: secret, events: kinds.map(\.rawValue),
      showsAddresses: showsAddresses, source: table["secret"]?.location)
  }

  private static func webhook(_ value: DeclaredValue) -> WebhookURL? {
    guard let text = value.text(WebhookURL.expectation) else { return nil }
    do { return try WebhookURL(text) } catch {
      value.report(.webhook(error))
      return nil
    }
  }

  private static func kinds(_ value: DeclaredValue) -> [AutomationEvent.Kind]? {
    value.list("a list such as { \"reply\", \"bounce\" }") { "event \($0)" }?
      .compactMap { $0.choice(AutomationEvent.Kind.self) }
  }
}
