package import PerigeeCore
import LuaBridge
import PerigeeSession

/// A script that failed: the problem in one line with its place, the line of the source, and the way
/// there.
package struct ScriptFailure: Error {
  /// Nil where Lua knows no place.
  package var location: SourceLocation?
  /// Without its place.
  package var problem: String
  /// The line at `location`, if it is known.
  package var sourceLine: String?
  /// A line a call, innermost first.
  package var traceback: [String]
  /// Whether Ctrl-C ended it.
  package var isInterrupt = false
  /// The workspace's, by which no detail names a file.
  var folder = ""
  /// What the program said, where it was that which failed.
  package var cause: (any ReportableError)?
}

extension ScriptFailure {
  /// - Parameter text: the contents of a chunk by its name.
  init(_ error: LuaError, text: (String) -> [UInt8]?) {
    problem = error.message.cut(toBytes: LuaError.longestMessage)
    // The host's own work, when it notices first, or Lua.
    isInterrupt = error.kind == .stopped(.interrupt) || error.underlying is Interrupted
    cause = error.underlying as? any ReportableError
    if let source = error.source, let line = error.line {
      location = SourceLocation(path: source, line: line)
    }
    sourceLine = location.flatMap { place in text(place.path)?.line(place.line) }
    traceback = error.traceback.split(separator: "\n").map { String($0.drop { $0 == " " }) }
  }
}

extension ScriptFailure: ReportableError {
  package var code: String { cause?.code ?? "script" }

  /// Of at most 4 KiB.
  package var message: String {
    var text = (location.map { "\($0): " } ?? "") + problem
    if let location, let sourceLine {
      let number = String(location.line)
      let margin = String(repeating: " ", count: number.count)
      let line = sourceLine.cut(toBytes: Self.longestLine)
      text += "\n  \(number) | \(line)\n  \(margin) | \(caret(under: line))"
    }
    // A way of one step is the place itself.
    if traceback.count > 1 { text += "\ncalled from" + traceback.map { "\n  \($0)" }.joined() }
    return text.cut(toBytes: LuaError.longestMessage)
  }

  /// Bytes of a line of the source that are shown.
  private static let longestLine = 240

  package var details: [(String, String)] {
    var details: [(String, String)] = []
    if let location { details = [("file", location.path), ("line", String(location.line))] }
    // A rule's error has a place of its own; that of the script's call comes first.
    let names = Set(details.map(\.0))
    let facts = (cause?.details ?? []).filter { !names.contains($0.0) }
    return details + facts.map { ($0.0, $0.1.without(folder: folder)) }
  }

  /// A caret below the name that the problem quotes, else below the beginning.
  private func caret(under line: String) -> String {
    let quoted =
      problem.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first
      ?? problem.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first
    var column = line.prefix { $0 == " " || $0 == "\t" }.count
    if let quoted, let place = line.firstPlace(ofName: quoted) { column = place }
    // What a script raises by itself may quote anything: it is the call that is meant.
    if let call = line.placeOfError, call < column { column = call }
    return line.prefix(column).map { $0 == "\t" ? "\t" : " " }.joined() + "^"
  }
}

extension String {
  /// The text with files named by where they lie in `folder`: where that lies is no script's business.
  func without(folder: String) -> String {
    guard !folder.isEmpty, contains(folder + "/") else { return self }
    return split(separator: folder + "/", omittingEmptySubsequences: false).joined()
  }

  /// Where the function `error` is called; nil where it is not.
  fileprivate var placeOfError: Int? {
    guard let place = firstPlace(ofName: "error") else { return nil }
    let behind = dropFirst(place + "error".count).first { $0 != " " }
    return behind.map { "({\"'[".contains($0) } ?? false ? place : nil
  }

  /// Where `name` stands as a whole word, as a distance from the beginning: not the t of print.
  fileprivate func firstPlace(ofName name: Substring) -> Int? {
    guard !name.isEmpty else { return nil }
    func isWord(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    var start = startIndex
    while let range = self[start...].firstRange(of: name) {
      let isWhole =
        !(isWord(name.first) && isWord(self[..<range.lowerBound].last))
        && !(isWord(name.last) && isWord(self[range.upperBound...].first))
      if isWhole { return distance(from: startIndex, to: range.lowerBound) }
      start = index(after: range.lowerBound)
    }
    return nil
  }
}

extension [UInt8] {
  /// A line by its number, from 1.
  fileprivate func line(_ number: Int) -> String? {
    let lines = split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(number - 1) else { return nil }
    return String(decoding: lines[number - 1].filter { $0 != 0x0D }, as: UTF8.self)
  }
}
