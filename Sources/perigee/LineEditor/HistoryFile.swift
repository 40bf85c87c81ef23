import Glibc

/// The entries of earlier sessions: a text file of one line each, the oldest first.
///
/// A line break within an entry is written as `\n`, and a backslash as two.
struct HistoryFile {
  static let limit = 1_000

  let path: String
  /// Lines in the file, as far as this process knows.
  private var count = 0

  init(path: String) { self.path = path }

  /// The newest entries; none when there is no file yet, whose folder is made then, so that a place that
  /// cannot be written is known from the beginning.
  mutating func load() throws(LineError) -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT {
      try makeFolder()
      return []
    }
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    let lines = try bytes(descriptor).split(separator: UInt8(ascii: "\n"))
    count = lines.count
    // Only shown again, so that a damaged character is better than no history.
    return lines.suffix(Self.limit).map { Self.entry(String(decoding: $0, as: UTF8.self)) }
  }

  /// Adds an entry at once, so that a killed session has lost nothing.
  mutating func append(_ entry: String) throws(LineError) {
    try makeFolder()
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    try write([entry], to: descriptor)
    count += 1
    if count > Self.limit { try trim() }
  }

  /// Puts a file of the newest entries in this one's place. Sessions that run side by side append to
  /// the same file, so it is read again; an entry of theirs in the same millisecond can be lost.
  private mutating func trim() throws(LineError) {
    let entries = try load()
    guard count > Self.limit else { return }
    let draft = "\(path).\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    do throws(LineError) {
      try write(entries, to: descriptor)
      guard rename(draft, path) == 0 else { throw failure() }
    } catch {
      unlink(draft)
      throw error
    }
    count = entries.count
  }

  private func makeFolder() throws(LineError) {
    guard let end = path.lastIndex(of: "/") else { return }
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path[..<end].split(separator: "/") {
      made += part + "/"
      if mkdir(made, 0o700) != 0, errno != EEXIST { throw failure() }
    }
  }

  private func bytes(_ descriptor: Int32) throws(LineError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  private func write(_ entries: [String], to descriptor: Int32) throws(LineError) {
    var rest = entries.flatMap { Array((Self.line($0) + "\n").utf8) }[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      rest = rest.dropFirst(count)
    }
  }

  private func failure() -> LineError {
    .history(path: path, reason: String(cString: strerror(errno)))
  }
}

extension HistoryFile {
  static func line(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  static func entry(_ line: String) -> String {
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        entry.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        entry.append(scalar)
      }
    }
    return String(entry)
  }
}
