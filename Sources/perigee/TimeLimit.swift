import ArgumentParser

/// How long something may take, as people write it: "30s", "5m", "200ms".
struct TimeLimit: ExpressibleByArgument {
  let duration: Duration

  /// Nil for what is no time above 0.
  init?(argument: String) {
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
