import LuaBridge
import PerigeeCore

/// An error as the command line reports it: a code for programs, words for people.
struct ErrorReport {
  var code: String
  var message: String
  var isUsage = false
  /// Further members of the JSON object, in order.
  var details: [(String, String)] = []
  /// Writes more members behind them.
  private var writeFurther: (inout JSONWriter) throws -> Void = { _ in }

  init(
    code: String, message: String, isUsage: Bool = false, details: [(String, String)] = []
  ) {
    self.code = code
    self.message = message.withShortLines
    self.isUsage = isUsage
    self.details = details
  }

  /// Whatever a command threw. The argument parser's errors have words of their own.
  init(_ error: any Error) {
    switch error {
    case let error as LuaError:
      let place = error.source.map { source in "\(source):\(error.line ?? 1): " } ?? ""
      self.init(code: "script", message: place + error.message)
    case let error as any ReportableError:
      self.init(
        code: error.code, message: error.message, isUsage: error.isUsage, details: error.details)
      writeFurther = error.writeFurther
    default:
      self.init(
        code: "unexpected",
        message: "something failed that should not, and Perigee has no better words for it; "
          + "please report them: \(Self.kind(of: error))")
    }
  }

  /// The error's type and case, without what they hold: that may be anybody's data.
  private static func kind(of error: any Error) -> String {
    let name = String(reflecting: type(of: error))
    let mirror = Mirror(reflecting: error)
    guard mirror.displayStyle == .enum else { return name }
    return "\(name).\(mirror.children.first?.label ?? "\(error)")"
  }

  func json() throws -> String {
    try JSONWriter.text { json in
      try json.object { json in
        json.key("error")
        try json.object { json in
          try json.member("code", code)
          try json.member("message", message)
          for (name, value) in details {
            if name.hasPrefix("line") || name.hasPrefix("column"), let number = Int(value) {
              try json.member(name, number)
            } else {
              try json.member(name, value)
            }
          }
          try writeFurther(&json)
        }
      }
    }
  }
}
