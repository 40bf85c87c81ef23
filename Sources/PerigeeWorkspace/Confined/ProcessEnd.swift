import Glibc

/// How a confined process came to its end, or why there is none.
enum ProcessEnd: Error, Hashable {
  case exited(code: Int32)
  case signalled(Int32)
  /// It had no answer in time, and was killed.
  case late(Duration)
  /// What it said is no message.
  case nonsense
  /// What it said, or was to be told, is longer than a message may be.
  case tooLong
  /// The system refused it: `step`, for the reason of `code`.
  case refused(step: String, code: Int32)
  /// It could not begin its work.
  case unready(String)
}

extension ProcessEnd {
  /// "used more of the processor than it may"
  var words: String {
    switch self {
    case .exited(let code): "ended with code \(code)"
    case .signalled(SIGXCPU): "used more of the processor than it may"
    case .signalled(SIGSYS), .signalled(SIGXFSZ): "did what it may not do"
    case .signalled(SIGKILL): "was killed"
    case .signalled(let signal): "crashed or had no memory left (signal \(signal))"
    case .late(let limit): "had no answer within \(limit.formatted)"
    case .nonsense: "gave an answer that is none"
    case .tooLong: "was asked or answered more than a message holds"
    case .refused(let step, let code):
      "could not be started: \(step): \(String(cString: strerror(code)))"
    case .unready(let reason): "could not begin: \(reason)"
    }
  }
}

extension Duration {
  /// "10 seconds", "0.2 seconds"
  fileprivate var formatted: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    return seconds == seconds.rounded() ? "\(Int(seconds)) seconds" : "\(seconds) seconds"
  }
}
