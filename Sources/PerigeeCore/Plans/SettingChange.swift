/// One setting of a sender that is not what it was.
package struct SettingChange: Hashable, Sendable {
  /// Which one; the raw values are shown in JSON.
  package enum Setting: String, CaseIterable, Sendable {
    case name, quota, days, hours, closed
    case timeZone = "time_zone"
  }

  package var setting: Setting
  /// Before, in words.
  package var from: String
  /// After, in words.
  package var to: String

  package init(_ setting: Setting, from: String, to: String) {
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
      default: setting.rawValue
      }
    return "\(title) \(ChangedText(from: from, to: to).plainWords)"
  }
}

extension SenderSettings {
  /// What differs in `later`, each setting by itself, in the order of `SettingChange.Setting`.
  package func changes(to later: SenderSettings) -> [SettingChange] {
    var changes: [SettingChange] = []
    func compare(_ setting: SettingChange.Setting, _ from: String, _ to: String) {
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
    return changes
  }

  /// Dates that only one of the two has.
  private static func words(_ dates: Set<Day>) -> String {
    enumerated(dates.sorted().map(\.description))
  }
}
