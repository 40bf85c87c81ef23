package import PerigeeCore
import PerigeeSession

/// What the same time comes to with the settings of another file.
package struct OtherSettings {
  package enum Outcome {
    case came(SimulationResult)
    /// What these settings do not allow: a plan that does not fit before its horizon, say.
    case failed(any ReportableError)
  }

  /// Its `perigee.lua`, as somebody wrote it.
  package let file: String
  package let outcome: Outcome

  /// - Parameters:
  ///   - file: by which its settings are told.
  ///   - simulate: carries the simulation out.
  ///   - isOfTheseSettings: whether an error tells of them; others are thrown on.
  package init(
    of file: String, isOfTheseSettings: (any ReportableError) -> Bool,
    simulate: () throws -> SimulationResult
  ) throws {
    self.file = file
    do { outcome = .came(try simulate()) } catch let error as any ReportableError
      where isOfTheseSettings(error)
    {
      outcome = .failed(error)
    }
  }

  /// Nil where it failed.
  package var result: SimulationResult? {
    if case .came(let result) = outcome { result } else { nil }
  }

  /// Why nothing came of it, with the remedy in its own file; nil where something did.
  package var failedWords: String? {
    guard case .failed(let error) = outcome else { return nil }
    return "nothing comes of it, because "
      + error.message.replacing(" perigee.lua", with: " \(file)")
  }
}

extension OtherSettings {
  /// The members of its result, or `{"error": {"code", "message"}}`, with "file".
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("file", file)
      switch outcome {
      case .came(let result): try result.members(&json)
      case .failed(let error):
        json.key("error")
        try json.object { json in
          try json.member("code", error.code)
          try json.member("message", failedWords)
        }
      }
    }
  }
}
