/// What the workspace's hooks make of an email.
package enum HookDecision: Hashable, Sendable {
  case go
  /// Not now, for this reason.
  case hold(String)
  /// Never, for this reason.
  case cancel(String)
  /// No hook forbade it, and one could not be asked, or said what none may say.
  case failed(String)

  /// Bytes that a reason may have; what is longer is cut.
  static let longestReason = 500

  /// - Parameters:
  ///   - answer: what a hook said; nil lets the email go.
  ///   - hook: its name.
  ///   - source: where it is declared; nil where that is not known.
  package init(_ answer: String?, of hook: String, at source: SourceLocation? = nil) {
    guard let answer else {
      self = .go
      return
    }
    let parts = answer.parts(around: ":")
    let reason = Self.cleaned(parts?.behind ?? "")
    switch (parts?.before, reason.isEmpty) {
    case ("hold", false): self = .hold("hook \(hook): \(reason)")
    case ("cancel", false): self = .cancel("hook \(hook): \(reason)")
    default:
      let place = source.map { "\($0): " } ?? ""
      self = .failed(
        "\(place)the hook \(hook) answered \(answer.excerpt); expected \"hold: reason\", "
          + "\"cancel: reason\" or nil")
    }
  }

  private static func cleaned(_ text: String) -> String {
    let line = text.onOneLine
    let bytes = line.utf8.drop { $0 == UInt8(ascii: " ") }.prefix(longestReason)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [any Hook] {
  /// What they make of one email, each asked after the other until one does not let it go.
  /// - Parameter email: a table of one row.
  package func decision(on email: ContactTable, in context: RuleContext) -> HookDecision {
    for hook in self {
      do {
        let decision = HookDecision(
          try hook.answers(email, in: context).first ?? nil, of: hook.name, at: hook.source)
        if decision != .go { return decision }
      } catch {
        // One fault is one reason, whoever it met: reasons are counted.
        let words =
          (error as? RuleError)?.messageWithoutContact
          ?? (error as? any ReportableError)?.message ?? "\(error)"
        let first = words.split(separator: "\n").first.map(String.init) ?? words
        return .failed(
          (error is RuleError ? "" : "the hook \(hook.name) failed: ") + first.onOneLine)
      }
    }
    return .go
  }
}
