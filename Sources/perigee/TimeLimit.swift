import PerigeeCore

/// How long something may take, as people write it: "30s", "5m", "200ms".
struct TimeLimit {
  let duration: Duration

  /// - Throws: `UsageError` for what is no time above 0.
  static func duration(_ text: String?) throws -> Duration? {
    guard let text else { return nil }
    guard let limit = Self(argument: text) else {
      throw UsageError("--time-limit", text, "expected a time above 0 such as 200ms, 30s or 5m")
    }
    return limit.duration
  }

  private init?(argument: String) {
    let number = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let value = Double(number), value > 0, value < 1e9 else { return nil }
    switch argument[number.endIndex...] {
    case "ms": duration = .milliseconds(value)
    case "", "s": duration = .seconds(value)
    case "m": duration = .seconds(value * 60)
    case "h": duration = .seconds(value * 3_600)
    default: return nil
    }
  }
}
