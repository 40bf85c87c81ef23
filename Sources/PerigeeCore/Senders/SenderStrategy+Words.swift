extension SenderStrategy {
  /// As `--senders` takes it: "me", "owners", "a@x,b@y", "rule:NAME".
  package var words: String {
    switch self {
    case .me: "me"
    case .owners: "owners"
    case .selected(let emails): emails.map(\.text).joined(separator: ",")
    case .rule(let name): "rule:\(name)"
    }
  }
}
