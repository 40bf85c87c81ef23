import CEditShim
import Glibc

/// Lines from a terminal, with editing, a history and Tab.
///
/// Standard input and standard output must both be the terminal. Belongs to the thread that made it.
final class LineEditor: LineSource {
  typealias Complete = (_ line: String, _ cursor: Int) -> Completions

  private let editor: OpaquePointer
  private let complete: Complete
  private let interrupted: () -> Bool
  private var file: HistoryFile?
  private var newest = ""

  private let historyFails: (LineError) -> Void

  /// - Parameters:
  ///   - history: the file of earlier sessions' entries; it and its folders are made when missing.
  ///   - interrupted: whether a SIGINT came since it was last asked, while no line was read. Those
  ///     that come while one is read are the editor's own, whatever handler is installed.
  ///   - historyFails: told what keeps the history from its file, at once and once; from then on it
  ///     lasts as long as the process.
  ///   - complete: the words for Tab, by the line and the bytes of UTF-8 before the cursor.
  /// - Throws: `LineError.noEditor`.
  init(
    history path: String?, interrupted: @escaping () -> Bool,
    historyFails: @escaping (LineError) -> Void, complete: @escaping Complete
  ) throws(LineError) {
    guard cedit_use_utf8(), let editor = cedit_new("perigee") else { throw .noEditor }
    self.editor = editor
    self.complete = complete
    self.interrupted = interrupted
    self.historyFails = historyFails
    file = path.map(HistoryFile.init)
    withHistory { file throws(LineError) in
      for entry in try file.load() {
        cedit_remember(editor, entry)
        newest = entry
      }
    }
  }

  deinit { cedit_free(editor) }

  /// Never throws. Escape sequences in the prompt stand between two U+0001.
  func readLine(prompt: String) -> ReadLine {
    let hooks = cedit_hooks(
      owner: Unmanaged.passUnretained(self).toOpaque(),
      interrupted: { LineEditor.of($0).interrupted() },
      tab: { LineEditor.of($0).tab(String(cString: $1!), cursor: $2) })
    var text: UnsafeMutablePointer<CChar>?
    let outcome = withExtendedLifetime(self) { cedit_read(editor, prompt, hooks, &text) }
    defer { free(text) }
    if let text { return .line(String(cString: text)) }
    return outcome == Int32(CEDIT_INTERRUPTED.rawValue) ? .interrupted : .end
  }

  /// Adds what was read to the history, a statement of several lines as one entry. Blank entries and
  /// repetitions of the newest are left out.
  func remember(_ entry: String) {
    guard entry.contains(where: { !$0.isWhitespace }), entry != newest else { return }
    newest = entry
    cedit_remember(editor, entry)
    withHistory { file throws(LineError) in try file.append(entry) }
  }

  private func withHistory(_ body: (inout HistoryFile) throws(LineError) -> Void) {
    guard var file else { return }
    do {
      try body(&file)
      self.file = file
    } catch {
      self.file = nil
      historyFails(error)
    }
  }

  private static func of(_ owner: UnsafeMutableRawPointer?) -> LineEditor {
    Unmanaged<LineEditor>.fromOpaque(owner!).takeUnretainedValue()
  }

  private func tab(_ line: String, cursor: Int) -> Int32 {
    // At the start of a line it indents, which also keeps pasted code from asking for words.
    if line.utf8.prefix(cursor).allSatisfy({ $0 == UInt8(ascii: " ") }) { return insert("  ") }
    switch complete(line, cursor).step(line: line, cursor: cursor) {
    case .nothing: return Int32(CEDIT_NOTHING.rawValue)
    case .insert(let text): return insert(text)
    case .list(let words):
      cedit_list(editor, CandidateColumns(words: words, width: Self.width).text)
      return Int32(CEDIT_LISTED.rawValue)
    }
  }

  private func insert(_ text: String) -> Int32 {
    Int32((cedit_insert(editor, text) ? CEDIT_INSERTED : CEDIT_NOTHING).rawValue)
  }

  private static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
