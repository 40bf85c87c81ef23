/// One setting of a sender, or of its team, that is not what it was.
package struct SettingChange: Hashable, Sendable {
  /// Which one; the raw values are shown in JSON.
  package enum Setting: String, CaseIterable, Sendable {
    case name, quota, days, hours, closed
    case timeZone = "time_zone"
    case signature
    case signatureHTML = "signature_html"
    case replyTo = "reply_to"
    /// The team's.
    case unsubscribe
  }

  package var setting: Setting
  /// Before, in words; nil for nothing, such as no signature.
  package var from: String?
  /// After, in words; nil for nothing.
  package var to: String?

  package init(_ setting: Setting, from: String?, to: String?) {
    self.setting = setting
    self.from = from
    self.to = to
  }

  /// "quota 50/hour, 400/day → 5/hour, 20/day"
  package var words: String {
    let title =
      switch setting {
      case .timeZone: "time zone"
      case .closed: "closed days"
      case .signatureHTML: "HTML signature"
      case .replyTo: "reply-to"
      case .unsubscribe: "address to unsubscribe"
      default: setting.rawValue
      }
    let change = ChangedText(from: from, to: to)
    return "\(title) \(isText ? change.words : change.wholeWords)"
  }

  /// Something that a person wrote, which "none" may be as well.
  private var isText: Bool { setting == .signature || setting == .signatureHTML }
}

extension SenderSettings {
  /// What differs in `later`, each setting by itself, in the order of `SettingChange.Setting`.
  package func changes(to later: SenderSettings) -> [SettingChange] {
    var changes: [SettingChange] = []
    func compare(_ setting: SettingChange.Setting, _ from: String?, _ to: String?) {
      guard !ChangedText.isSame(from, to) else { return }
      changes.append(SettingChange(setting, from: from, to: to))
    }
    compare(.name, name, later.name)
    compare(.quota, quota.words, later.quota.words)
    compare(.days, window.dayWords, later.window.dayWords)
    compare(.hours, window.hourWords, later.window.hourWords)
    if window.closed != later.window.closed {
      let both = window.closed.intersection(later.window.closed)
      changes.append(
        SettingChange(
          .closed, from: Self.words(window.closed.subtracting(both)),
          to: Self.words(later.window.closed.subtracting(both))))
    }
    compare(.timeZone, timeZone, later.timeZone)
    compare(.signature, signature?.text, later.signature?.text)
    compare(.signatureHTML, signature?.html, later.signature?.html)
    compare(.replyTo, replyTo?.text, later.replyTo?.text)
    return changes
  }

  /// Dates that only one of the two has.
  private static func words(_ dates: Set<Day>) -> String {
    enumerated(dates.sorted().map(\.description))
  }
}
