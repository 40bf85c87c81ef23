import LuaBridge
import PerigeeCore

/// What a rule would keep between calls, so that its answers would depend on who was asked about before:
/// such a rule is refused where its file is read, by every command.
enum KeptState {
  /// Told to whoever changes a table that was made when its file was read.
  private static let refusal =
    "the table cannot be changed: it was made when its file was read, and a rule keeps nothing "
    + "between calls, since its answers would depend on who was asked about before. Make it inside "
    + "the function; to let at most so many contacts of one value pass, declare a perigee.cap"

  /// Seals every table that `value` can reach, and finds what sealing does not stop: functions that
  /// assign variables which outlive the call, and iterators that go on from call to call.
  /// - Parameter file: where a value stands that is in no function.
  static func sealing(
    _ value: LuaValue, in state: LuaState, file: String
  ) throws(LuaError) -> [Finding] {
    let reach = try state.seal(value, library: ModuleFinder.standardPrefix, refusal: refusal)
    var findings: [Finding] = []
    for function in reach.functions {
      let source = function.definition?.source ?? file
      findings += Self.findings(function.keptWrites, file: source)
    }
    for holder in reach.iteratorHolders {
      let place = holder?.definition ?? (source: file, line: 1)
      let finding = Finding(
        location: SourceLocation(path: place.source, line: place.line), message: iteratorWords)
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings
  }

  private static let iteratorWords =
    "a function holds an iterator of string.gmatch, which goes on where the call before left it; a "
    + "rule keeps nothing between calls. Make the iterator inside the function"

  static func findings(_ writes: [LuaStateWrite], file: String) -> [Finding] {
    writes.map { write in
      let what =
        switch write.target {
        case .global(let name): "the global \(name)"
        case .local(let name): "\"\(name)\", which outlives the call"
        }
      return Finding(
        location: SourceLocation(path: file, line: write.line),
        message:
          "a function changes \(what); a rule keeps nothing between calls, since its answers "
          + "would depend on who was asked about before. Make it local to the function; that at "
          + "most so many contacts of one value get in is what perigee.cap { … } is for")
    }
  }
}
