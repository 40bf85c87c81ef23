import Glibc
import TestSupport
import Testing

@testable import perigee

@Suite("Completion")
struct CompletionTests {
  static let words = ["contact.firm", "contact.first_name", "contact.größe", "plan:engage"]

  @Test(
    "A Tab inserts what all words have in common, then shows them",
    arguments: [
      ("plan:e", 0, Completions.Step.insert("ngage")),
      ("x = plan", 4, .insert(":engage")),
      ("contact.fi", 0, .insert("r")),
      ("contact.fir", 0, .list(["contact.firm", "contact.first_name"])),
      ("contact.gr", 0, .insert("öße")),
      ("plan:engage", 0, .nothing),
      ("sender", 0, .nothing),
    ])
  func steps(line: String, start: Int, step: Completions.Step) {
    let completions = Completions(start: start, candidates: Self.words)
    #expect(completions.step(line: line, cursor: line.utf8.count) == step)
  }

  @Test("What stands behind the cursor does not matter")
  func middle() {
    let completions = Completions(start: 2, candidates: Self.words)
    #expect(completions.step(line: "f(plan) + 1", cursor: 6) == .insert(":engage"))
  }

  @Test("Words that differ in the last byte of a character have only whole characters in common")
  func characters() {
    let completions = Completions(start: 0, candidates: ["größe", "gräser"])
    #expect(completions.step(line: "g", cursor: 1) == .insert("r"))
  }

  @Test("A word with a control character is not offered")
  func controls() {
    let completions = Completions(start: 0, candidates: ["plain", "p\u{1B}[2J"])
    #expect(completions.step(line: "p", cursor: 1) == .insert("lain"))
  }

  @Test("The words stand in columns that fit the terminal, read downwards")
  func columns() {
    // As the editor does; in the C locale only ASCII has a width.
    setlocale(LC_CTYPE, "C.UTF-8")
    let words = ["a", "größe", "ccc", "bb", "z"]
    #expect(CandidateColumns(words: words, width: 21).text == "a      ccc    z\ngröße  bb\n")
    #expect(CandidateColumns(words: ["a", "b"], width: 1).text == "a\nb\n")
  }

  @Test("Of very many words the rest is counted")
  func many() {
    let words = (0..<1_200).map { "word\($0)" }
    #expect(CandidateColumns(words: words, width: 80).text.hasSuffix("\n… and 1000 more\n"))
  }
}

@Suite("History file")
struct HistoryFileTests {
  let folder: TemporaryFolder
  var path: String { folder.path + "/state/history" }

  init() throws { folder = try TemporaryFolder() }

  @Test("An entry of several lines comes back as it was")
  func roundTrip() throws {
    let entries = ["for x in y do\n  print \"a\\n\"\nend", "größe = '\\'", "x"]
    var file = HistoryFile(path: path)
    #expect(try file.load() == [])
    for entry in entries { try file.append(entry) }
    var later = HistoryFile(path: path)
    #expect(try later.load() == entries)
  }

  @Test("Only the owner may read what was typed")
  func mode() throws {
    var file = HistoryFile(path: path)
    try file.append("x")
    #expect(permissions == 0o600)
  }

  @Test("The newest 1,000 entries are kept, those of a session beside this one among them")
  func limit() throws {
    var file = HistoryFile(path: path)
    for number in 1...999 { try file.append("entry \(number)") }
    var other = HistoryFile(path: path)
    try other.append("other")
    for number in 1_000...1_010 { try file.append("entry \(number)") }
    var later = HistoryFile(path: path)
    let entries = try later.load()
    #expect(entries.count == 1_000)
    #expect(entries.contains("other"))
    #expect(entries.last == "entry 1010")
    #expect(permissions == 0o600)
  }

  @Test("A file that cannot be written is named, with the reason")
  func failure() {
    var file = HistoryFile(path: "/proc/none/history")
    #expect(
      throws: LineError.history(path: "/proc/none/history", reason: "No such file or directory")
    ) { try file.append("x") }
  }

  private var permissions: UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }
}

@Suite("Plain lines")
struct PlainLinesTests {
  @Test("LF and CR LF end a line, and the last line needs no end")
  func ends() throws {
    #expect(try lines("a\r\n\nb") == [.line("a"), .line(""), .line("b"), .end])
    #expect(try lines("a\n") == [.line("a"), .end])
    #expect(try lines("") == [.end])
  }

  @Test("A line longer than what is read at once is whole")
  func long() throws {
    let long = String(repeating: "ö", count: 30_000)
    #expect(try lines("x\n\(long)\n\(long)") == [.line("x"), .line(long), .line(long), .end])
  }

  @Test("A line that is not UTF-8 is known by its number, and the next one is read")
  func encoding() throws {
    let source = try source(Array("a\n".utf8) + [0xE9, 0x0A] + Array("b\n".utf8))
    #expect(try source.readLine(prompt: "") == .line("a"))
    #expect(try source.readLine(prompt: "") == .damaged("\u{FFFD}", .notUTF8(line: 2)))
    #expect(try source.readLine(prompt: "") == .line("b"))
  }

  @Test("An interrupt comes before the next line, and loses none")
  func interrupt() throws {
    var interrupts = [false, true, false]
    let source = try source(Array("a\nb\n".utf8)) { interrupts.isEmpty || interrupts.removeFirst() }
    #expect(try source.readLine(prompt: "") == .interrupted)
    interrupts = Array(repeating: false, count: 9)
    #expect(try source.readLine(prompt: "") == .line("a"))
    #expect(try source.readLine(prompt: "") == .line("b"))
  }

  private func lines(_ text: String) throws -> [ReadLine] {
    let source = try source(Array(text.utf8))
    var lines: [ReadLine] = []
    while lines.last != .end { lines.append(try source.readLine(prompt: "> ")) }
    return lines
  }

  /// The bytes in a file that has no name any more once this returns.
  private func source(
    _ bytes: [UInt8], interrupted: @escaping () -> Bool = { false }
  ) throws -> PlainLines {
    let folder = try TemporaryFolder()
    let descriptor = open("\(folder.path)/lines", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    lseek(descriptor, 0, SEEK_SET)
    return PlainLines(descriptor: descriptor, interrupted: interrupted)
  }
}
