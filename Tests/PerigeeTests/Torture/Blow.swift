import PerigeeCore
import TestSupport

/// How a dispatcher is killed.
enum Blow: CustomStringConvertible {
  /// So many milliseconds after it began.
  case after(milliseconds: Int)
  /// When it makes a system call for the n-th time.
  case at(call: String, number: Int)

  /// Each is one in two; without `strace` only the first.
  static func random(_ random: inout SplitMix64) -> Blow {
    guard EngagedWorkspace.hasStrace, Bool.random(using: &random) else {
      return .after(milliseconds: Int.random(in: 0...250, using: &random))
    }
    let calls = ["fdatasync", "pwrite64", "sendto", "recvfrom", "fcntl", "futex"]
    let call = calls[Int.random(in: calls.indices, using: &random)]
    // Most often early: late ones may not come.
    let number = 1 << Int.random(in: 0...7, using: &random)
    return .at(call: call, number: Int.random(in: number...(2 * number), using: &random))
  }

  var description: String {
    switch self {
    case .after(let milliseconds): "after \(milliseconds) ms"
    case .at(let call, let number): "at \(call) number \(number)"
    }
  }
}

extension EngagedWorkspace {
  /// Dispatches a round that is killed, unless it ends before.
  /// - Returns: what it printed, and whether it was killed.
  func dispatch(until blow: Blow) throws -> (output: String, isKilled: Bool) {
    switch blow {
    case .after(let milliseconds):
      let process = try program.start(Self.round, now: now)
      process.wait(for: "started")
      process.waitForEnd(atMost: .milliseconds(milliseconds))
      process.signal(9)
      let outcome = process.finish(timeout: 60)
      return (outcome.output, outcome.isKilled)
    case .at(let call, let number):
      let outcome = try dispatch(injecting: "\(call):signal=KILL:when=\(number)")
      return (outcome.output, outcome.isKilled || outcome.code != 0)
    }
  }
}
